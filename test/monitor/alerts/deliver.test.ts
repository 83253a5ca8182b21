import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { createSecureContext } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  claimDelivery,
  dueDeliveries,
  listDeliveries,
} from '../../../src/control/alert-deliveries.ts';
import {
  changeAlertRules,
  NO_ALERTS,
  rotateWebhookSecret,
} from '../../../src/control/alert-rules.ts';
import { listAlerts, removeOldAlerts } from '../../../src/control/alerts.ts';
import type { Control } from '../../../src/control/control.ts';
import type { DeliveryWork } from '../../../src/monitor/alerts/deliver.ts';
import { deliverDue } from '../../../src/monitor/alerts/deliver-due.ts';
import { findChanges } from '../../../src/monitor/alerts/find-alerts.ts';
import { mailSender, type SmtpSettings } from '../../../src/monitor/alerts/mailer.ts';
import { makeDigests } from '../../../src/monitor/alerts/make-digests.ts';
import { webhookPoster } from '../../../src/monitor/alerts/webhook.ts';
import { openTestControl } from '../../support/control.ts';
import { type MailServer, mailParts, openMailServer } from '../../support/mail-server.ts';
import { addCheck, type MonitoredSite, monitoredSite } from '../../support/monitored-site.ts';
import { openWebhookServer, type WebhookServer } from '../../support/webhook-server.ts';

const NEVER = new AbortController().signal;
const START = new Date('2026-11-25T14:00:00Z');

let control: Control;
let hooks: WebhookServer;
let mail: MailServer;
/** Answers of the webhook's receiver, in their order; then 200. */
const answers: number[] = [];
/** Channel, end and reason of each try. */
const counted: string[] = [];
let now = START;
let work: DeliveryWork;

beforeAll(async () => {
  control = await openTestControl();
  hooks = await openWebhookServer((response) => response.writeHead(answers.shift() ?? 200).end());
  mail = await openMailServer();
});
afterAll(async () => {
  await mail.close();
  await hooks.close();
  await control.close();
});
beforeEach(() => {
  now = START;
  const dialler = {
    resolve: async () => ({ kind: 'failed', detail: 'no DNS here' }) as const,
    mapHost: () => undefined,
    allowPrivateNetwork: true,
    secureContext: createSecureContext(),
    connectTimeoutMs: 10_000,
  };
  work = {
    control,
    post: webhookPoster(dialler, { timeoutMs: 15_000 }),
    mail: mailSender(smtp(mail.port)),
    userAgent: 'OpenBacklinks/test',
    now: () => now,
    onTried: (channel, end) =>
      counted.push(
        [channel, end.kind, ...(end.kind === 'delivered' ? [] : [end.reason])].join(' '),
      ),
  };
});
afterEach(async () => {
  hooks.requests.length = 0;
  mail.mails.length = 0;
  answers.length = 0;
  counted.length = 0;
  await control.db.deleteFrom('alerts').execute();
  await control.db.deleteFrom('alert_deliveries').execute();
});

const smtp = (port: number, more: Partial<SmtpSettings> = {}): SmtpSettings => ({
  ...{ host: '127.0.0.1', port, tls: 'off', user: '', password: '' },
  ...{ from: 'Backlinks <alerts@example.org>', ...more },
});

const email = (to: string[], digest = false, hour = 8) => ({ email: { to, digest, hour } });
const webhook = () => ({ webhookUrl: hooks.url });

/** Has the backlinks of a site lost. */
async function lose({ backlinks }: MonitoredSite, at = START): Promise<void> {
  for (const state of ['live', 'lost'] as const)
    for (const id of backlinks)
      await addCheck(control, id, state, { at, anchor: 'shoes', to_url: 'https://example.com/' });
  await findChanges(control, now, NEVER);
}

const deliver = () => deliverDue(work, NEVER);
const deliveriesOf = ({ siteId }: MonitoredSite) => listDeliveries(control, siteId, 100);
const minutesLater = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

