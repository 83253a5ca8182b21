import { describe, expect, it } from 'vitest';
import { mergeBacklinks } from '../../src/linkindex/merge-backlinks.ts';
import { BACKENDS, openForTests } from '../support/link-index.ts';
import { insertBacklinks, type SomeBacklink } from './queries/some-backlinks.ts';

describe.each(BACKENDS)('mergeBacklinks on $name', ({ open }) => {
  const opened = openForTests(open);

  const links = (count: number, version: number): SomeBacklink[] =>
    Array.from({ length: count }, (_, n) => ({
      from: `https://from-${n}.test/`,
      to: 'https://to.test/',
      rank: version,
      version,
    }));
  const stored = async () => {
    const result = await opened.index.query({
      query:
        'SELECT count() AS rows, uniqExact(_part) AS parts, min(inlink_rank) AS oldest FROM backlinks',
      format: 'JSONEachRow',
    });
    return (await result.json())[0];
  };

  it('leaves an empty table alone', async () => {
    expect(await mergeBacklinks(opened.index)).toBe(false);
  });

  it('drops what a later version has replaced, once it is enough', async () => {
    await opened.index.command({ query: 'SYSTEM STOP MERGES backlinks' });
    await insertBacklinks(opened.index, links(100, 1));
    await insertBacklinks(opened.index, links(5, 2));
    expect(await mergeBacklinks(opened.index)).toBe(false);
    await insertBacklinks(opened.index, links(100, 3));
    expect(await stored()).toEqual({ rows: 205, parts: 3, oldest: 1 });

    await opened.index.command({ query: 'SYSTEM START MERGES backlinks' });
    await mergeBacklinks(opened.index);
    expect(await stored()).toEqual({ rows: 100, parts: 1, oldest: 3 });
    expect(await mergeBacklinks(opened.index)).toBe(false);
  });
});
