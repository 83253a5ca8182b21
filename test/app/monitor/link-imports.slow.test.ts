/** Imports from other services through the queue: services are functions here, all else is as the server has it. */
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDailyImports, startLinkImports } from '../../../src/app/monitor/link-imports.ts';
import type { Control } from '../../../src/control/control.ts';
import {
  type ImportService,
  importByToken,
  listImports,
  startImport,
} from '../../../src/control/import-tasks.ts';
import { type Jobs, openJobs } from '../../../src/control/jobs.ts';
import { createKey } from '../../../src/control/keys.ts';
import { deleteBacklinks } from '../../../src/control/site-backlinks.ts';
import { addSite, changeSite, removeSite, type Site } from '../../../src/control/sites.ts';
import type { LinkService, LinkServices } from '../../../src/monitor/run-import.ts';
import { readVendorTable } from '../../../src/vendorfiles/vendor-file.ts';
import { openTestControl } from '../../support/control.ts';

const naming =
  (...urls: readonly string[]): LinkService =>
  async () =>
    readVendorTable(urls.map((url) => [url]));

describe('imports from other services', () => {
  let control: Control;
  let jobs: Jobs;
  let accountId: number;
  let site: Site;
  let running: { close(): Promise<void> } | undefined;
  beforeAll(async () => {
    control = await openTestControl();
    accountId = (await createKey(control)).key.accountId;
  });
  afterAll(() => control.close());
  beforeEach(async () => {
    jobs = await openJobs(control);
    site = await newSite();
  });
  afterEach(async () => {
    await running?.close();
    running = undefined;
    await jobs.close();
  });

  const newSite = () =>
    addSite(control, accountId, {
      ...{ title: 'Example', url: 'https://example.com/' },
      ...{ host: 'example.com', domain: 'example.com' },
    });
  const work = async (services: LinkServices, wake = () => {}) => {
    running = await startLinkImports({ control, services, wake }, jobs);
  };
  const latest = async () => (await listImports(control, site.id))[0];
  const ends = (status: string) =>
    expect.poll(async () => (await latest())?.status, { timeout: 15_000 }).toBe(status);

  it('bring backlinks, a report, and word that there are some to check', async () => {
    let woken = 0;
    await work({ bing: naming('https://a.test/', 'nothing', 'https://a.test/') }, () => woken++);
    await startImport(control, jobs, site.id, 'bing');
    await ends('complete');
    expect(await latest()).toMatchObject({
      source: 'bing',
      report: { source: 'bing', added: 1, duplicates: 1, invalid: 1 },
    });
    expect(woken).toBe(1);
    const rows = await control.db
      .selectFrom('site_backlinks')
      .select(['from_url', 'source'])
      .where('site_id', '=', site.id)
      .execute();
    expect(rows).toEqual([{ from_url: 'https://a.test/', source: 'bing' }]);
  });

  it('fail with what the service said, or for want of a key', async () => {
    await work({
      bing: async () => {
        throw new Error('Bing: answered 400: not your site');
      },
    });
    await startImport(control, jobs, site.id, 'bing');
    await ends('failed');
    expect(await latest()).toMatchObject({
      report: { error: 'Bing: answered 400: not your site' },
    });
    await startImport(control, jobs, site.id, 'yandex');
    await expect
      .poll(async () => (await latest())?.report, { timeout: 15_000 })
      .toEqual({ error: 'the server has no key for yandex' });
  });

  it('bring back nothing that was deleted', async () => {
    await work({ bing: naming('https://a.test/', 'https://b.test/') });
    await startImport(control, jobs, site.id, 'bing');
    await ends('complete');
    const rows = () =>
      control.db.selectFrom('site_backlinks').select('id').where('site_id', '=', site.id).execute();
    await deleteBacklinks(control, site.id, [(await rows())[0]?.id ?? 0]);
    const { token } = await startImport(control, jobs, site.id, 'bing');
    await expect
      .poll(() => importByToken(control, site.id, token), { timeout: 15_000 })
      .toMatchObject({ status: 'complete', report: { added: 0, duplicates: 2 } });
    expect(await rows()).toHaveLength(1);
  });

  it('bring what was named before a failure', async () => {
    await work({
      bing: async () => ({
        ...(await readVendorTable([['https://a.test/']])),
        error: 'Bing: answered 400: UserBlocked',
      }),
    });
    await startImport(control, jobs, site.id, 'bing');
    await ends('failed');
    expect(await latest()).toMatchObject({
      report: { added: 1, error: 'Bing: answered 400: UserBlocked' },
    });
  });

  it('run beside each other for different services, one at a time for each', async () => {
    const [bing, again, yandex] = [
      await startImport(control, jobs, site.id, 'bing'),
      await startImport(control, jobs, site.id, 'bing'),
      await startImport(control, jobs, site.id, 'yandex'),
    ];
    expect(again.token).toBe(bing.token);
    expect(yandex.token).not.toBe(bing.token);
  });

  it('go on when the server that ran one has stopped', async () => {
    const { promise: begun, resolve } = Promise.withResolvers<void>();
    await work({
      gsc: (_, signal) => {
        resolve();
        return new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        );
      },
    });
    await startImport(control, jobs, site.id);
    await begun;
    await running?.close();
    await jobs.close();
    expect((await latest())?.status).toBe('processing');

    jobs = await openJobs(control);
    await work({ gsc: naming('https://late.test/') });
    await expect.poll(async () => (await latest())?.status, { timeout: 60_000 }).toBe('complete');
  });

  it('have nothing to do for a site that was removed', async () => {
    await startImport(control, jobs, site.id, 'bing');
    await removeSite(control, accountId, site.id);
    site = await newSite();
    await startImport(control, jobs, site.id, 'bing');
    await work({ bing: naming('https://a.test/') });
    await ends('complete');
  });

  it('are daily for sheets of sites that say so, and where a service has brought links', async () => {
    const services = { gsc: naming(), bing: naming(), yandex: naming() };
    const started = async (site: Site): Promise<ImportService[]> =>
      (await listImports(control, site.id))
        .filter(({ status }) => status === 'queued')
        .map(({ source }) => source as ImportService)
        .sort();
    const gscSheet = 'https://docs.google.com/spreadsheets/d/1';
    const [off, sheet] = [await newSite(), await newSite()];
    const [owned, former, away] = [await newSite(), await newSite(), await newSite()];
    const settings = { gscSheet, gscAutoimport: true };
    await changeSite(control, accountId, sheet.id, { settings });
    await changeSite(control, accountId, off.id, { settings: { gscSheet } });
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    for (const [owner, source, status, days] of [
      [owned, 'bing', 'complete', 2],
      // An outage.
      [owned, 'bing', 'failed', 1],
      [owned, 'yandex', 'failed', 1],
      [former, 'bing', 'complete', 31],
      [former, 'bing', 'failed', 1],
      // A week after the latest try.
      [away, 'bing', 'complete', 300],
      [away, 'bing', 'failed', 6.9],
      [away, 'yandex', 'failed', 6.9],
    ] as const) {
      const { token } = await startImport(control, jobs, owner.id, source);
      await control.db
        .updateTable('import_tasks')
        .set({ status, changed_at: daysAgo(days) })
        .where('token', '=', token)
        .execute();
    }
    await sql`
      INSERT INTO import_tasks (token, site_id, source, status, changed_at)
      SELECT md5(day::text), ${away.id}, 'bing', 'failed', now() - day * interval '1 day'
      FROM generate_series(7, 290) AS day`.execute(control.db);
    await startDailyImports({ control, services }, jobs);
    const sites = [off, sheet, owned, former, away];
    expect(await Promise.all(sites.map(started))).toEqual([[], ['gsc'], ['bing'], [], ['bing']]);
    // However many failed since, the one that was complete is known.
    const { rows } = await sql`
      SELECT status, count(*) FROM import_tasks WHERE site_id = ${away.id} AND source = 'bing'
      GROUP BY status ORDER BY status`.execute(control.db);
    expect(rows).toEqual([
      { status: 'complete', count: 1 },
      { status: 'failed', count: 100 },
      { status: 'queued', count: 1 },
    ]);
    const without = await newSite();
    await changeSite(control, accountId, without.id, { settings });
    await startDailyImports({ control, services: {} }, jobs);
    expect(await started(without)).toEqual([]);
  });
});
