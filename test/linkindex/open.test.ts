import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLinkIndex } from '../../src/linkindex/open.ts';
import { SCHEMA_VERSION, TABLES } from '../../src/linkindex/schema.ts';

const OPEN = join(import.meta.dirname, '../../src/linkindex/open.ts');

/** Opens the index at `path` in a process of its own and answers what it prints. */
function openElsewhere(path: string) {
  const script = `
    const { openLinkIndex } = await import(${JSON.stringify(OPEN)});
    await openLinkIndex({ path: ${JSON.stringify(path)} }).then(
      async (index) => { await index.close(); console.log('opened'); },
      (error) => console.log(error.code, error.message));`;
  const args = ['--input-type=module', '-e', script];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

describe('openLinkIndex', () => {
  let path: string;
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'open-index-'));
  });
  afterEach(() => {
    rmSync(path, { recursive: true, force: true });
  });

  it('creates directory, database and tables, and finds its rows again', async () => {
    const below = join(path, 'a', 'b');
    const first = await openLinkIndex({ path: below });
    await first.insert({
      table: 'ranks',
      values: [{ page_id: 7, inlink_rank: 3 }],
      format: 'JSONEachRow',
    });
    await first.close();

    const index = await openLinkIndex({ path: below });
    const names = await index.query({ query: 'SHOW TABLES', format: 'JSONEachRow' });
    const found = (await names.json<{ name: string }>()).map(({ name }) => name);
    expect(found.sort()).toEqual([...Object.keys(TABLES), 'schema_version'].sort());
    const ranks = await index.query({ query: 'SELECT page_id FROM ranks', format: 'JSONEachRow' });
    expect(await ranks.json()).toEqual([{ page_id: 7 }]);
    await index.close();
  });

  it('refuses a directory that another process holds, in one line', async () => {
    const index = await openLinkIndex({ path });
    const second = openElsewhere(path);
    expect(second.stdout).toBe(
      `DATA_IN_USE Process ${process.pid} holds the data directory ${path}\n`,
    );
    expect(second.stderr).toBe('');
    await index.close();
    expect(openElsewhere(path).stdout).toBe('opened\n');
  });

  it('opens after its holder was killed', async () => {
    const script = `
      const { openLinkIndex } = await import(${JSON.stringify(OPEN)});
      await openLinkIndex({ path: ${JSON.stringify(path)} });
      process.kill(process.pid, 'SIGKILL');`;
    const killed = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
    expect(killed.signal).toBe('SIGKILL');
    await (await openLinkIndex({ path })).close();
  });

  it('brings the tables of an older program up to date', async () => {
    const older = await openLinkIndex({ path });
    await older.command({ query: 'ALTER TABLE visits DROP COLUMN body_from' });
    await older.command({ query: 'ALTER TABLE rank_runs DROP COLUMN changes_kept' });
    await older.command({ query: 'DROP TABLE rank_changes' });
    await older.command({ query: 'TRUNCATE TABLE schema_version' });
    const values = [{ version: 1 }];
    await older.insert({ table: 'schema_version', values, format: 'JSONEachRow' });
    await older.close();

    const index = await openLinkIndex({ path });
    const found = await index.query({
      query: 'SELECT body_from, changes_kept, previous FROM visits, rank_runs, rank_changes',
      format: 'JSONEachRow',
    });
    expect(await found.json()).toEqual([]);
    const versions = await index.query({
      query: 'SELECT max(version) AS version FROM schema_version',
      format: 'JSONEachRow',
    });
    expect(await versions.json()).toEqual([{ version: SCHEMA_VERSION }]);
    await index.close();
  });

  it('refuses what a newer program wrote', async () => {
    const index = await openLinkIndex({ path });
    const values = [{ version: SCHEMA_VERSION + 1 }];
    await index.insert({ table: 'schema_version', values, format: 'JSONEachRow' });
    await index.close();
    await expect(openLinkIndex({ path })).rejects.toMatchObject({ code: 'DATA_TOO_NEW' });
    // It let go of the directory when it refused.
    expect(openElsewhere(path).stdout).toMatch(/^DATA_TOO_NEW/);
  });

  it('refuses a path that cannot be a directory', async () => {
    const file = join(path, 'file');
    writeFileSync(file, '');
    await expect(openLinkIndex({ path: file })).rejects.toMatchObject({ code: 'UNREADABLE' });
  });

  it('removes rows that a killed process had spooled', async () => {
    await (await openLinkIndex({ path })).close();
    writeFileSync(join(path, 'spool', 'left'), 'rows');
    await (await openLinkIndex({ path })).close();
    expect(readdirSync(join(path, 'spool'))).toEqual([]);
  });

  it('names a server that does not answer', async () => {
    const opening = openLinkIndex({ url: 'http://127.0.0.1:9' });
    await expect(opening).rejects.toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      message: expect.stringContaining('127.0.0.1:9'),
    });
  });
});
