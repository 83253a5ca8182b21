/** The jobs of the alerts: a check in the log becomes a request to the site's webhook, without anybody's doing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertChannels } from '../../../src/app/monitor/alert-channels.ts';
import { startAlerts } from '../../../src/app/monitor/alerts.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import type { SettingName } from '../../../src/config/settings.ts';
import type { Control } from '../../../src/control/control.ts';
import { openJobs } from '../../../src/control/jobs.ts';
import { openTestControl } from '../../support/control.ts';
import { addCheck, monitoredSite } from '../../support/monitored-site.ts';
import { openWebhookServer } from '../../support/webhook-server.ts';

const channelsOf = (flags: Partial<Record<SettingName, string>>) =>
  alertChannels(resolveConfig({ environment: {}, flags }));

let control: Control;
beforeAll(async () => {
  control = await openTestControl();
});
afterAll(() => control.close());

const onTried = () => undefined;

describe('startAlerts', () => {
  it('tells at once what checks found when it is woken, also while it looks', async () => {
    const told = Promise.withResolvers<void>();
    const server = await openWebhookServer((response) => {
      response.end();
      if (kindsTold().includes('back')) told.resolve();
    });
    const kindsTold = (): string[] =>
      server.requests
        .flatMap(({ body }) => JSON.parse(body).alerts)
        .map(({ kind }: { readonly kind: string }) => kind);
    const { backlinks } = await monitoredSite(control, { webhookUrl: server.url });
    const [backlink = 0] = backlinks;
    const jobs = await openJobs(control);
    const onNotice = () => undefined;
    const channels = channelsOf({ allowPrivateNetwork: 'on' });
    const alerts = await startAlerts({ ...channels, control, onNotice, onTried }, jobs);
    for (const state of ['live', 'lost', 'live'] as const) {
      await addCheck(control, backlink, state);
      alerts.wake();
    }
    await told.promise;
    await alerts.close();
    await jobs.close();
    await server.close();
    expect(kindsTold().toSorted()).toEqual(['back', 'lost']);
  });

  it('finds what changed and delivers it', async () => {
    const told = Promise.withResolvers<void>();
    const server = await openWebhookServer((response) => {
      response.end();
      told.resolve();
    });
    const { backlinks } = await monitoredSite(control, { webhookUrl: server.url });
    for (const state of ['live', 'lost'] as const)
      await addCheck(control, backlinks[0] ?? 0, state);
    const jobs = await openJobs(control);
    const notices: string[] = [];
    const onNotice = (text: string) => void notices.push(text);
    const channels = channelsOf({ allowPrivateNetwork: 'on' });
    const alerts = await startAlerts({ ...channels, control, onNotice, onTried }, jobs);
    // What the schedule does each minute.
    await jobs.send('alerts', '', {});
    await told.promise;
    await alerts.close();
    await jobs.close();
    await server.close();
    expect(server.requests.map(({ body }) => JSON.parse(body).alerts[0].kind)).toEqual(['lost']);
    expect(notices).toEqual([]);
  });
});

describe('alertChannels', () => {
  it('has mail when there is a server and a sender', () => {
    expect(channelsOf({}).mail).toBeUndefined();
    const mailFrom = 'Backlinks <alerts@example.com>';
    expect(channelsOf({ smtpHost: 'localhost', mailFrom }).mail).toBeDefined();
  });

  it.each([
    [{ smtpHost: 'localhost' }, /mailFrom/],
    [{ smtpHost: 'localhost', mailFrom: 'nobody' }, /mailFrom.*"nobody"/],
    [{ smtpHost: 'localhost', mailFrom: 'a@b.test\r\nBcc: x@y.test' }, /mailFrom/],
    [{ mailFrom: 'alerts@example.com' }, /smtpHost/],
  ])('names the setting that is missing: %j', (flags, message) => {
    expect(() => channelsOf(flags)).toThrow(message);
  });
});
