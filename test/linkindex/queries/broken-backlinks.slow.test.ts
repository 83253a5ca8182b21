import type { ClickHouseClient } from '@clickhouse/client';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backlinksOf } from '../../../src/linkindex/queries/backlinks-of.ts';
import { brokenBacklinks } from '../../../src/linkindex/queries/broken-backlinks.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { someLinks, someQuestion } from './naive-lists.ts';
import { insertBacklinks, type SomeBacklink, target, url } from './some-backlinks.ts';

describe.each(BACKENDS)('brokenBacklinks on $name', ({ open }) => {
  const opened = openForTests(open);

  it('are the first of all backlinks whose destination answered so', async () => {
    let run = 0;
    const domains = fc.constant(undefined).map(() => `shop${++run}.example`);
    const cases = domains.chain((domain) =>
      fc.record({
        links: someLinks(domain),
        statuses: fc.array(fc.constantFrom(...STATUSES), { minLength: 8, maxLength: 8 }),
        asked: someQuestion(domain),
        orderBy: fc.constantFrom('date_found', 'domain_inlink_rank', 'inlink_rank'),
        limit: fc.constantFrom(1, 3, 100),
        perDomain: fc.constantFrom({}, { perDomain: 1 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ links, statuses, asked, perDomain, ...shown }) => {
        const pages = [...new Set(links.map(({ to }) => to))].map(
          (page, at) => [page, statuses[at % 8] ?? 200] as const,
        );
        await insertBacklinks(opened.index, links);
        await insertPages(opened.index, pages);
        const status = new Map(pages);
        const question = { ...asked, ...shown } as const;
        const all = await backlinksOf(opened.index, { ...question, limit: 10_000 });
        const broken = all
          .filter(({ urlTo }) => BROKEN.has(status.get(urlTo) ?? 0))
          .map((link) => ({ ...link, status: status.get(link.urlTo), statusSeen: SEEN }));
        const kept = 'perDomain' in perDomain ? firstOfEachHost(broken) : broken;
        expect(await brokenBacklinks(opened.index, { ...question, ...perDomain })).toEqual(
          kept.slice(0, shown.limit),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('go by the last visit, also before merges', async () => {
    const to = 'https://mended.example/';
    const links: readonly SomeBacklink[] = ['a', 'b', 'c'].map((page) => ({
      from: 'https://a.test/',
      to: `${to}${page}`,
    }));
    await insertBacklinks(opened.index, links);
    await insertPages(opened.index, [
      [`${to}a`, 404],
      [`${to}b`, 200],
    ]);
    await insertPages(
      opened.index,
      [
        [`${to}a`, 200],
        [`${to}b`, 410],
      ],
      2,
    );
    const question = { target: target('mended.example', 'host'), limit: 10 } as const;
    const broken = await brokenBacklinks(opened.index, { ...question, orderBy: 'date_found' });
    expect(broken.map(({ urlTo, status }) => [urlTo, status])).toEqual([[`${to}b`, 410]]);
  });
});

/** 0: no answer. */
const STATUSES = [0, 200, 301, 403, 404, 410, 429, 451, 499, 500, 503, 599];
const BROKEN = new Set([404, 410, 500, 503, 599]);
const SEEN = new Date('2024-06-01T10:00:00Z');

async function insertPages(
  index: ClickHouseClient,
  pages: readonly (readonly [page: string, status: number])[],
  version = 1,
): Promise<void> {
  const values = pages.map(([page, status]) => ({
    page_key: url(page).key,
    page_https: url(page).https,
    last_visited: SEEN.getTime() / 1000,
    last_status: status,
    version,
  }));
  await index.insert({ table: 'pages', values, format: 'JSONEachRow' });
}

function firstOfEachHost<L extends { readonly urlFrom: string }>(links: readonly L[]): L[] {
  const seen = new Set<string>();
  return links.filter(({ urlFrom }) => {
    const { host } = url(urlFrom);
    return !seen.has(host) && seen.add(host);
  });
}