describe('a webhook', () => {
  it('gets what happened, signed', async () => {
    const site = await monitoredSite(control, webhook());
    await lose(site);
    await deliver();
    await deliver();
    const [request, ...more] = hooks.requests;
    expect(more).toEqual([]);
    const [delivery] = await deliveriesOf(site);
    expect(delivery).toMatchObject({ status: 'delivered', attempts: 1, finishedAt: START });
    const [alert] = await listAlerts(control, site.siteId, 10);
    expect(JSON.parse(request?.body ?? '')).toEqual({
      id: delivery?.id,
      type: 'backlinks.alerts',
      created_at: START.toISOString(),
      site: { id: site.siteId, title: 'Example', url: 'https://example.com/' },
      alerts: [
        {
          ...{ id: alert?.id, kind: 'lost', at: START.toISOString() },
          backlink: {
            ...{ id: site.backlinks[0], from_url: 'https://h0.test/', anchor: 'shoes' },
            ...{ to_url: 'https://example.com/', state: 'lost', was: 'live', outcome: 'lost' },
            ...{ http_status: 200, rel: [], ends_on: null, charge_period: null },
            ...{ price: null, currency: null },
          },
        },
      ],
    });
    const seconds = START.getTime() / 1000;
    const hmac = createHmac('sha256', site.secret ?? '');
    const v1 = hmac.update(`${seconds}.${request?.body}`).digest('hex');
    expect(request?.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'OpenBacklinks/test',
      'x-backlinks-delivery': delivery?.id,
      'x-backlinks-signature': `t=${seconds},v1=${v1}`,
    });
  });

  it('gets a hundred alerts at once at most, each once', async () => {
    const site = await monitoredSite(control, webhook(), { pages: 205 });
    await lose(site);
    await deliver();
    const sent = hooks.requests.map(({ body }) => JSON.parse(body).alerts);
    expect(sent.map(({ length }) => length).sort()).toEqual([100, 100, 5].sort());
    expect(new Set(sent.flat().map(({ id }) => id)).size).toBe(205);
  });

  it('is tried again for a day, with one id and one body, then given up', async () => {
    const site = await monitoredSite(control, webhook());
    await lose(site);
    answers.push(500, 404, 302, 503, 500, 500, 500, 500, 500, 200);
    const tried: number[] = [];
    for (let [delivery] = await deliveriesOf(site); delivery?.nextTryAt !== undefined; ) {
      now = new Date(delivery.nextTryAt.getTime() - 1);
      await deliver();
      expect(hooks.requests).toHaveLength(tried.length);
      now = delivery.nextTryAt;
      await deliver();
      tried.push((now.getTime() - START.getTime()) / 60_000);
      [delivery] = await deliveriesOf(site);
    }
    expect(tried).toEqual([0, 1, 6, 21, 81, 201, 441, 921, 1521]);
    expect(new Set(hooks.requests.map(({ body }) => body)).size).toBe(1);
    const ids = hooks.requests.map(({ headers }) => headers['x-backlinks-delivery']);
    expect(new Set(ids).size).toBe(1);
    const signatures = hooks.requests.map(({ headers }) => headers['x-backlinks-signature']);
    expect(new Set(signatures).size).toBe(9);
    expect(await deliveriesOf(site)).toMatchObject([
      {
        ...{ status: 'failed', attempts: 9, lastError: 'answered 500' },
        ...{ nextTryAt: undefined, finishedAt: minutesLater(1521) },
      },
    ]);
    expect(counted).toEqual([
      ...['webhook put-off http-5xx', 'webhook put-off http-4xx', 'webhook put-off http-3xx'],
      ...Array(5).fill('webhook put-off http-5xx'),
      'webhook failed http-5xx',
    ]);
  });

  it('shows why a try failed, and that it was delivered in the end', async () => {
    const site = await monitoredSite(control, webhook());
    await lose(site);
    answers.push(302);
    await deliver();
    expect(await deliveriesOf(site)).toMatchObject([
      {
        ...{ status: 'waiting', attempts: 1, nextTryAt: minutesLater(1) },
        lastError: 'answered 302: redirects are not followed',
      },
    ]);
    now = minutesLater(1);
    await deliver();
    expect(await deliveriesOf(site)).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });

  it('that is away costs one try a round, and keeps no other waiting', async () => {
    const away = await monitoredSite(control, webhook(), { pages: 205 });
    await lose(away);
    answers.push(500);
    await deliver();
    expect(hooks.requests).toHaveLength(1);
    expect((await deliveriesOf(away)).map(({ attempts }) => attempts).sort()).toEqual([0, 0, 1]);
    const other = await monitoredSite(control, webhook());
    await lose(other);
    const [first] = await dueDeliveries(control, now, 1);
    const ahead = await dueDeliveries(control, now, 2);
    expect(first).toBeDefined();
    expect(new Set(ahead.map(({ siteId }) => siteId)).size).toBe(2);
    // Nor do many of one account that are.
    const { accountId } = away;
    for (let n = 0; n < 3; n++) await lose(await monitoredSite(control, webhook(), { accountId }));
    const accounts = await dueDeliveries(control, now, 2);
    expect(new Set(accounts.map((delivery) => delivery.accountId)).size).toBe(2);
  });

  it('that is slow takes a place of its account, and none of others that come meanwhile', async () => {
    const held: ServerResponse[] = [];
    const slow = await openWebhookServer((response) => void held.push(response));
    const { accountId } = await monitoredSite(control, {});
    const slowSites = [];
    for (let n = 0; n < 6; n++)
      slowSites.push(await monitoredSite(control, { webhookUrl: slow.url }, { accountId }));
    for (const site of slowSites) await lose(site);
    const round = deliver();
    await expect.poll(() => held.length, { timeout: 10_000 }).toBe(4);
    const other = await monitoredSite(control, webhook());
    await lose(other);
    await expect.poll(() => hooks.requests.length, { timeout: 10_000 }).toBe(1);
    expect(held).toHaveLength(4);
    for (const response of held.splice(0)) response.end();
    await expect.poll(() => held.length, { timeout: 10_000 }).toBe(2);
    for (const response of held) response.end();
    await round;
    for (const site of [...slowSites, other])
      expect(await deliveriesOf(site)).toMatchObject([{ status: 'delivered', attempts: 1 }]);
    await slow.close();
  });

  it('is tried again after a process died in the middle of a try', async () => {
    const site = await monitoredSite(control, webhook());
    await lose(site);
    const [delivery] = await dueDeliveries(control, now, 1);
    if (delivery === undefined) throw new Error('none is due');
    // Of two processes, one gets it; and it dies.
    expect(await claimDelivery(control, delivery, minutesLater(1))).toBe(true);
    expect(await claimDelivery(control, delivery, minutesLater(1))).toBe(false);
    await deliver();
    expect(hooks.requests).toHaveLength(0);
    now = minutesLater(1);
    await deliver();
    expect(hooks.requests).toHaveLength(1);
    expect(await deliveriesOf(site)).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });

  it('gets signatures of both secrets for a day after a change', async () => {
    const site = await monitoredSite(control, webhook());
    const secret = await rotateWebhookSecret(control, site.siteId, START);
    expect(secret).not.toBe(site.secret);
    const signaturesAt = async (minute: number) => {
      now = minutesLater(minute);
      await lose(site, now);
      await addCheck(control, site.backlinks[0] ?? 0, 'live');
      await findChanges(control, now, NEVER);
      await deliver();
      const request = hooks.requests.at(-1);
      const [time, ...signed] = String(request?.headers['x-backlinks-signature']).split(',');
      return [secret ?? '', site.secret ?? ''].map((key) => {
        const text = `${time?.slice(2)}.${request?.body}`;
        return signed.includes(`v1=${createHmac('sha256', key).update(text).digest('hex')}`);
      });
    };
    expect(await signaturesAt(60)).toEqual([true, true]);
    expect(await signaturesAt(24 * 60)).toEqual([true, false]);
  });

  it('that is no more gets nothing', async () => {
    const site = await monitoredSite(control, webhook());
    await lose(site);
    await changeAlertRules(control, site.siteId, () => NO_ALERTS);
    await deliver();
    expect(hooks.requests).toEqual([]);
    expect(await deliveriesOf(site)).toMatchObject([
      { status: 'failed', lastError: 'the site has no webhook any more' },
    ]);
  });
});

