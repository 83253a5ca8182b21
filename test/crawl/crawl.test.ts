import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Crawl } from '../../src/crawl/crawl.ts';
import type { CrawlEvent, CrawlPage } from '../../src/crawl/crawl-event.ts';
import { type CrawlHost, NEW_HOST } from '../../src/crawl/crawl-host.ts';
import type { CrawlParts, CrawlSettings } from '../../src/crawl/parts.ts';
import { type Fetcher, openFetcher } from '../../src/fetcher/fetcher.ts';
import { parseHostResolverRules } from '../../src/fetcher/resolver-rules.ts';
import { linking, openTestWeb, type TestWeb } from '../support/test-web.ts';
import { LIMITS, page, SETTINGS } from './some-crawl.ts';

let web: TestWeb;
let fetcher: Fetcher;
beforeEach(async () => {
  web = await openTestWeb();
  fetcher = openFetcher({
    userAgent: 'test',
    limits: LIMITS,
    mapHost: parseHostResolverRules(web.rules),
  });
});
afterEach(async () => {
  fetcher.close();
  await web.close();
});

/** A frontier in memory: seeds, then whatever was found, each once. */
function frontier(seeds: readonly CrawlPage[]) {
  const seen = new Set(seeds.map(({ url: { href } }) => href));
  let waiting = [...seeds];
  return {
    found(event: CrawlEvent): void {
      if (event.kind !== 'visited') return;
      for (const { href } of event.found) {
        if (seen.has(href)) continue;
        seen.add(href);
        waiting.push(page(href));
      }
    },
    due(hosts: readonly string[]): CrawlPage[] {
      const pages = waiting.filter(({ url: { host } }) => !hosts.includes(host));
      waiting = [];
      return pages;
    },
  };
}

async function run(
  seeds: readonly CrawlPage[],
  settings: Partial<CrawlSettings> = {},
  kept: ReadonlyMap<string, CrawlHost> = new Map(),
) {
  const due = frontier(seeds);
  const parts: CrawlParts = {
    fetcher,
    keep: async ({ at }) => ({ recordId: `r${at}`, file: '/f', offset: 0, length: 1 }),
    due: async ({ hosts }) => due.due(hosts),
    hosts: async () => kept,
    now: Date.now,
    random: () => 0,
  };
  const crawl = new Crawl(parts, { ...SETTINGS, ...settings }, new AbortController().signal);
  const events: CrawlEvent[] = [];
  for await (const event of crawl) {
    events.push(event);
    due.found(event);
  }
  return { events, hosts: crawl.takeHosts() };
}

const told = (events: readonly CrawlEvent[]) =>
  events.map((event) => {
    if (event.kind === 'listed') return `listed ${event.pages.map(({ url: { href } }) => href)}`;
    const what = event.kind === 'visited' ? event.visit.outcome : event.reason;
    return `${what} ${event.page.url.href}`;
  });

const paths = () => web.asked.map(({ host, path }) => host + path);

