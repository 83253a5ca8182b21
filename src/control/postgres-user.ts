/**
 * As whom the embedded PostgreSQL runs.
 *
 * PostgreSQL refuses to run as root, and its data directory must belong to the user it runs as. So we run it
 * as ourselves, unless we are root: then as the owner of an existing data directory, or else as `nobody`.
 *
 * A checkout or data directory below a folder that only root may enter (`/root`, `mktemp -d`) is out of
 * `nobody`'s reach. There `setpriv` (util-linux) starts the server as `nobody` with the one capability that
 * passes over permission bits, kept in the ambient set so that initdb's own children have it too, and with
 * `no_setuid_fixup`, because access(2), which PostgreSQL asks about its programs, otherwise ignores it.
 */
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../errors.ts';

export interface ServerUser {
  /** Given when files must be handed over and processes started as another user. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
  /** Command line put before the server's; empty when a plain start does. */
  readonly prefix: readonly string[];
}

const NOBODY = 65534;

const SETPRIV = (uid: number, gid: number): readonly string[] => [
  'setpriv',
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
  '--inh-caps=-all,+dac_override',
  '--ambient-caps=-all,+dac_override',
  '--bounding-set=-all,+dac_override',
  '--securebits=+no_setuid_fixup',
  '--',
];

/**
 * @param dataDirectory Absolute path; need not exist yet, its parent must.
 * @param program Absolute path of a program that this user must be able to run.
 * @throws AppError `ENGINE_UNAVAILABLE` when no user that PostgreSQL accepts can reach both.
 */
export async function serverUser(dataDirectory: string, program: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return { owner: undefined, prefix: [] };
  const existing = await stat(dataDirectory).catch(() => undefined);
  const owner =
    existing === undefined || existing.uid === 0
      ? { uid: NOBODY, gid: NOBODY }
      : { uid: existing.uid, gid: existing.gid };

  const closed =
    (await closedTo(owner, dirname(dataDirectory))) ?? (await closedTo(owner, dirname(program)));
  if (closed === undefined) return { owner, prefix: [] };
  const prefix = SETPRIV(owner.uid, owner.gid);
  if (await runs([...prefix, 'true'])) return { owner, prefix };
  throw new AppError(
    'ENGINE_UNAVAILABLE',
    `PostgreSQL does not run as root, and uid ${owner.uid} cannot enter ${closed}: ` +
      'run as another user, choose other folders, install setpriv (util-linux), or set DATABASE_URL',
  );
}

/** The first folder on the way to `directory`, itself included, that the user may not enter. */
async function closedTo(
  owner: { readonly uid: number; readonly gid: number },
  directory: string,
): Promise<string | undefined> {
  const path = await realpath(directory);
  for (let folder = path; ; folder = dirname(folder)) {
    const { uid, gid, mode } = await stat(folder);
    const bit =
      uid === owner.uid
        ? constants.S_IXUSR
        : gid === owner.gid
          ? constants.S_IXGRP
          : constants.S_IXOTH;
    if ((mode & bit) === 0) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function runs([command = '', ...args]: readonly string[]): Promise<boolean> {
  return promisify(execFile)(command, args).then(
    () => true,
    () => false,
  );
}
