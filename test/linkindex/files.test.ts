import { describe, expect, it } from 'vitest';
import { checkpoint, fileProgress, filesRead } from '../../src/linkindex/files.ts';
import { BACKENDS, openForTests } from '../support/link-index.ts';

describe.each(BACKENDS)('fileProgress on $name', ({ open }) => {
  const opened = openForTests(open);

  it('knows nothing of a file that was not read', async () => {
    expect(await fileProgress(opened.index, '/new.warc', '1')).toBeUndefined();
  });

  it('answers the furthest checkpoint of the file as it is now', async () => {
    const file = "/it's a.warc.gz";
    const far = 2 ** 42 + 1;
    await checkpoint(opened.index, { file, identity: 'old', nextOffset: 10, done: true });
    await checkpoint(opened.index, { file, identity: 'new', nextOffset: far, done: false });
    await checkpoint(opened.index, { file, identity: 'new', nextOffset: 5, done: false });
    expect(await fileProgress(opened.index, file, 'new')).toEqual({ nextOffset: far, done: false });
    await checkpoint(opened.index, { file, identity: 'new', nextOffset: far, done: true });
    expect(await fileProgress(opened.index, file, 'new')).toEqual({ nextOffset: far, done: true });
    expect(await filesRead(opened.index)).toEqual([file]);
  });
});