describe('mail at once', () => {
  it('is sent to all recipients, as text and HTML', async () => {
    const to = ['a@example.com', 'b@example.com'];
    const site = await monitoredSite(control, email(to), { title: 'Shop <b>Ä</b>' });
    await lose(site);
    await deliver();
    const [{ source = '', ...envelope } = {}, ...more] = mail.mails;
    expect(more).toEqual([]);
    expect(envelope).toMatchObject({ from: 'alerts@example.org', to });
    const [delivery] = await deliveriesOf(site);
    expect(source).toContain(`Message-ID: <${delivery?.id}@example.org>`);
    expect(source).toContain('Auto-Submitted: auto-generated');
    const parts = mailParts(source);
    expect(parts.get('text/plain')).toContain('Shop <b>Ä</b> (https://example.com/)');
    expect(parts.get('text/plain')).toContain('- https://h0.test/');
    expect(parts.get('text/html')).toContain('Shop &lt;b&gt;Ä&lt;/b&gt;');
    expect(parts.get('text/html')).toContain('<a href="https://h0.test/">');
    expect(delivery).toMatchObject({ status: 'delivered', channel: 'email', recipients: to });
  });

  it('tells who was not reached, and fails when nobody was', async () => {
    const some = await monitoredSite(control, email(['a@example.com', 'b@nowhere.test']));
    const none = await monitoredSite(control, email(['b@nowhere.test']));
    await lose(some);
    await lose(none);
    await deliver();
    expect(mail.mails.map(({ to }) => to)).toEqual([['a@example.com']]);
    expect(await deliveriesOf(some)).toMatchObject([
      { status: 'delivered', lastError: 'not taken: b@nowhere.test' },
    ]);
    expect(await deliveriesOf(none)).toMatchObject([
      { status: 'failed', attempts: 1, lastError: expect.stringContaining('no such mailbox') },
    ]);
    expect(counted.toSorted()).toEqual(['email delivered', 'email failed refused']);
  });

  it('waits for a server that is away, or whose password is wrong', async () => {
    const site = await monitoredSite(control, email(['a@example.com']));
    await lose(site);
    const closed = await openMailServer('right');
    const wrong = smtp(closed.port, { user: 'me', password: 'wrong' });
    await deliverDue({ ...work, mail: mailSender(wrong) }, NEVER);
    expect(await deliveriesOf(site)).toMatchObject([
      { status: 'waiting', lastError: expect.stringContaining('wrong password') },
    ]);
    await closed.close();
    now = minutesLater(1);
    await deliverDue({ ...work, mail: mailSender(wrong) }, NEVER);
    expect(await deliveriesOf(site)).toMatchObject([
      { status: 'waiting', attempts: 2, lastError: expect.stringContaining('ECONNREFUSED') },
    ]);
    now = minutesLater(6);
    await deliverDue({ ...work, mail: undefined }, NEVER);
    expect(await deliveriesOf(site)).toMatchObject([
      { status: 'waiting', lastError: 'the settings smtpHost and mailFrom are not set' },
    ]);
    now = minutesLater(21);
    await deliver();
    expect(await deliveriesOf(site)).toMatchObject([{ status: 'delivered', attempts: 4 }]);
  });

  it('is sent again to those alone who were not taken for now', async () => {
    let isGrey = true;
    const server = await openMailServer(undefined, {
      recipient: (address) => {
        if (address === 'gone@example.com') return [550, '5.1.1 no such mailbox'];
        return isGrey && address === 'grey@example.com' ? [451, '4.7.1 try later'] : undefined;
      },
    });
    const to = ['a@example.com', 'grey@example.com', 'gone@example.com'];
    const site = await monitoredSite(control, email(to));
    await lose(site);
    const greylisted = { ...work, mail: mailSender(smtp(server.port)) };
    await deliverDue(greylisted, NEVER);
    const lastError = 'not taken: gone@example.com, grey@example.com (for now)';
    expect(await deliveriesOf(site)).toMatchObject([
      { status: 'waiting', recipients: ['grey@example.com'], lastError },
    ]);
    isGrey = false;
    now = minutesLater(1);
    await deliverDue(greylisted, NEVER);
    expect(await deliveriesOf(site)).toMatchObject([{ status: 'delivered', attempts: 2 }]);
    expect(server.mails.map(({ to: taken }) => taken)).toEqual([
      ['a@example.com'],
      ['grey@example.com'],
    ]);
    const ids = server.mails.map(({ source }) => /^Message-ID: .*$/m.exec(source)?.[0]);
    expect(new Set(ids).size).toBe(1);
    await server.close();
  });

  it.each([
    ['the sender is refused', { sender: () => [553, '5.1.8 unknown sender'] as const }],
    ['a password is wanted', { sender: () => [530, '5.7.0 Authentication required'] as const }],
    ['it is no relay', { recipient: () => [554, '5.7.1 Relay access denied'] as const }],
  ])('waits for the operator when %s', async (_, refusals) => {
    const server = await openMailServer(undefined, refusals);
    const site = await monitoredSite(control, email(['a@example.com']));
    await lose(site);
    await deliverDue({ ...work, mail: mailSender(smtp(server.port)) }, NEVER);
    expect(await deliveriesOf(site)).toMatchObject([{ status: 'waiting', attempts: 1 }]);
    await server.close();
  });

  it('logs in', async () => {
    const server = await openMailServer('right');
    const site = await monitoredSite(control, email(['a@example.com']));
    await lose(site);
    const settings = smtp(server.port, { user: 'me', password: 'right' });
    await deliverDue({ ...work, mail: mailSender(settings) }, NEVER);
    expect(server.mails).toMatchObject([{ user: 'me' }]);
    await server.close();
  });

  it('is not sent in the clear where TLS is required', async () => {
    const site = await monitoredSite(control, email(['a@example.com']));
    await lose(site);
    await deliverDue({ ...work, mail: mailSender(smtp(mail.port, { tls: 'starttls' })) }, NEVER);
    expect(mail.mails).toEqual([]);
    expect(await deliveriesOf(site)).toMatchObject([{ status: 'waiting', attempts: 1 }]);
  });
});

