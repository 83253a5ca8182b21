import { describe, expect, it } from 'vitest';
import { openWriter } from '../../../src/linkindex/loads.ts';
import { indexStats } from '../../../src/linkindex/queries/index-stats.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { link, url, visit } from '../some-visits.ts';

describe.each(BACKENDS)('indexStats on $name', ({ open }) => {
  const opened = openForTests(open);

  it('counts nothing in an empty index', async () => {
    expect(await indexStats(opened.index)).toMatchObject({
      visits: 0,
      pages: 0,
      backlinks_live: 0,
      referring_hosts: 0,
      bytes_on_disk: expect.any(Number),
      last_visit: null,
    });
  });

  it('counts each visit, page, backlink, host and domain once', async () => {
    const links = [link('http://b.test/'), link('http://www.b.test/'), link('http://c.test/')];
    const visits = [
      visit({ url: url('http://one.a.test/'), links }),
      visit({ url: url('http://two.a.test/'), links }),
      visit({ url: url('http://two.a.test/'), at: 1_700_086_400, links: links.slice(1) }),
    ];
    const writer = await openWriter(opened.index, { failuresUntilLost: 3 });
    await writer.applyVisits([...visits, ...visits], 'twice');
    await writer.applyVisits(visits, 'and again');
    expect(await indexStats(opened.index)).toMatchObject({
      visits: 3,
      pages: 2,
      backlinks_live: 5,
      backlinks_lost: 1,
      referring_hosts: 2,
      referring_domains: 1,
      target_hosts: 3,
      target_domains: 2,
      last_visit: '2023-11-15',
    });
  });
});
