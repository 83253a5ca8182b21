import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Control, openControl } from '../../src/control/control.ts';
import { createKey, listKeys } from '../../src/control/keys.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'backlinks-control-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const pidFile = (): string => join(directory, 'postgres/postmaster.pid');
const serverPid = async (): Promise<number> =>
  Number.parseInt(await readFile(pidFile(), 'utf8'), 10);
const one = async ({ db }: Control): Promise<unknown> =>
  (await sql<{ one: number }>`SELECT 1 AS one`.execute(db)).rows[0]?.one;

describe('openControl on a directory', () => {
  it('keeps what was written', async () => {
    const first = await openControl({ directory });
    await createKey(first, { name: 'kept' });
    await first.close();
    const second = await openControl({ directory });
    expect((await listKeys(second)).map(({ name }) => name)).toEqual(['kept']);
    await second.close();
  });

  it('opens a copy, whoever made it', async () => {
    const first = await openControl({ directory });
    await createKey(first, { name: 'kept' });
    await first.close();
    const copy = join(directory, 'copy');
    await cp(join(directory, 'postgres'), join(copy, 'postgres'), { recursive: true });
    const second = await openControl({ directory: copy });
    expect(await listKeys(second)).toMatchObject([{ name: 'kept' }]);
    await second.close();
  });

  it('stops the server when the last one closes, not before', async () => {
    // At once on a fresh directory: one makes it, one starts it, all use it.
    const [a, b, c] = await Promise.all([
      openControl({ directory }),
      openControl({ directory }),
      openControl({ directory }),
    ]);
    const pid = await serverPid();
    await a.close();
    await c.close();
    expect(await one(b)).toBe(1);
    await b.close();
    await expect(stat(pidFile())).rejects.toThrow('ENOENT');
    // Until it is reaped, an ended process still has its id.
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'));
  });

  it('opens while another closes', async () => {
    let open = await openControl({ directory });
    for (let round = 0; round < 5; round++) {
      const closing = open.close();
      open = await openControl({ directory });
      await closing;
      expect(await one(open)).toBe(1);
    }
    await open.close();
  });

  it('listens on no TCP port, and on a socket only its user can reach', async () => {
    const control = await openControl({ directory });
    const { rows } = await sql<{ listen_addresses: string }>`SHOW listen_addresses`.execute(
      control.db,
    );
    expect(rows[0]?.listen_addresses).toBe('');
    const folder = await stat(join(directory, 'postgres'));
    expect(folder.mode & 0o777).toBe(0o700);
    if (process.getuid?.() === 0) {
      const asOther = ['--reuid=12345', '--regid=12345', '--clear-groups', 'ls'];
      expect(() =>
        execFileSync('setpriv', [...asOther, join(directory, 'postgres')], { stdio: 'ignore' }),
      ).toThrow();
    }
    await control.close();
  });

  it('works below a folder that only its owner may enter, and at any length of path', async () => {
    const deep = join(directory, 'closed', 'x'.repeat(120));
    await mkdir(deep, { recursive: true });
    await chmod(join(directory, 'closed'), 0o700);
    const control = await openControl({ directory: deep });
    const { rows } = await sql<{ unix_socket_directories: string }>`
      SHOW unix_socket_directories`.execute(control.db);
    const sockets = rows[0]?.unix_socket_directories ?? '';
    expect((await stat(sockets)).mode & 0o777).toBe(0o700);
    await control.close();
    await rm(sockets, { recursive: true });
  });

  it('starts although the process id left by a crash is now another program’s', async () => {
    const control = await openControl({ directory });
    const lockFile = join(directory, 'postgres/.s.PGSQL.5432.lock');
    const files = [pidFile(), lockFile];
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    await control.close();
    for (const [at, file] of files.entries())
      await writeFile(file, (texts[at] ?? '').replace(/^\d+/, String(process.pid)));
    const again = await openControl({ directory });
    expect(await one(again)).toBe(1);
    await again.close();
  });

  it('brings back a server that died under it', async () => {
    const warnings: string[] = [];
    const onWarning = (message: string) => void warnings.push(message);
    const control = await openControl({ directory }, { onWarning });
    process.kill(await serverPid(), 'SIGKILL');
    await vi.waitFor(() => expect(warnings.join()).toContain('started again'));
    await vi.waitFor(async () => expect(await one(control)).toBe(1), { timeout: 15_000 });
    await control.close();
  });

  it('clears away what a killed initdb left', async () => {
    await mkdir(join(directory, 'postgres.new-999999999-abc'), { recursive: true });
    const control = await openControl({ directory });
    await expect(stat(join(directory, 'postgres.new-999999999-abc'))).rejects.toThrow('ENOENT');
    await control.close();
  });

  it('refuses a database that a newer version has migrated', async () => {
    const control = await openControl({ directory });
    await sql`
      INSERT INTO backlinks_migration VALUES ('999-future', '2099-01-01T00:00:00Z')`.execute(
      control.db,
    );
    await control.close();
    await expect(openControl({ directory })).rejects.toMatchObject({ code: 'DATA_TOO_NEW' });
    // The refused one left too: nothing runs on.
    await expect(stat(pidFile())).rejects.toThrow('ENOENT');
  });

  it('refuses a directory of another PostgreSQL', async () => {
    await (await openControl({ directory })).close();
    await writeFile(join(directory, 'postgres/PG_VERSION'), '17\n');
    await expect(openControl({ directory })).rejects.toMatchObject({
      code: 'DATA_TOO_NEW',
      message: expect.stringContaining('PostgreSQL 17'),
    });
  });

  it('says in one line that a folder cannot be made', async () => {
    await writeFile(join(directory, 'file'), '');
    await expect(openControl({ directory: join(directory, 'file/control') })).rejects.toMatchObject(
      {
        code: 'UNREADABLE',
        message: expect.stringContaining('ENOTDIR'),
      },
    );
  });

  it('says why a server does not start', async () => {
    await (await openControl({ directory })).close();
    await rm(join(directory, 'postgres/global'), { recursive: true });
    await expect(openControl({ directory })).rejects.toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      message: expect.stringContaining('global/pg_control'),
    });
  });
});

describe('openControl on an address', () => {
  it('uses any PostgreSQL', async () => {
    const server = await openControl({ directory });
    const host = encodeURIComponent(join(directory, 'postgres'));
    const control = await openControl({ url: `postgres://backlinks@/postgres?host=${host}` });
    await createKey(control, { name: 'over there' });
    expect(await listKeys(server)).toHaveLength(1);
    await control.close();
    expect(await one(server)).toBe(1);
    await server.close();
  });

  it('says in one line, without the password, that there is none', async () => {
    const refused = await openControl({ url: 'postgres://me:secret@127.0.0.1:1/db' }).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    expect(String(refused)).not.toMatch(/secret|\n/);
  });
});
