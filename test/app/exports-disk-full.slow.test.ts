/** A task whose file does not fit on the disk. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportToFile } from '../../src/app/export/export-command.ts';
import { runExport } from '../../src/app/export/run-export.ts';
import type { Control } from '../../src/control/control.ts';
import { exportTask, requestExport } from '../../src/control/export-tasks.ts';
import { type Jobs, openJobs } from '../../src/control/jobs.ts';
import { createKey, listKeys } from '../../src/control/keys.ts';
import { openTestControl } from '../support/control.ts';
import { type OpenedIndex, openEmbeddedIndex } from '../support/link-index.ts';

const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'none', folder]);
afterAll(() => {
  if (mount.status === 0) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
});

describe.skipIf(mount.status !== 0)('a full disk', () => {
  const NEVER = new AbortController().signal;
  let control: Control;
  let jobs: Jobs;
  let opened: OpenedIndex;
  beforeAll(async () => {
    control = await openTestControl();
    jobs = await openJobs(control);
    opened = await openEmbeddedIndex();
    await opened.index.command({
      query: `
        INSERT INTO backlinks (target_key, target_https, source_key, source_https, live, anchor, version)
        SELECT 'test,target)/', true, concat('test,source)/', toString(number)), true, true,
          hex(randomString(60)), 1
        FROM numbers(100000)`,
    });
  });
  afterAll(async () => {
    await jobs.close();
    await control.close();
    await opened.close();
  });

  it.each([
    ['fills up', false],
    ['is full before the first byte', true],
  ])(
    'that %s rejects the task, charges nothing and keeps no part of the file',
    async (_, isFull) => {
      const filler = join(folder, 'filler');
      fill(filler, isFull ? 2 ** 22 : 0);
      const { key } = await createKey(control);
      const question = { target: 'target.test', mode: 'host', filters: {} };
      const id = (await requestExport(control, jobs, key.id, question)) ?? '';
      const notices: string[] = [];
      const onNotice = (text: string) => void notices.push(text);
      const work = {
        index: opened.index,
        control,
        folder,
        keepMs: 60_000,
        onCharged: () => undefined,
        onNotice,
      };
      await runExport(work, id, NEVER);
      expect(await exportTask(control, key.id, id)).toMatchObject({
        status: 'failed',
        reason: 'disk_full',
        file: undefined,
      });
      expect(notices.join()).toMatch(/disk .* full/);
      rmSync(filler);
      expect(readdirSync(folder)).toEqual([]);
      expect((await listKeys(control)).every(({ unitsUsed }) => unitsUsed === 0)).toBe(true);
    },
  );

  it.each([
    { format: 'csv', gzip: false },
    { format: 'csv', gzip: true },
    { format: 'jsonl', gzip: false },
  ] as const)('is told to who exports at the command line: %j', async (form) => {
    const parameters = { target: 'target.test' };
    const request = { parameters, file: join(folder, 'mine'), form };
    const exported = exportToFile({ index: opened.index }, request, () => {}, NEVER);
    await expect(exported).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

function fill(path: string, bytes: number): void {
  try {
    writeFileSync(path, Buffer.alloc(bytes));
  } catch {
    // More than the disk holds: that is what it is for.
  }
}
