import { createSecureContext } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertParts } from '../../../src/app/monitor/alert-channels.ts';
import { ALERT_KINDS } from '../../../src/control/alert-schema.ts';
import type { AlertParts } from '../../../src/http/parts.ts';
import { findChanges } from '../../../src/monitor/alerts/find-alerts.ts';
import { mailSender, type SmtpSettings } from '../../../src/monitor/alerts/mailer.ts';
import { webhookPoster } from '../../../src/monitor/alerts/webhook.ts';
import { openTestServer, type TestServer } from '../../support/api-server.ts';
import { type MailServer, openMailServer } from '../../support/mail-server.ts';
import { type Ask, askerOf, newSite, refusal } from '../../support/monitor.ts';
import { addCheck } from '../../support/monitored-site.ts';
import { openWebhookServer, type WebhookServer } from '../../support/webhook-server.ts';

const NO_RULES = {
  ...{ kinds: [], expiring_days: 7, webhook_url: null },
  ...{ email_to: [], email_mode: 'digest', digest_hour: 8 },
};

let server: TestServer;
let hooks: WebhookServer;
let mail: MailServer;
/** Asks a server that may reach private addresses and has mail; one that may not and has none. */
let open: Ask;
let strict: Ask;
let answerStatus = 200;

beforeAll(async () => {
  server = await openTestServer();
  hooks = await openWebhookServer((response) => response.writeHead(answerStatus).end());
  mail = await openMailServer();
  // One server that is both: building one takes seconds.
  const parts = { open: partsOf(true), strict: partsOf(false) };
  let current: AlertParts = parts.open;
  const alerts: AlertParts = {
    webhookRefusal: (url) => current.webhookRefusal(url),
    get hasMail() {
      return current.hasMail;
    },
    takeTest: (site) => current.takeTest(site),
    test: (site, signal) => current.test(site, signal),
  };
  const ask = askerOf(await server.build({ monitor: { alerts } }), server.key);
  const askAs =
    (own: AlertParts): Ask =>
    (...request) => {
      current = own;
      return ask(...request);
    };
  [open, strict] = [askAs(parts.open), askAs(parts.strict)];
});
afterAll(async () => {
  await server.close();
  await hooks.close();
  await mail.close();
});

function partsOf(isOpen: boolean): AlertParts {
  const dialler = {
    resolve: async () => ({ kind: 'addresses', addresses: ['127.0.0.1'] }) as const,
    mapHost: () => undefined,
    allowPrivateNetwork: isOpen,
    secureContext: createSecureContext(),
    connectTimeoutMs: 10_000,
  };
  const smtp: SmtpSettings = {
    ...{ host: '127.0.0.1', port: mail.port, tls: 'off' as const, user: '', password: '' },
    from: 'alerts@example.org',
  };
  const channels = {
    dialler,
    post: webhookPoster(dialler, { timeoutMs: 15_000 }),
    mail: isOpen ? mailSender(smtp) : undefined,
    userAgent: 'OpenBacklinks/test',
  };
  return alertParts(channels, server.control);
}

const alertsUrl = async (): Promise<string> => `/api/sites/${await newSite(open)}/alerts`;

