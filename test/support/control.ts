/**
 * Control databases for tests: the embedded one always, and the server of `DATABASE_URL` when it is set.
 * Each opens empty: a folder or a database of its own, removed afterwards.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { type Control, openControl } from '../../src/control/control.ts';

export interface ControlBackend {
  readonly name: string;
  /** An empty control database; its `close` also removes it. */
  open(): Promise<Control>;
}

const embedded: ControlBackend = {
  name: 'embedded PostgreSQL',
  async open() {
    const directory = await mkdtemp(join(tmpdir(), 'backlinks-control-'));
    await copyCluster(directory);
    const control = await openControl({ directory });
    return closing(control, async () => {
      await control.close();
      await rm(directory, { recursive: true });
    });
  },
};

/**
 * Puts an empty cluster with all migrations into a folder: a copy of one that the first of a run of the tests
 * makes, in a tenth of the time that making one takes.
 */
async function copyCluster(directory: string): Promise<void> {
  const made = join(tmpdir(), 'control-template');
  if (!(await stat(made).catch(() => undefined))) await makeCluster(made);
  // Unlike `fs.cp`, keeps the owner.
  await promisify(execFile)('cp', ['-a', join(made, 'postgres'), directory]);
}

/** Of two that make it at once, one wins. */
async function makeCluster(made: string): Promise<void> {
  const making = await mkdtemp(`${made}-`);
  await (await openControl({ directory: making })).close();
  await rename(making, made).catch(() => rm(making, { recursive: true }));
}

const served = (url: string): ControlBackend => ({
  name: 'DATABASE_URL',
  async open() {
    const database = `test_${process.pid}_${Date.now()}`;
    const outside = await openControl({ url });
    await sql`CREATE DATABASE ${sql.id(database)}`.execute(outside.db);
    const place = new URL(url);
    place.pathname = `/${database}`;
    const control = await openControl({ url: place.href });
    return closing(control, async () => {
      await control.close();
      await sql`DROP DATABASE ${sql.id(database)}`.execute(outside.db);
      await outside.close();
    });
  },
});

const closing = (control: Control, close: () => Promise<void>): Control => ({ ...control, close });

const url = process.env['DATABASE_URL'] ?? '';

export const CONTROL_BACKENDS: readonly ControlBackend[] =
  url === '' ? [embedded] : [embedded, served(url)];

/** The embedded one, for tests that only need some control database. */
export const openTestControl = (): Promise<Control> => embedded.open();
