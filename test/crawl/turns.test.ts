/** When hosts have their turns: also while the caller is busy, and while other hosts have many pages. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Crawl } from '../../src/crawl/crawl.ts';
import type { CrawlPage } from '../../src/crawl/crawl-event.ts';
import type { CrawlParts, CrawlSettings } from '../../src/crawl/parts.ts';
import { type Fetcher, openFetcher } from '../../src/fetcher/fetcher.ts';
import { parseHostResolverRules } from '../../src/fetcher/resolver-rules.ts';
import { openTestWeb, type TestWeb } from '../support/test-web.ts';
import { LIMITS, page, SETTINGS } from './some-crawl.ts';

let web: TestWeb;
let fetcher: Fetcher;
beforeEach(async () => {
  web = await openTestWeb();
  const mapHost = parseHostResolverRules(web.rules);
  fetcher = openFetcher({ userAgent: 'test', limits: LIMITS, mapHost });
});
afterEach(async () => {
  fetcher.close();
  await web.close();
});

function crawlOf(due: CrawlParts['due'], settings: Partial<CrawlSettings> = {}): Crawl {
  const parts: CrawlParts = {
    fetcher,
    keep: async ({ at }) => ({ recordId: `r${at}`, file: '/f', offset: 0, length: 1 }),
    due,
    hosts: async () => new Map(),
    now: Date.now,
    random: () => 0,
  };
  return new Crawl(parts, { ...SETTINGS, ...settings }, new AbortController().signal);
}

const pagesOf = (host: string, count: number): CrawlPage[] =>
  Array.from({ length: count }, (_, n) => page(`http://${host}/${n}`));

describe('turns', () => {
  it('go on while the caller is busy with what it took', async () => {
    const last = Promise.withResolvers<void>();
    web.page('a.test/19', () => {
      last.resolve();
      return { body: 'the last one' };
    });
    const answers = [pagesOf('a.test', 20)];
    let taken = 0;
    for await (const _ of crawlOf(async () => answers.shift() ?? [])) {
      if (taken++ === 0) await last.promise;
    }
    expect(taken).toBe(20);
  });

  it('of a host come to an end without those of others: then it is asked for more', async () => {
    const asked: (readonly string[])[] = [];
    const crawl = crawlOf(
      async ({ hosts }) => {
        asked.push(hosts);
        if (asked.length === 1)
          return [...pagesOf('many.test', 3000), page('http://few.test/first')];
        return asked.length === 2 ? [page('http://few.test/second')] : [];
      },
      { minDelayMs: 10 },
    );
    let ofMany = 0;
    for await (const event of crawl) {
      if (event.kind === 'listed') continue;
      if (event.page.url.href === 'http://few.test/second') break;
      if (event.page.url.host === 'many.test') ofMany++;
    }
    expect(asked[1]).toEqual(['many.test']);
    expect(ofMany).toBeLessThan(2000);
  });
});