describe('/api/sites/{site_id}/alerts', () => {
  it('has no rules at first, changes what is sent and leaves the rest', async () => {
    const url = await alertsUrl();
    expect(await open('GET', url)).toEqual({
      status: 200,
      json: { rules: NO_RULES, alerts: [], deliveries: [] },
    });
    const email = { email_to: ['a@example.com', 'b@example.com'], digest_hour: '6' };
    const first = await open('PUT', url, { kinds: ['lost', 'back'], ...email });
    const rules = { ...NO_RULES, kinds: ['lost', 'back'], ...email, digest_hour: 6 };
    expect(first).toEqual({ status: 200, json: { rules, webhook_secret: null } });
    const second = await open('PUT', url, { expiring_days: 14, email_mode: 'immediate' });
    const changed = { ...rules, expiring_days: 14, email_mode: 'immediate' };
    expect(second.json.rules).toEqual(changed);
    expect((await open('GET', url)).json.rules).toEqual(changed);
    expect((await open('PUT', url, { email_to: [], kinds: [] })).json.rules).toMatchObject({
      ...{ email_to: [], kinds: [] },
    });
  });

  it('makes one secret, however many are the first to name a webhook', async () => {
    const url = `/api/sites/${await newSite(open)}/alerts`;
    const put = () => open('PUT', url, { webhook_url: hooks.url });
    const answers = await Promise.all(Array.from({ length: 8 }, put));
    const told = answers.map(({ json }) => json.webhook_secret).filter((secret) => secret !== null);
    expect(told).toHaveLength(1);
  });

  it('keeps what each changes, however many change something at once', async () => {
    const url = await alertsUrl();
    const changes = [
      ...[{ kinds: ['lost'] }, { expiring_days: 14 }, { email_to: ['a@example.com'] }],
      ...[{ email_mode: 'immediate' }, { digest_hour: 6 }],
    ];
    const answers = await Promise.all(changes.map((sent) => open('PUT', url, sent)));
    expect(answers.map(({ json }, i) => ({ ...json.rules, ...changes[i] }))).toEqual(
      answers.map(({ json }) => json.rules),
    );
    expect((await open('GET', url)).json.rules).toEqual(Object.assign({ ...NO_RULES }, ...changes));
  });

  it('tells a secret when it is made, and at no other time', async () => {
    const url = await alertsUrl();
    expect(refusal(await open('POST', `${url}/webhook-secret`))).toEqual([
      ...[400, 'The site has no webhook: PUT /api/sites/{site_id}/alerts'],
    ]);
    const { webhook_secret: secret } = (await open('PUT', url, { webhook_url: hooks.url })).json;
    expect(secret).toMatch(/^whsec_[\w-]{43}$/);
    const again = await open('PUT', url, { webhook_url: `${hooks.url}&x` });
    expect(again.json.webhook_secret).toBeNull();
    expect(JSON.stringify(await open('GET', url))).not.toContain('whsec_');
    const rotated = (await open('POST', `${url}/webhook-secret`)).json.webhook_secret;
    expect(rotated).toMatch(/^whsec_/);
    expect(rotated).not.toBe(secret);
    const none = await open('PUT', url, { webhook_url: '' });
    expect(none.json).toMatchObject({ rules: { webhook_url: null }, webhook_secret: null });
  });

  it.each([
    [{ kinds: ['gone'] }, 'Parameter kinds is invalid.'],
    [{ kinds: 'lost' }, 'Parameter kinds is invalid.'],
    [{ expiring_days: 0 }, 'Parameter expiring_days is invalid.'],
    [{ expiring_days: 61 }, 'Parameter expiring_days is invalid.'],
    [{ digest_hour: 24 }, 'Parameter digest_hour is invalid.'],
    [{ email_mode: 'weekly' }, 'Parameter email_mode is invalid.'],
    [{ email_to: ['nobody'] }, 'Parameter email_to is invalid.'],
    [{ email_to: ['a@b.test\r\nBcc: c@d.test'] }, 'Parameter email_to is invalid.'],
    [{ email_to: ['a@b.test, c@d.test'] }, 'Parameter email_to is invalid.'],
    [{ email_to: Array(11).fill('a@b.test') }, 'Parameter email_to is invalid.'],
    [
      { email_to: ['a@b.test'] },
      'The server has no mail server: it needs the settings smtpHost and mailFrom',
    ],
    [{ webhook_url: 'https://example.com/\0' }, 'Parameter webhook_url is invalid.'],
    [
      { webhook_url: 'example.com' },
      'Invalid webhook_url: it must be an http(s) URL of at most 2000 characters',
    ],
    [
      { webhook_url: 'http://169.254.169.254/latest/meta-data' },
      'Invalid webhook_url: it must not lead to a private address: 169.254.169.254 is metadata',
    ],
    [
      { webhook_url: 'https://inside.test/' },
      'Invalid webhook_url: it must not lead to a private address: 127.0.0.1 is loopback',
    ],
  ])('refuses %j', async (sent, message) => {
    const url = await alertsUrl();
    expect(refusal(await strict('PUT', url, sent))).toEqual([400, message]);
    expect((await strict('GET', url)).json.rules).toEqual(NO_RULES);
  });

  it('refuses rules where nobody sends alerts', async () => {
    const deaf = askerOf(server.app, server.key);
    const url = await alertsUrl();
    const answers = [
      await deaf('PUT', url, { kinds: ['lost'] }),
      await deaf('POST', `${url}/test`),
    ];
    for (const answer of answers)
      expect(refusal(answer)).toEqual([400, 'The server sends no alerts']);
  });

  it('tests each channel, and tells how it went', async () => {
    const url = await alertsUrl();
    expect((await open('POST', `${url}/test`)).json).toEqual({ deliveries: [] });
    await open('PUT', url, { webhook_url: hooks.url, email_to: ['a@example.com'] });
    expect((await open('POST', `${url}/test`)).json.deliveries).toEqual([
      { channel: 'webhook', delivered: true, error: null },
      { channel: 'email', delivered: true, error: null },
    ]);
    const sent = hooks.requests.at(-1);
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({ type: 'backlinks.test', alerts: [] });
    expect(mail.mails.at(-1)?.source).toContain('Subject: Test of backlink alerts');
    answerStatus = 410;
    expect((await open('POST', `${url}/test`)).json.deliveries[0]).toEqual({
      ...{ channel: 'webhook', delivered: false, error: 'answered 410' },
    });
    // A server that may not reach it does not, and has no mail.
    expect((await strict('POST', `${url}/test`)).json.deliveries).toEqual([
      {
        ...{ channel: 'webhook', delivered: false },
        error: 'refused-address: 127.0.0.1 is loopback',
      },
      {
        ...{ channel: 'email', delivered: false },
        error: 'the settings smtpHost and mailFrom are not set',
      },
    ]);
    expect((await open('GET', url)).json).toMatchObject({ alerts: [], deliveries: [] });
  });

  it('lets nobody flood others with tests', async () => {
    const url = `${await alertsUrl()}/test`;
    let answer = await strict('POST', url);
    for (let tests = 1; answer.status === 200 && tests < 25; tests++)
      answer = await strict('POST', url);
    expect(refusal(answer)).toEqual([429, 'Call rate limit reached.']);
  });

  it('lists what there was to tell, and its deliveries', async () => {
    const site = await newSite(open);
    const url = `/api/sites/${site}/alerts`;
    await open('PUT', url, { kinds: ALERT_KINDS, webhook_url: hooks.url, email_to: ['a@b.test'] });
    const { id } = (await open('POST', `/backlinks/${site}`, { url: 'https://a.test/' })).json;
    const now = new Date('2026-11-25T14:00:00Z');
    for (const state of ['live', 'lost'] as const)
      await addCheck(server.control, id, state, { at: now, anchor: 'shoes' });
    await findChanges(server.control, now, new AbortController().signal);
    const { alerts, deliveries } = (await open('GET', `${url}?limit=1`)).json;
    expect(alerts).toEqual([
      {
        ...{ id: expect.any(Number), kind: 'lost', at: now.toISOString(), in_digest: true },
        deliveries: [deliveries[0].id],
        backlink: expect.objectContaining({ id, from_url: 'https://a.test/', anchor: 'shoes' }),
      },
    ]);
    expect(deliveries).toEqual([
      {
        ...{ id: expect.any(String), channel: 'webhook', status: 'waiting', attempts: 0 },
        ...{ created: now.toISOString(), next_try: now.toISOString(), finished: null, error: null },
      },
    ]);
    // A backlink that is deleted leaves its alerts.
    await open('POST', `/backlinks/${site}/delete`, { backlink_ids: [id] });
    expect((await open('GET', url)).json.alerts[0].backlink).toMatchObject({
      ...{ id: null, from_url: 'https://a.test/' },
    });
  });
});
