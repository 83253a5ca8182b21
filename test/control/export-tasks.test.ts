import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Control } from '../../src/control/control.ts';
import {
  beginExport,
  completeExport,
  type ExportTask,
  exportBySecret,
  exportTask,
  failExport,
  listExports,
  postponeExport,
  removeExpiredExports,
  reportExport,
  requestExport,
  unfinishedExports,
} from '../../src/control/export-tasks.ts';
import { type Jobs, openJobs } from '../../src/control/jobs.ts';
import { createKey, listKeys } from '../../src/control/keys.ts';
import { CONTROL_BACKENDS } from '../support/control.ts';

const QUESTION = { target: 'http://example.com', mode: 'domain', filters: { inlinkRankFrom: 5 } };
const LATER = new Date(Date.now() + 86_400_000);
const file = (rows: number, secret: string) => ({
  ...{ rows, secret, name: 'example.com-1.csv.gz', bytes: 99, expiresAt: LATER },
});

describe.each(CONTROL_BACKENDS)('export tasks on $name', ({ open }) => {
  let control: Control;
  let jobs: Jobs;
  let keyId: number;
  beforeAll(async () => {
    control = await open();
    jobs = await openJobs(control);
  });
  afterAll(async () => {
    await jobs.close();
    await control.close();
  });
  beforeEach(async () => {
    keyId = (await createKey(control, { units: 10 })).key.id;
  });

  const unitsUsed = async () =>
    (await listKeys(control)).find((key) => key.id === keyId)?.unitsUsed;

  async function begun(): Promise<ExportTask> {
    const id = await requestExport(control, jobs, keyId, QUESTION);
    const task = id === undefined ? undefined : await beginExport(control, id);
    if (task === undefined) throw new Error('not begun');
    return task;
  }

  it('keep what was asked, under an id of the documented form', async () => {
    const id = (await requestExport(control, jobs, keyId, QUESTION)) ?? '';
    expect(id).toMatch(/^[0-9A-F]{32}$/);
    expect(await exportTask(control, keyId, id)).toMatchObject({
      status: 'queued',
      question: QUESTION,
      file: undefined,
    });
  });

  it('are one at a time for a key, however many ask at once', async () => {
    const other = (await createKey(control)).key.id;
    const asked = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        requestExport(control, jobs, at % 2 === 0 ? keyId : other, QUESTION),
      ),
    );
    expect(asked.filter((id) => id !== undefined)).toHaveLength(2);
    const [id = ''] = asked.filter((made) => made !== undefined);
    const task = await beginExport(control, id);
    expect(task).toBeDefined();
    expect(await requestExport(control, jobs, task?.keyId ?? 0, QUESTION)).toBeUndefined();
  });

  it('make place for the next when they are finished', async () => {
    const task = await begun();
    expect(await completeExport(control, task, file(3, 'done'))).toBe('complete');
    const next = await begun();
    await failExport(control, next, 'disk_full', LATER);
    expect(await requestExport(control, jobs, keyId, QUESTION)).toBeDefined();
    expect((await listExports(control, keyId, 10)).map(({ status }) => status)).toEqual([
      'queued',
      'failed',
      'complete',
    ]);
    expect((await listExports(control, keyId, 2))[1]?.reason).toBe('disk_full');
  });

  it('are unknown to other keys', async () => {
    const task = await begun();
    const other = (await createKey(control)).key.id;
    expect(await exportTask(control, other, task.id)).toBeUndefined();
    expect(await listExports(control, other, 10)).toEqual([]);
  });

  it('are charged once, however often they are completed', async () => {
    const task = await begun();
    const ends = await Promise.all(
      Array.from({ length: 8 }, () => completeExport(control, task, file(4, 'once'))),
    );
    expect(ends.filter((end) => end === 'complete')).toHaveLength(1);
    expect(ends.filter((end) => end === 'overtaken')).toHaveLength(7);
    expect(await unitsUsed()).toBe(4);
    expect((await exportBySecret(control, 'once'))?.file?.name).toBe('example.com-1.csv.gz');
  });

  it('are charged to the attempt that began last', async () => {
    const first = await begun();
    const second = await beginExport(control, first.id);
    expect(await reportExport(control, first, { rowsWritten: 1 })).toBe(false);
    expect(await completeExport(control, first, file(4, 'first'))).toBe('overtaken');
    await postponeExport(control, first, 1);
    expect(second && (await completeExport(control, second, file(5, 'second')))).toBe('complete');
    expect(await unitsUsed()).toBe(5);
    expect(await exportBySecret(control, 'first')).toBeUndefined();
    expect(await beginExport(control, first.id)).toBeUndefined();
  });

  it('fail, uncharged and without a file, when the key has too few units left', async () => {
    const task = await begun();
    expect(await completeExport(control, task, file(11, 'dear'))).toBe('no-units');
    expect(await unitsUsed()).toBe(0);
    expect(await exportBySecret(control, 'dear')).toBeUndefined();
    expect(await exportTask(control, keyId, task.id)).toMatchObject({
      status: 'failed',
      reason: 'units',
    });
  });

  it('go back into the queue, and count what went wrong', async () => {
    const task = await begun();
    await reportExport(control, task, { rowsTotal: 100 });
    await reportExport(control, task, { rowsWritten: 40 });
    expect(await exportTask(control, keyId, task.id)).toMatchObject({
      rowsTotal: 100,
      rowsWritten: 40,
    });
    await postponeExport(control, task, 0);
    expect(await unfinishedExports(control)).toContain(task.id);
    const again = await beginExport(control, task.id);
    expect(again).toMatchObject({ failures: 0, attempt: 2, rowsTotal: undefined, rowsWritten: 0 });
    if (again !== undefined) await postponeExport(control, again, 1);
    expect(await exportTask(control, keyId, task.id)).toMatchObject({ failures: 1 });
  });

  it('are unknown once their time is over, and then removed', async () => {
    const task = await begun();
    const over = { ...file(1, 'over'), expiresAt: new Date(Date.now() - 1) };
    expect(await completeExport(control, task, over)).toBe('complete');
    expect(await exportTask(control, keyId, task.id)).toBeUndefined();
    expect(await exportBySecret(control, 'over')).toBeUndefined();
    expect(await listExports(control, keyId, 10)).toEqual([]);
    expect(await removeExpiredExports(control)).toBe(1);
    expect(await removeExpiredExports(control)).toBe(0);
  });
});
