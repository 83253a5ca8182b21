import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postgresBinaries, restoreLinks } from '../../src/control/postgres-binaries.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'backlinks-links-'));
  await mkdir(join(directory, 'native/lib'), { recursive: true });
  await mkdir(join(directory, 'native/share'), { recursive: true });
});
afterEach(() => rm(directory, { recursive: true }));

const writeList = (links: readonly object[]): Promise<void> =>
  writeFile(join(directory, 'native/pg-symlinks.json'), JSON.stringify(links));

describe('restoreLinks', () => {
  it('makes relative links, so that the package can be moved, and leaves what is there', async () => {
    await writeFile(join(directory, 'native/lib/libpq.so.5.18'), 'library');
    await writeFile(join(directory, 'native/lib/kept.so'), 'mine');
    await writeList([
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/kept.so' },
      { source: 'native/lib/libpq.so.5.18', target: 'native/share/far.so' },
    ]);
    await restoreLinks(directory);
    await restoreLinks(directory);
    expect(await readlink(join(directory, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18');
    expect(await readFile(join(directory, 'native/share/far.so'), 'utf8')).toBe('library');
    expect(await readFile(join(directory, 'native/lib/kept.so'), 'utf8')).toBe('mine');
  });

  it('knows the list of the package that is installed', async () => {
    const { postgres } = await postgresBinaries();
    const native = dirname(dirname(postgres));
    const list: { target: string }[] = JSON.parse(
      await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
    );
    expect(list.length).toBeGreaterThan(5);
    for (const { target } of list) await readlink(join(dirname(native), target));
  });
});