describe('a digest', () => {
  const digestAt = async (text: string) => {
    now = new Date(text);
    await makeDigests(control, now);
    await deliver();
    return mail.mails.splice(0);
  };

  it('is one mail at its hour for all sites of an account with the same readers', async () => {
    const readers = ['a@example.com', 'b@example.com'];
    const one = await monitoredSite(control, email(readers, true));
    const { accountId } = one;
    const swapped = email(readers.toReversed(), true);
    const two = await monitoredSite(control, swapped, { accountId, title: 'Second', pages: 2 });
    const other = await monitoredSite(control, email(readers, true), { title: 'Foreign' });
    for (const site of [one, two, other]) await lose(site, new Date('2026-11-25T14:00:00Z'));
    expect(await digestAt('2026-11-25T14:01:00Z')).toEqual([]);
    expect(await digestAt('2026-11-26T07:59:00Z')).toEqual([]);
    const mails = await digestAt('2026-11-26T08:00:00Z');
    const texts = mails.map(({ source }) => mailParts(source).get('text/plain') ?? '');
    expect(texts.map((text) => text.match(/^\S.*\(.*\)$/gm)).sort()).toEqual([
      [
        ...['Example (https://example.com/)', 'Lost (1)'],
        ...['Second (https://example.com/)', 'Lost (2)'],
      ],
      ['Foreign (https://example.com/)', 'Lost (1)'],
    ]);
    expect(mails.map(({ source }) => /^Subject: (.*)$/m.exec(source)?.[1]?.trim()).sort()).toEqual([
      'Backlinks of 2 sites: 3 lost',
      'Backlinks of Foreign: 1 lost',
    ]);
    expect(await digestAt('2026-11-26T08:01:00Z')).toEqual([]);
    expect(await digestAt('2026-11-27T08:00:00Z')).toEqual([]);
  });

  it('comes once a day, also when a check of the last minute was found after it', async () => {
    const site = await monitoredSite(control, email(['a@example.com'], true), { pages: 2 });
    const [first = 0, last = 0] = site.backlinks;
    for (const id of [first, last]) await addCheck(control, id, 'live', { at: START });
    await addCheck(control, first, 'lost', { at: START });
    await findChanges(control, START, NEVER);
    expect(await digestAt('2026-11-26T08:00:00Z')).toHaveLength(1);
    await addCheck(control, last, 'lost', { at: new Date('2026-11-26T07:59:59Z') });
    await findChanges(control, new Date('2026-11-26T08:00:02Z'), NEVER);
    expect(await digestAt('2026-11-26T08:01:00Z')).toEqual([]);
    expect(await digestAt('2026-11-27T08:00:00Z')).toHaveLength(1);
  });

  it('is made up for when its hour was missed, and made once by many', async () => {
    const site = await monitoredSite(control, email(['a@example.com'], true, 23));
    await lose(site, new Date('2026-11-25T14:00:00Z'));
    now = new Date('2026-11-26T03:00:00Z');
    await Promise.all([1, 2, 3].map(() => makeDigests(control, now)));
    await deliver();
    expect(mail.mails).toHaveLength(1);
    expect(await listAlerts(control, site.siteId, 10)).toMatchObject([{ waitsForDigest: false }]);
  });

  it('that nobody wants any more is not made; who wants mail at once gets what waited', async () => {
    const dropped = await monitoredSite(control, email(['a@example.com'], true));
    const changed = await monitoredSite(control, email(['b@example.com'], true));
    for (const site of [dropped, changed]) await lose(site);
    await changeAlertRules(control, dropped.siteId, () => NO_ALERTS);
    await changeAlertRules(control, changed.siteId, () => ({
      ...NO_ALERTS,
      ...email(['b@example.com']),
    }));
    const mails = await digestAt('2026-11-25T14:05:00Z');
    expect(mails.map(({ to }) => to)).toEqual([['b@example.com']]);
    expect(await digestAt('2026-11-26T08:00:00Z')).toEqual([]);
  });
});

describe('removeOldAlerts', () => {
  it('removes after 90 days what is over, and nothing that waits', async () => {
    const over = await monitoredSite(control, webhook());
    const waiting = await monitoredSite(control, email(['a@example.com'], true));
    for (const site of [over, waiting]) await lose(site);
    await deliver();
    const daysLater = (days: number) => new Date(START.getTime() + days * 86_400_000);
    await removeOldAlerts(control, daysLater(90));
    expect(await listAlerts(control, over.siteId, 10)).toHaveLength(1);
    expect(await deliveriesOf(over)).toHaveLength(1);
    await removeOldAlerts(control, daysLater(91));
    expect(await listAlerts(control, over.siteId, 10)).toEqual([]);
    expect(await control.db.selectFrom('alert_deliveries').select('id').execute()).toEqual([]);
    expect(await listAlerts(control, waiting.siteId, 10)).toHaveLength(1);
  });
});
