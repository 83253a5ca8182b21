import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRows } from '../../src/linkindex/insert-rows.ts';
import { openLinkIndex } from '../../src/linkindex/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'none', folder]);

describe.skipIf(mount.status !== 0)('an index on a disk that is full', () => {
  let index: ClickHouseClient;
  beforeAll(async () => {
    index = await openLinkIndex({ path: join(folder, 'index') });
  });
  afterAll(async () => {
    await index.close();
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  const count = async () => {
    const result = await index.query({
      query: 'SELECT count() AS n FROM numbers_kept',
      format: 'JSONEachRow',
    });
    return (await result.json<{ n: number }>())[0]?.n;
  };

  it('says so, keeps its rows, and goes on when there is space again', async () => {
    await index.command({
      query: 'CREATE TABLE numbers_kept (n UInt64, noise String) ENGINE = MergeTree ORDER BY n',
    });
    await index.command({ query: "INSERT INTO numbers_kept SELECT number, '' FROM numbers(1000)" });

    const noise = 'SELECT number, randomString(1000) FROM numbers(200000)';
    const filling = index.command({ query: `INSERT INTO numbers_kept ${noise}` });
    await expect(filling).rejects.toMatchObject({ code: 'DISK_FULL' });
    const spooling = insertRows(index, {
      statement: `INSERT INTO numbers_kept SELECT n, '' FROM input('n UInt64')`,
      rows: new Uint8Array(100e6),
    });
    await expect(spooling).rejects.toMatchObject({ code: 'DISK_FULL' });

    spawnSync('mount', ['-o', 'remount,size=256m', folder]);
    const before = await count();
    expect(before).toBeGreaterThanOrEqual(1000);
    await index.command({ query: "INSERT INTO numbers_kept SELECT number, '' FROM numbers(10)" });
    expect(await count()).toBe((before ?? 0) + 10);
  });
});

if (mount.status !== 0) rmSync(folder, { recursive: true, force: true });
