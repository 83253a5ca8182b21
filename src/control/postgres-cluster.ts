/**
 * The files of the embedded PostgreSQL: its data directory, made once, and the folder of its socket.
 *
 *     <directory>/postgres        the data directory (0700), its socket in it
 *     <directory>/postgres.log    what the server says
 *
 * initdb runs in a folder of its own that is renamed when complete, so a kill in the middle leaves nothing
 * that looks like a data directory, and of two processes that do this at once one wins.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chown,
  lchown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../errors.ts';
import { POSTGRES_MAJOR, type PostgresBinaries, postgresBinaries } from './postgres-binaries.ts';
import { isAlive } from './postgres-process.ts';
import { type ServerUser, serverUser } from './postgres-user.ts';

export interface Cluster {
  readonly binaries: PostgresBinaries;
  readonly user: ServerUser;
  /** Absolute, without symbolic links. */
  readonly dataDirectory: string;
  readonly socketDirectory: string;
  readonly logFile: string;
}

/** Database role that owns everything; only who can enter the socket's folder can use it. */
export const ROLE = 'backlinks';

/** It takes about half a second; what is older was given up. */
const INITDB_TIMEOUT_MS = 300_000;

/** A socket's address holds 107 bytes, the longest name in the folder is `/.s.PGSQL.5432`. */
const MAX_SOCKET_DIRECTORY_BYTES = 107 - '/.s.PGSQL.5432'.length;

/**
 * Finds or makes the data directory below `directory`.
 *
 * @throws AppError `UNREADABLE`, `ENGINE_UNAVAILABLE` when it cannot be made, `DATA_TOO_NEW` when another PostgreSQL made it.
 */
export async function prepareCluster(directory: string): Promise<Cluster> {
  const binaries = await postgresBinaries();
  const root = await mkdir(directory, { recursive: true })
    .then(() => realpath(directory))
    .catch((cause: Error) => {
      throw new AppError('UNREADABLE', `cannot use ${directory}: ${cause.message}`, { cause });
    });
  const dataDirectory = join(root, 'postgres');
  const user = await serverUser(dataDirectory, binaries.postgres);
  await removeAbandoned(root);
  if ((await versionOf(dataDirectory)) === undefined) await create(root, binaries, user);

  const version = await versionOf(dataDirectory);
  if (version !== POSTGRES_MAJOR) {
    const message = `${dataDirectory} was written by PostgreSQL ${version}, this program has ${POSTGRES_MAJOR}`;
    throw new AppError('DATA_TOO_NEW', message);
  }
  if (user.owner !== undefined && (await stat(dataDirectory)).uid === 0)
    await handOver(dataDirectory, user.owner);
  const socketDirectory = await socketDirectoryOf(dataDirectory, user);
  return { binaries, user, dataDirectory, socketDirectory, logFile: join(root, 'postgres.log') };
}

/** A copy that root made, of a backup for instance, belongs to root, as whom PostgreSQL does not run. */
async function handOver(
  directory: string,
  { uid, gid }: { readonly uid: number; readonly gid: number },
): Promise<void> {
  // The folder itself last: killed before, it is handed over again.
  for (const name of await readdir(directory, { recursive: true }))
    await lchown(join(directory, name), uid, gid);
  await chown(directory, uid, gid);
}

async function versionOf(dataDirectory: string): Promise<string | undefined> {
  const text = await readFile(join(dataDirectory, 'PG_VERSION'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      const message = `cannot read ${dataDirectory}: ${error.message}`;
      throw new AppError('UNREADABLE', message, { cause: error });
    },
  );
  return text?.trim();
}

async function create(root: string, binaries: PostgresBinaries, user: ServerUser): Promise<void> {
  const making = await mkdtemp(join(root, `postgres.new-${process.pid}-`));
  if (user.owner !== undefined) await chown(making, user.owner.uid, user.owner.gid);
  const [command = '', ...args] = [
    ...user.prefix,
    binaries.initdb,
    ...['-D', making, '-U', ROLE, '--auth-local=trust', '--auth-host=reject', '--encoding=UTF8'],
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ];
  try {
    // The parent folder may be closed to the server's user, so the program must not start in it.
    await promisify(execFile)(command, args, {
      cwd: '/',
      timeout: INITDB_TIMEOUT_MS,
      ...ownerOf(user),
    });
    await rename(making, join(root, 'postgres'));
  } catch (cause) {
    await rm(making, { recursive: true, force: true });
    // Another process was faster: its directory is as good.
    if ((cause as NodeJS.ErrnoException).code === 'ENOTEMPTY') return;
    throw new AppError('ENGINE_UNAVAILABLE', `initdb failed in ${root}: ${reasonOf(cause)}`, {
      cause,
    });
  }
}

/** Who a process is started as: nothing when `setpriv` or nobody changes the user. */
export function ownerOf(user: ServerUser): { uid?: number; gid?: number } {
  return user.owner === undefined || user.prefix.length > 0 ? {} : user.owner;
}

function reasonOf(error: unknown): string {
  // execFile's error carries what the program wrote.
  const stderr = (error as { stderr?: string }).stderr?.trim().split('\n').at(-1);
  return stderr === undefined || stderr === '' ? String(error) : stderr;
}

/** Removes what a killed `create` left: a folder that is old, or named after a process that is no more. */
async function removeAbandoned(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const [, pid] = /^postgres\.new-(\d+)-/.exec(name) ?? [];
    if (pid === undefined) continue;
    const made = await stat(join(root, name)).catch(() => undefined);
    const isOld = made !== undefined && Date.now() - made.mtimeMs > INITDB_TIMEOUT_MS;
    if (isOld || !isAlive(Number(pid)))
      await rm(join(root, name), { recursive: true, force: true });
  }
}

/** The data directory itself when its path is short enough, else a folder in /tmp named after it. */
async function socketDirectoryOf(dataDirectory: string, user: ServerUser): Promise<string> {
  if (Buffer.byteLength(dataDirectory) <= MAX_SOCKET_DIRECTORY_BYTES) return dataDirectory;
  const name = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 16);
  const directory = join('/tmp', `backlinks-${name}`);
  const uid = user.owner?.uid ?? process.getuid?.();
  const made = await mkdir(directory, { mode: 0o700 }).then(
    () => true,
    () => false,
  );
  if (made && user.owner !== undefined) await chown(directory, user.owner.uid, user.owner.gid);
  const found = await lstat(directory);
  if (found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0) return directory;
  throw new AppError(
    'ENGINE_UNAVAILABLE',
    `${directory} must be a folder that only uid ${uid} may enter: remove it`,
  );
}
