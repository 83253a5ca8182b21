import { beforeAll, describe, expect, it } from 'vitest';
import { insertRows } from '../../../src/linkindex/insert-rows.ts';
import { inlinkRank } from '../../../src/linkindex/queries/inlink-rank.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { target, url } from './some-backlinks.ts';

describe.each(BACKENDS)('inlinkRank on $name', ({ open }) => {
  const opened = openForTests(open);

  async function rankPages(ranks: Record<string, number>, version = 1): Promise<void> {
    const rows = Object.entries(ranks).map(([text, rank]) => {
      const { key, https } = url(text);
      return JSON.stringify({ node: `${https ? 1 : 0}${key}`, rank, version });
    });
    await insertRows(opened.index, {
      statement: `
        INSERT INTO ranks (page_id, inlink_rank, version)
        SELECT cityHash64(node), rank, version FROM input('node String, rank Int8, version UInt64')`,
      rows: Buffer.from(rows.join('\n')),
      format: 'JSONEachRow',
    });
  }

  beforeAll(async () => {
    await rankPages({
      'https://example.com/': 63,
      'http://example.com/': 70,
      'http://only-http.test/a?b': 5,
      'https://www.example.co.uk/': 0,
      'http://[2001:db8::1]/': 9,
    });
    await rankPages({ 'https://example.com/': 64 }, 2);
    const values = [
      { domain_key: 'com,example', domain_inlink_rank: 68, version: 1 },
      { domain_key: 'uk,co,example', domain_inlink_rank: 0, version: 1 },
      { domain_key: '[2001:db8::1]', domain_inlink_rank: 3, version: 1 },
      { domain_key: 'io,github,alice', domain_inlink_rank: 4, version: 1 },
    ];
    await opened.index.insert({ table: 'domain_ranks', values, format: 'JSONEachRow' });
  });

  it.each([
    ['https://example.com', 64, 68],
    ['http://example.com/', 70, 68],
    ['example.com', 70, 68], // the better of both schemes
    ['only-http.test/a?b', 5, -1],
    ['https://only-http.test/a?b', -1, -1],
    ['https://www.example.co.uk', 0, 0], // known to be nothing, not unknown
    ['https://unseen.example.com/page', -1, 68],
    ['http://[2001:db8::1]/', 9, 3],
    ['https://alice.github.io/', -1, 4],
    ['https://bob.github.io/', -1, -1],
    ['https://unseen.test/', -1, -1],
  ])('tells the ranks of %s', async (text, page, domain) => {
    expect(await inlinkRank(opened.index, [target(text, 'url')])).toEqual([
      { inlinkRank: page, domainInlinkRank: domain },
    ]);
  });

  it('answers a batch in order, repeats included', async () => {
    const asked = [
      'https://unseen.test/',
      'http://example.com/',
      'https://example.com/',
      'http://example.com/',
    ];
    const ranks = await inlinkRank(
      opened.index,
      asked.map((text) => target(text, 'url')),
    );
    expect(ranks.map((rank) => rank.inlinkRank)).toEqual([-1, 70, 64, 70]);
    expect(await inlinkRank(opened.index, [])).toEqual([]);
  });
});