describe('a crawl', () => {
  it('visits pages and what they lead to, each once, robots.txt first', async () => {
    web.page('a.test/', linking('/1', 'http://b.test/', '/1#part', 'mailto:x@a.test'));
    web.page('a.test/1', linking('/', '/missing'));
    web.page('b.test/', { status: 301, headers: { location: '/moved' } });
    web.page('b.test/moved', '<title>Moved</title>');
    const { events } = await run([page('http://a.test/')]);
    expect(told(events).sort()).toEqual([
      'not-found http://a.test/missing',
      'page http://a.test/',
      'page http://a.test/1',
      'page http://b.test/moved',
      'redirect http://b.test/',
    ]);
    expect(paths().filter((path) => path.startsWith('a'))).toEqual([
      ...['a.test/robots.txt', 'a.test/', 'a.test/1', 'a.test/missing'],
    ]);
  });

  it('keeps to robots.txt: unseen pages are skipped, known ones were refused', async () => {
    web.page('a.test/robots.txt', { body: 'user-agent: openbacklinks\ndisallow: /no' });
    const { events, hosts } = await run([
      page('http://a.test/yes'),
      page('http://a.test/no'),
      page('http://a.test/not-any-more', { isKnown: true }),
    ]);
    expect(told(events)).toEqual([
      'not-found http://a.test/yes',
      'robots http://a.test/no',
      'refused http://a.test/not-any-more',
    ]);
    expect(hosts.get('a.test')?.skipped).toEqual({ robots: 2 });
    expect(paths()).toEqual(['a.test/robots.txt', 'a.test/yes']);
  });

  it.each([
    [500, 'robots-unavailable', 'refused'],
    [429, 'robots-unavailable', 'refused'],
    [404, 'not-found', 'not-found'],
    [403, 'not-found', 'not-found'],
  ])('takes a robots.txt of %d for %s', async (status, unseen, known) => {
    web.page('a.test/robots.txt', { status });
    const { events } = await run([
      page('http://a.test/1'),
      page('http://a.test/2', { isKnown: true }),
    ]);
    expect(told(events)).toEqual([`${unseen} http://a.test/1`, `${known} http://a.test/2`]);
  });

  it('does not ask again for a robots.txt that still holds', async () => {
    const first = await run([page('http://a.test/1')]);
    await run([page('http://a.test/2')], {}, first.hosts);
    const [[name, host] = ['', undefined]] = first.hosts;
    const robots = Object.entries(host?.robots ?? {}).map(([origin, kept]) => [
      origin,
      { ...kept, at: kept.at - SETTINGS.robotsTtlMs },
    ]);
    const old = new Map([[name, { ...NEW_HOST, ...host, robots: Object.fromEntries(robots) }]]);
    await run([page('http://a.test/3')], {}, old);
    expect(paths()).toEqual([
      ...['a.test/robots.txt', 'a.test/1', 'a.test/2', 'a.test/robots.txt', 'a.test/3'],
    ]);
  });

  it('asks one thing of a host at a time, with a pause, and other hosts meanwhile', async () => {
    const seeds = ['a.test', 'b.test'].flatMap((host) =>
      [1, 2, 3].map((n) => page(`http://${host}/${n}`)),
    );
    await run(seeds, { minDelayMs: 30 });
    for (const host of ['a.test', 'b.test']) {
      const ofHost = web.asked.filter((one) => one.host === host);
      expect(ofHost).toHaveLength(4);
      ofHost.slice(1).forEach(({ at }, before) => {
        // A timer may fire a millisecond early.
        expect(at - (ofHost[before]?.endedAt ?? 0)).toBeGreaterThanOrEqual(28);
      });
    }
    const [a, b] = ['a.test', 'b.test'].map((host) =>
      web.asked.findIndex((one) => one.host === host),
    );
    expect(Math.abs((a ?? 0) - (b ?? 9))).toBe(1);
  });

  it('keeps to a crawl-delay up to the bound', async () => {
    web.page('a.test/robots.txt', { body: 'user-agent: *\ncrawl-delay: 3600' });
    const { hosts } = await run([page('http://a.test/1'), page('http://a.test/2')]);
    const [, first, second] = web.asked;
    expect((second?.at ?? 0) - (first?.endedAt ?? 0)).toBeGreaterThanOrEqual(48);
    expect(hosts.get('a.test')).toMatchObject({ crawlDelayMs: 3_600_000, pace: { delayMs: 50 } });
  });

  it('takes the pages of a host that is down for failed when it was tried', async () => {
    web.down('a.test');
    const { events } = await run([
      page('http://a.test/1', { isKnown: true }),
      page('http://a.test/2', { isKnown: true }),
      page('http://a.test/3'),
      page('http://b.test/', { isKnown: true }),
    ]);
    expect(told(events).sort()).toEqual([
      'failed http://a.test/1',
      'failed http://a.test/2',
      'not-found http://b.test/',
      'robots-unavailable http://a.test/3',
    ]);
  });

  it('tries a host that breaks off three times, then no more', async () => {
    web.page('a.test/robots.txt', '');
    for (let n = 0; n < 5; n++) web.page(`a.test/${n}`, (request) => void request.socket.destroy());
    const seeds = [0, 1, 2, 3].map((n) => page(`http://a.test/${n}`, { isKnown: true }));
    const { events } = await run([...seeds, page('http://a.test/4')]);
    expect(told(events)).toEqual([
      ...[0, 1, 2, 3].map((n) => `failed http://a.test/${n}`),
      'host-down http://a.test/4',
    ]);
    expect(new Set(paths())).toEqual(
      new Set(['a.test/robots.txt', 'a.test/0', 'a.test/1', 'a.test/2']),
    );
  });

  it('backs off from a host that asks for it, and leaves it when it asks for long', async () => {
    web.page('a.test/1', { status: 429, headers: { 'retry-after': '0' } });
    web.page('a.test/2', { status: 503, headers: { 'retry-after': '3600' } });
    const { events, hosts } = await run([1, 2, 3].map((n) => page(`http://a.test/${n}`)));
    expect(told(events)).toEqual([
      ...['refused http://a.test/1', 'failed http://a.test/2', 'backoff http://a.test/3'],
    ]);
    const readyAt = hosts.get('a.test')?.pace.readyAt ?? 0;
    expect(readyAt - Date.now()).toBeGreaterThan(3_500_000);
    expect(told((await run([page('http://a.test/4')], {}, hosts)).events)).toEqual([
      'backoff http://a.test/4',
    ]);
    const again = await run([page('http://a.test/4')], { isForced: true }, hosts);
    expect(told(again.events)).toEqual(['not-found http://a.test/4']);
  });

  it('knows a body that is the same again, by 304 and by itself', async () => {
    web.page('a.test/etag', (request) =>
      request.headers['if-none-match'] === '"1"'
        ? { status: 304 }
        : { headers: { etag: '"1"' }, body: linking('http://b.test/') },
    );
    web.page('a.test/same', linking('http://b.test/'));
    web.page('a.test/noindex', 'text');
    const first = await run(
      ['etag', 'same', 'noindex'].map((path) => page(`http://a.test/${path}`)),
    );
    web.page('a.test/noindex', { headers: { 'x-robots-tag': 'noindex' }, body: 'text' });
    const again = first.events.flatMap((event) =>
      event.kind === 'visited' && event.page.url.host === 'a.test'
        ? page(event.page.url.href, { isKnown: true, body: event.body })
        : [],
    );
    const { events } = await run(again);
    expect(told(events)).toEqual([
      'unchanged http://a.test/etag',
      'unchanged http://a.test/same',
      'page http://a.test/noindex',
    ]);
    expect(events.map((event) => event.kind === 'visited' && event.visit.bodyFrom)).toEqual([
      ...[again[0]?.body?.at, again[1]?.body?.at, undefined],
    ]);
  });

  it('reads sitemaps once, their index first, and takes pages of the host alone', async () => {
    web.page('a.test/robots.txt', 'sitemap: http://a.test/index.xml');
    web.page('a.test/index.xml', {
      body: '<sitemapindex><sitemap><loc>http://a.test/list.txt</loc></sitemap></sitemapindex>',
    });
    web.page('a.test/list.txt', { body: 'http://a.test/1\nhttp://b.test/2\n' });
    const { events, hosts } = await run([page('http://a.test/')], { sitemaps: true });
    expect(told(events)).toEqual(['listed http://a.test/1', 'not-found http://a.test/']);
    expect(hosts.get('a.test')?.skipped).toEqual({ 'listed-elsewhere': 1 });
    await run([page('http://a.test/')], { sitemaps: true }, hosts);
    expect(paths().filter((path) => /list|index/.test(path))).toHaveLength(2);
  });

  it('leaves a host whose robots.txt asks for a long rest', async () => {
    web.page('a.test/robots.txt', { status: 503, headers: { 'retry-after': '3600' } });
    const { events } = await run([1, 2].map((n) => page(`http://a.test/${n}`)));
    expect(told(events).sort()).toEqual(['backoff http://a.test/1', 'backoff http://a.test/2']);
    expect(paths()).toEqual(['a.test/robots.txt']);
  });

  it('asks a second time for a robots.txt that did not come', async () => {
    let asked = 0;
    web.page('a.test/robots.txt', ({ socket }) => {
      if (asked++ > 0) return { body: 'user-agent: *\ndisallow: /no' };
      socket.destroy();
      return undefined;
    });
    const { events } = await run([page('http://a.test/'), page('http://a.test/no')]);
    expect(told(events)).toEqual(['not-found http://a.test/', 'robots http://a.test/no']);
  });

  it('does not take a host for down that answers in a way we cannot read', async () => {
    web.page('a.test/robots.txt', '');
    for (const n of [1, 2, 3])
      web.page(`a.test/${n}`, ({ socket }) => void socket.end('What do you want?\r\n\r\n'));
    const seeds = [1, 2, 3, 4].map((n) => page(`http://a.test/${n}`, { isKnown: true }));
    expect(told((await run(seeds)).events)).toEqual([
      ...[1, 2, 3].map((n) => `failed http://a.test/${n}`),
      'not-found http://a.test/4',
    ]);
  });

  it('keeps to the longest crawl-delay of the origins of a host', async () => {
    web.page('a.test/robots.txt', 'user-agent: *\ncrawl-delay: 0.05');
    web.page('a.test:81/robots.txt', { status: 404 });
    const { hosts } = await run([page('http://a.test/1'), page('http://a.test:81/2')]);
    expect(hosts.get('a.test')).toMatchObject({ crawlDelayMs: 50, pace: { delayMs: 50 } });
  });

  it('keeps the files of a bounded number of origins', async () => {
    const seeds = Array.from({ length: 30 }, (_, n) => page(`http://a.test:${8000 + n}/`));
    const { hosts } = await run(seeds);
    expect(Object.keys(hosts.get('a.test')?.robots ?? {})).toHaveLength(10);
  });

  it('keeps the pause after the latest request also when it is told to look again', async () => {
    const { hosts } = await run([page('http://a.test/1')], { minDelayMs: 100 });
    const endedAt = web.asked.at(-1)?.endedAt ?? 0;
    await run([page('http://a.test/2')], { minDelayMs: 100, isForced: true }, hosts);
    expect((web.asked[2]?.at ?? 0) - endedAt).toBeGreaterThanOrEqual(98);
  });

  it('reads no sitemap that robots.txt forbids', async () => {
    web.page('a.test/robots.txt', 'user-agent: *\ndisallow: /sitemap');
    const { hosts } = await run([page('http://a.test/')], { sitemaps: true });
    expect(paths()).toEqual(['a.test/robots.txt', 'a.test/']);
    expect(hosts.get('a.test')?.skipped).toEqual({ 'sitemap-forbidden': 1 });
  });

  it('counts what it did not read of sitemaps', async () => {
    const indexed = [1, 2, 3].map((n) => `<sitemap><loc>/${n}.xml</loc></sitemap>`).join('');
    web.page('a.test/sitemap.xml', `<sitemapindex>${indexed}</sitemapindex>`);
    web.page('a.test/1.xml', '<urlset><url><loc>mailto:a</loc></url><url></url></urlset>');
    const { hosts } = await run([page('http://a.test/')], { sitemaps: true, maxSitemaps: 2 });
    expect(paths()).toEqual([
      ...['a.test/robots.txt', 'a.test/sitemap.xml', 'a.test/1.xml', 'a.test/'],
    ]);
    expect(hosts.get('a.test')?.skipped).toEqual({
      'sitemap-bad-url': 1,
      'sitemap-no-url': 1,
      'too-many-sitemaps': 2,
    });
  });

  it('leaves sitemaps of other hosts to their turns', async () => {
    web.page('a.test/robots.txt', 'sitemap: http://b.test/a.xml\nsitemap: http://a.test/to');
    web.page('a.test/to', { status: 302, headers: { location: 'http://b.test/b.xml' } });
    const { hosts } = await run([page('http://a.test/')], { sitemaps: true });
    expect(paths()).toEqual(['a.test/robots.txt', 'a.test/to', 'a.test/']);
    expect(hosts.get('a.test')?.skipped).toEqual({ 'sitemap-elsewhere': 2 });
  });

  it('follows redirects of sitemaps, but not in circles', async () => {
    web.page('a.test/sitemap.xml', { status: 302, headers: { location: '/again' } });
    web.page('a.test/again', { status: 302, headers: { location: '/sitemap.xml' } });
    await run([page('http://a.test/')], { sitemaps: true });
    expect(paths()).toEqual([
      ...['a.test/robots.txt', 'a.test/sitemap.xml', 'a.test/again', 'a.test/'],
    ]);
  });

  it('follows redirects of sitemaps on their host', async () => {
    web.page('a.test/sitemap.xml', { status: 301, headers: { location: '/wp-sitemap.xml' } });
    web.page('a.test/wp-sitemap.xml', '<urlset><url><loc>http://a.test/1</loc></url></urlset>');
    const { events } = await run([page('http://a.test/')], { sitemaps: true });
    expect(told(events)).toEqual(['listed http://a.test/1', 'not-found http://a.test/']);
  });

  it('tells of everything it fetched when it is told to end', async () => {
    const stop = new AbortController();
    const seeds = [1, 2, 3, 4].map((n) => page(`http://h${n}.test/`));
    const kept: string[] = [];
    const due = frontier(seeds);
    const parts: CrawlParts = {
      fetcher,
      keep: async ({ url: { href }, at, purpose }) => {
        if (purpose === 'page') kept.push(href);
        return { recordId: `r${at}`, file: '/f', offset: 0, length: 1 };
      },
      due: async ({ hosts }) => due.due(hosts),
      hosts: async () => new Map(),
      now: Date.now,
      random: () => 0,
    };
    const taken: string[] = [];
    const ended = (async () => {
      for await (const event of new Crawl(parts, SETTINGS, stop.signal)) {
        if (event.kind === 'visited') taken.push(event.page.url.href);
        // All others are fetched meanwhile.
        await vi.waitFor(() => expect(kept).toHaveLength(4));
        stop.abort(new Error('enough'));
      }
    })();
    await expect(ended).rejects.toThrow('enough');
    expect(taken.sort()).toEqual(kept.sort());
  });

  it('does not forget a host while its kept state is being read', async () => {
    web.page('a.test/robots.txt', 'user-agent: *\ncrawl-delay: 0.05');
    let crawl: Crawl | undefined;
    const batches = [[page('http://a.test/1')], [page('http://a.test/2')], []];
    const saved = new Map<string, CrawlHost>();
    const parts: CrawlParts = {
      fetcher,
      keep: async ({ at }) => ({ recordId: `r${at}`, file: '/f', offset: 0, length: 1 }),
      due: async () => batches.shift() ?? [],
      hosts: async () => {
        const read = new Map(saved);
        // The caller stores what was learned at just this moment.
        for (const [name, host] of crawl?.takeHosts() ?? []) saved.set(name, host);
        return read;
      },
      now: Date.now,
      random: () => 0,
    };
    crawl = new Crawl(parts, SETTINGS, new AbortController().signal);
    await Array.fromAsync(crawl);
    expect(paths()).toEqual(['a.test/robots.txt', 'a.test/1', 'a.test/2']);
  });

  it('begins nothing when its time is up, and ends in peace', async () => {
    web.page('a.test/robots.txt', 'user-agent: *\ncrawl-delay: 0.05');
    const endAt = Date.now() + 120;
    const { events } = await run(
      Array.from({ length: 20 }, (_, n) => page(`http://a.test/${n}`)),
      { endAt },
    );
    expect(events.length).toBeLessThan(4);
  });

  it('ends at once when it is told to, and lets go of what is under way', async () => {
    web.page('a.test/robots.txt', '');
    web.page('a.test/', () => undefined);
    const stop = new AbortController();
    const parts: CrawlParts = {
      fetcher,
      keep: async () => ({ recordId: '', file: '', offset: 0, length: 0 }),
      due: async () => (web.asked.length === 0 ? [page('http://a.test/')] : []),
      hosts: async () => new Map(),
      now: Date.now,
      random: () => 0,
    };
    web.page('a.test/', () => {
      stop.abort(new Error('enough'));
      return undefined;
    });
    const all = Array.fromAsync(new Crawl(parts, SETTINGS, stop.signal));
    await expect(all).rejects.toThrow('enough');
  });

  it('follows links of a page that only wants to be left out of the index', async () => {
    web.page('a.test/', `<meta name="robots" content="noindex">${linking('/1')}`);
    web.page('a.test/2', `<meta name="robots" content="nofollow">${linking('/3')}`);
    const { events } = await run([page('http://a.test/'), page('http://a.test/2')]);
    expect(told(events)).toEqual([
      ...['page http://a.test/', 'page http://a.test/2', 'not-found http://a.test/1'],
    ]);
  });
});
