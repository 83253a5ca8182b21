import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorsOf } from '../../../src/linkindex/queries/anchors-of.ts';
import type { GroupsQuestion } from '../../../src/linkindex/queries/link-groups.ts';
import { referringIps } from '../../../src/linkindex/queries/referring-ips.ts';
import { topPages } from '../../../src/linkindex/queries/top-pages.ts';
import { insertRanks } from '../../support/backlink-rows.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { linksOf, naiveGroups, someLinks, someQuestion } from './naive-lists.ts';
import { insertBacklinks, type SomeBacklink, target, url } from './some-backlinks.ts';

describe.each(BACKENDS)('groups of links on $name', ({ open }) => {
  const opened = openForTests(open);

  it('are those of the naive count, for any links and question', async () => {
    let run = 0;
    const domains = fc.constant(undefined).map(() => `shop${++run}.example`);
    const cases = domains.chain((domain) =>
      fc.record({
        links: someLinks(domain),
        asked: someQuestion(domain),
        orderBy: fc.constantFrom('backlinks' as const, 'refdomains' as const),
        limit: fc.constantFrom(1, 3, 100),
      }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ links, asked, orderBy, limit }) => {
        await insertBacklinks(opened.index, links);
        const question: GroupsQuestion = { ...asked, orderBy, limit };
        const expected = (keyOf: (link: SomeBacklink) => string | undefined) =>
          naiveGroups(linksOf(links, asked), keyOf, orderBy).slice(0, limit);

        const anchors = await anchorsOf(opened.index, question);
        expect(anchors.map(({ anchor: key, ...group }) => ({ key, ...group }))).toEqual(
          expected(({ anchor }) => anchor ?? ''),
        );
        const pages = await topPages(opened.index, question);
        expect(
          pages.map(({ url: at, inlinkRank: _, ...group }) => ({ key: pageKey(at), ...group })),
        ).toEqual(expected(({ to }) => pageKey(to)));
        const ips = await referringIps(opened.index, question);
        expect(ips.map(({ ip, subnet: _, ...group }) => ({ key: ipKey(ip), ...group }))).toEqual(
          expected(({ ip }) => (ip === undefined ? undefined : ipKey(ip))),
        );
      }),
      { numRuns: 60 },
    );
  });

  const ask = { limit: 100, orderBy: 'backlinks' } as const;

  it('show a page with its rank, and without one', async () => {
    await insertBacklinks(opened.index, [
      { from: 'https://a.test/', to: 'https://ranked.example:8443/x?y=%27' },
      { from: 'https://b.test/', to: 'https://ranked.example:8443/x?y=%27' },
      { from: 'https://a.test/', to: 'http://ranked.example/' },
    ]);
    await insertRanks(opened.index, [
      { url: 'https://ranked.example:8443/x?y=%27', rank: 41, domainRank: 5 },
      { url: 'https://ranked.example/', rank: 99, domainRank: 5 },
    ]);
    const pages = await topPages(opened.index, {
      ...ask,
      target: target('ranked.example', 'domain'),
    });
    expect(pages.map(({ url: at, inlinkRank }) => [at, inlinkRank])).toEqual([
      ['https://ranked.example:8443/x?y=%27', 41],
      ['http://ranked.example/', -1],
    ]);
  });

  it('show an address with its network', async () => {
    const ips = [
      '198.51.100.255',
      '0.0.0.1',
      '255.255.255.255',
      '2001:db8:1:ffff::1',
      '::1',
      'fe80::',
    ];
    const to = 'https://networks.example/';
    await insertBacklinks(
      opened.index,
      ips.map((ip, at) => ({ from: `https://${at}.test/`, to, ip })),
    );
    const found = await referringIps(opened.index, {
      ...ask,
      target: target('networks.example', 'host'),
    });
    expect(found.map(({ ip, subnet }) => [ip, subnet])).toEqual([
      ['::1', '::/48'],
      ['0.0.0.1', '0.0.0.0/24'],
      ['198.51.100.255', '198.51.100.0/24'],
      ['255.255.255.255', '255.255.255.0/24'],
      ['2001:db8:1:ffff::1', '2001:db8:1::/48'],
      ['fe80::', 'fe80::/48'],
    ]);
  });
});

const pageKey = (text: string): string => `${url(text).key} ${url(text).https ? 1 : 0}`;

/** 32 hexadecimal digits: IPv4 addresses are stored mapped. */
function ipKey(ip: string): string {
  if (!ip.includes(':')) {
    const octets = ip.split('.').map((octet) => Number(octet).toString(16).padStart(2, '0'));
    return `${'0'.repeat(20)}ffff${octets.join('')}`;
  }
  const [left = '', right = ''] = ip.split('::').map((half) =>
    half
      .split(':')
      .filter(Boolean)
      .map((word) => word.padStart(4, '0'))
      .join(''),
  );
  return `${left}${'0'.repeat(32 - left.length - right.length)}${right}`;
}
