import { describe, expect, it } from 'vitest';
import { addLeftOut, leftOutOf } from '../../src/linkindex/crawl-left-out.ts';
import { BACKENDS, openForTests } from '../support/link-index.ts';
import { url } from './some-visits.ts';

describe.each(BACKENDS)('leftOutOf on $name', ({ open }) => {
  const opened = openForTests(open);

  const leftOut = (path: string, reason: string) => ({ url: url(`https://${path}`), reason });

  it('counts each address of the host once, by reason', async () => {
    await addLeftOut(opened.index, [
      leftOut('a.test/1.png', 'not-a-page'),
      leftOut('a.test/1.png', 'not-a-page'),
      leftOut('a.test/x/x/x/', 'repeating-path'),
      leftOut('b.a.test/2.png', 'not-a-page'),
    ]);
    await addLeftOut(opened.index, [
      leftOut('a.test/1.png', 'not-a-page'),
      leftOut('a.test/2.png', 'not-a-page'),
    ]);
    expect(await leftOutOf(opened.index, 'a.test')).toEqual({
      'not-a-page': 2,
      'repeating-path': 1,
    });
    expect(await leftOutOf(opened.index, 'c.test')).toEqual({});
  });
});
