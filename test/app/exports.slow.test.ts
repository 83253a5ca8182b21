/** Tasks that go wrong, and what a process leaves behind that was killed at a bad moment. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startExports } from '../../src/app/export/exports.ts';
import { type ExportWork, runExport } from '../../src/app/export/run-export.ts';
import type { Control } from '../../src/control/control.ts';
import {
  beginExport,
  type ExportTask,
  exportTask,
  requestExport,
  storedName,
} from '../../src/control/export-tasks.ts';
import { type Jobs, openJobs } from '../../src/control/jobs.ts';
import { createKey, listKeys } from '../../src/control/keys.ts';
import { insertBacklinks } from '../support/backlink-rows.ts';
import { openTestControl } from '../support/control.ts';
import { openEmbeddedIndex } from '../support/link-index.ts';

const NEVER = new AbortController().signal;
let control: Control;
let jobs: Jobs;
let index: ClickHouseClient;
let closeIndex: () => Promise<void>;
let folder = '';
let work: ExportWork;
let keyId = 0;
const notices: string[] = [];
const charged: number[] = [];

beforeAll(async () => {
  control = await openTestControl();
  jobs = await openJobs(control);
  ({ index, close: closeIndex } = await openEmbeddedIndex());
  await insertBacklinks(index, [
    { from: 'https://a.test/', to: 'https://example.com/' },
    { from: 'https://b.test/', to: 'https://example.com/' },
  ]);
});
afterAll(async () => {
  await jobs.close();
  await control.close();
  await closeIndex();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'exports-'));
  notices.length = 0;
  charged.length = 0;
  const onNotice = (text: string) => void notices.push(text);
  work = {
    index,
    control,
    folder,
    keepMs: 60_000,
    onCharged: (units) => void charged.push(units),
    onNotice,
  };
  keyId = (await createKey(control, { units: 100 })).key.id;
  return () => rmSync(folder, { recursive: true });
});

async function requested(): Promise<string> {
  const question = { target: 'example.com', mode: 'host', filters: {} };
  const id = await requestExport(control, jobs, keyId, question);
  if (id === undefined) throw new Error('rejected');
  return id;
}

const task = async (id: string): Promise<ExportTask | undefined> => exportTask(control, keyId, id);
const unitsUsed = async () => (await listKeys(control)).find(({ id }) => id === keyId)?.unitsUsed;

describe('runExport', () => {
  it('makes the file under the name of its attempt, and charges it', async () => {
    const id = await requested();
    await runExport(work, id, NEVER);
    const made = await task(id);
    expect(made).toMatchObject({ status: 'complete', rowsTotal: 2, rowsWritten: 2, attempt: 1 });
    expect(readdirSync(folder)).toEqual([`${id}-1.csv.gz`]);
    expect(made?.file?.bytes).toBe(readFileSync(join(folder, `${id}-1.csv.gz`)).length);
    expect(await unitsUsed()).toBe(2);
  });

  it('does nothing for a task that is finished, or gone', async () => {
    const id = await requested();
    await runExport(work, id, NEVER);
    await runExport(work, id, NEVER);
    await runExport(work, 'F'.repeat(32), NEVER);
    expect([await unitsUsed(), charged]).toEqual([2, [2]]);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('gives a task back when it is told to stop, and blames nobody', async () => {
    const id = await requested();
    await expect(runExport(work, id, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
    expect(await task(id)).toMatchObject({ status: 'queued', failures: 0 });
    expect([readdirSync(folder), notices]).toEqual([[], []]);
    await runExport(work, id, NEVER);
    expect(await task(id)).toMatchObject({ status: 'complete', attempt: 2 });
  });

  it('tries three times what fails, then says so', async () => {
    const id = await requested();
    writeFileSync(join(folder, 'file'), '');
    const broken = { ...work, folder: join(folder, 'file') };
    for (const failures of [1, 2]) {
      await expect(runExport(broken, id, NEVER)).rejects.toThrow();
      expect(await task(id)).toMatchObject({ status: 'queued', failures });
    }
    await runExport(broken, id, NEVER);
    expect(await task(id)).toMatchObject({ status: 'failed', reason: 'unexpected' });
    expect(notices).toHaveLength(3);
    expect(await unitsUsed()).toBe(0);
  });

  it('gives up a task that was begun too often without an end', async () => {
    const id = await requested();
    for (let attempt = 1; attempt <= 25; attempt++) await beginExport(control, id);
    await runExport(work, id, NEVER);
    expect(await task(id)).toMatchObject({ status: 'failed', reason: 'interrupted' });
  });

  it('keeps no file that the units do not cover any more', async () => {
    const id = await requested();
    await control.db
      .updateTable('api_keys')
      .set({ units_used: 99 })
      .where('id', '=', keyId)
      .execute();
    await runExport(work, id, NEVER);
    expect(await task(id)).toMatchObject({ status: 'failed', reason: 'units' });
    expect(readdirSync(folder)).toEqual([]);
    expect(await unitsUsed()).toBe(99);
  });
});

describe('startExports', () => {
  it('takes up what a killed process had written and not charged, and charges it once', async () => {
    const id = await requested();
    const begun = await beginExport(control, id);
    const left = begun === undefined ? '' : storedName(begun);
    for (const name of [left, `${left}.partial`, 'output-123']) {
      writeFileSync(join(folder, name), 'half');
    }
    const running = await startExports(work, await openJobs(control));
    while ((await task(id))?.status !== 'complete') await setTimeout(20);
    await running.close();
    expect(readdirSync(folder)).toEqual([`${id}-2.csv.gz`]);
    const text = gunzipSync(readFileSync(join(folder, `${id}-2.csv.gz`))).toString();
    expect(text.split('\r\n')).toHaveLength(4);
    expect(await unitsUsed()).toBe(2);
  });

  it('makes up for a job that was lost', async () => {
    const id = await requested();
    await control.pool.query('DELETE FROM backlinks_jobs.job');
    const running = await startExports(work, await openJobs(control));
    while ((await task(id))?.status !== 'complete') await setTimeout(20);
    await running.close();
  });

  it('keeps the files of complete tasks, and removes them when their time is over', async () => {
    const id = await requested();
    await runExport(work, id, NEVER);
    await (await startExports(work, await openJobs(control))).close();
    expect(readdirSync(folder)).toEqual([`${id}-1.csv.gz`]);
    await control.db
      .updateTable('export_tasks')
      .set({ expires_at: new Date(0) })
      .where('id', '=', id)
      .execute();
    await (await startExports(work, await openJobs(control))).close();
    expect(readdirSync(folder)).toEqual([]);
  });
});
