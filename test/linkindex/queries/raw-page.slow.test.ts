import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RawQuestion, rawPage, rawRows } from '../../../src/linkindex/queries/raw-page.ts';
import type { Position, RawOrder } from '../../../src/linkindex/queries/raw-position.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { insertBacklinks, type SomeBacklink, target } from './some-backlinks.ts';

const ORDERS: readonly RawOrder[] = [
  'primary_key',
  'date_found',
  'domain_inlink_rank',
  'inlink_rank',
];
const never = new AbortController().signal;

describe.each(BACKENDS)('pages of raw backlinks on $name', ({ open }) => {
  const opened = openForTests(open);

  /** `url_from url_to` of each row, and where the next page begins. */
  async function read(question: RawQuestion, between = async () => {}) {
    const page = await rawPage(opened.index, question, never);
    await between();
    const pieces = rawRows(opened.index, question, page, never);
    const links: string[] = [];
    for (;;) {
      const { done, value } = await pieces.next();
      if (done) return { links, next: value, rows: page.rows };
      const rows = JSON.parse(`[${value.text}]`) as { url_from: string; url_to: string }[];
      expect(rows).toHaveLength(value.count);
      links.push(...rows.map((row) => `${row.url_from} ${row.url_to}`));
    }
  }

  async function readAll(question: Omit<RawQuestion, 'start'>) {
    const pages: string[][] = [];
    let start: Position | undefined;
    do {
      const { links, next } = await read({ ...question, ...(start && { start }) });
      pages.push(links);
      start = next;
    } while (start !== undefined);
    return pages;
  }

  const question = (host: string, question: Partial<RawQuestion> = {}): RawQuestion => ({
    target: target(host, 'domain'),
    filters: {},
    order: 'primary_key',
    limit: 3,
    ...question,
  });

  /** Places differ in each column of the order alone. */
  const grid = (host: string): SomeBacklink[] =>
    ['http', 'https'].flatMap((toScheme) =>
      ['', 'b/?q=1'].flatMap((path) =>
        ['http', 'https'].flatMap((scheme) =>
          ['x.test', 'y.test'].flatMap((from, at) =>
            (['href', 'redirect', 'canonical'] as const).map((type, kind) => ({
              from: `${scheme}://${from}/${path}`,
              to: `${toScheme}://${host}/${path}`,
              type,
              rank: (at + kind) % 2 === 0 ? -1 : 40 + kind,
              domainRank: at,
              firstSeen: `2024-01-0${1 + kind}T00:00:0${at}Z`,
            })),
          ),
        ),
      ),
    );

  it.each(ORDERS)('hold every live link once, by %s', async (order) => {
    const host = `${order.replaceAll('_', '-')}.example`;
    const links = grid(host);
    await insertBacklinks(opened.index, links);
    await insertBacklinks(opened.index, [
      { from: 'https://lost.test/', to: `https://${host}/`, live: false },
      { from: 'https://x.test/', to: `https://not-${host}/` },
    ]);
    const [whole = []] = await readAll(question(host, { order, limit: 1000 }));
    expect(whole.toSorted()).toEqual(links.map(({ from, to }) => `${from} ${to}`).sort());
    const few = order === 'primary_key' ? [1, links.length - 1] : [];
    for (const limit of [...few, 7, links.length, links.length + 1]) {
      const pages = await readAll(question(host, { order, limit }));
      expect(pages.flat()).toEqual(whole);
      expect(pages.map(({ length }) => length)).toEqual(
        Array.from({ length: Math.ceil(links.length / limit) }, (_, at) =>
          Math.min(limit, links.length - at * limit),
        ),
      );
    }
  });

  it.each(ORDERS)('hold the first links of each domain, over all pages, by %s', async (order) => {
    const host = `few-${order.replaceAll('_', '-')}.example`;
    await insertBacklinks(opened.index, grid(host));
    const [whole = []] = await readAll(question(host, { order, limit: 1000, perDomain: 4 }));
    expect(whole).toHaveLength(8);
    const pages = await readAll(question(host, { order, limit: 3, perDomain: 4 }));
    expect(pages.flat()).toEqual(whole);
  });

  it('hold what the filters leave', async () => {
    await insertBacklinks(opened.index, grid('filtered.example'));
    const filters = { inlinkRankFrom: 41, firstSeenTo: Date.parse('2024-01-02') / 1000 };
    const pages = await readAll(question('filtered.example', { filters, limit: 5 }));
    expect(pages.map(({ length }) => length)).toEqual([5, 3]);
  });

  it('are empty for an unseen target', async () => {
    expect(await read(question('unseen.test'))).toEqual({ links: [], next: undefined, rows: 0 });
  });

  describe.each(ORDERS)('while links change between the two statements, by %s', (order) => {
    const host = `change-${order.replaceAll('_', '-')}.example`;
    const link = (name: string): SomeBacklink => ({
      from: `https://${name}.test/`,
      to: `https://${host}/`,
      firstSeen: '2024-01-01T00:00:00Z',
    });
    const named = (...names: string[]) =>
      names.map((name) => `https://${name}.test/ https://${host}/`);
    let version = 1;
    const set = (live: boolean, ...names: string[]) => {
      version++;
      return insertBacklinks(
        opened.index,
        names.map((name) => ({ ...link(name), live, version })),
      );
    };

    it('leave what is too much to the next page', async () => {
      await set(true, 'b', 'd', 'f', 'h');
      const asked = question(host, { order, limit: 2 });
      const page = await read(asked, () => set(true, 'a', 'c', 'e'));
      expect(page.links).toEqual(named('a', 'b'));
      const rest = await read({ ...asked, limit: 9, ...(page.next && { start: page.next }) });
      expect(rest).toMatchObject({ links: named('c', 'd', 'e', 'f', 'h'), next: undefined });
    });

    it('leave to a further page what the last one has too much', async () => {
      const page = await read(question(host, { order, limit: 9 }), () => set(true, 'aa', 'ab'));
      expect([page.links.length, page.rows]).toEqual([7, 7]);
      const rest = await read(
        question(host, { order, limit: 9, ...(page.next && { start: page.next }) }),
      );
      expect([...page.links, ...rest.links]).toEqual(
        named('a', 'aa', 'ab', 'b', 'c', 'd', 'e', 'f', 'h'),
      );
    });

    it('leave out what is lost, and begin the next page after it', async () => {
      const asked = question(host, { order, limit: 4 });
      const page = await read(asked, () => set(false, 'aa', 'b', 'c'));
      expect(page).toMatchObject({ links: named('a', 'ab'), rows: 4 });
      const rest = await read({ ...asked, ...(page.next && { start: page.next }) });
      expect(rest.links).toEqual(named('d', 'e', 'f', 'h'));
    });
  });

  it('hold each survivor once, whatever comes and goes between them', async () => {
    let run = 0;
    let version = 1;
    const name = fc.integer({ min: 0, max: 25 });
    const change = fc.record({
      kind: fc.constantFrom('insert', 'lose', 'remove'),
      names: fc.array(name, { minLength: 1, maxLength: 6 }),
    });
    const changes = fc.array(fc.array(change, { maxLength: 2 }), { maxLength: 8 });
    const first = fc.uniqueArray(name, { minLength: 1, maxLength: 20 });
    const property = fc.asyncProperty(
      fc.constantFrom('primary_key', 'date_found' as RawOrder),
      fc.integer({ min: 1, max: 6 }),
      first,
      changes,
      async (order, limit, initial, between) => {
        const host = `run${run++}.example`;
        const rows = (names: readonly number[], state: object) =>
          names.map((n) => ({
            from: `https://s${String.fromCharCode(97 + n)}.test/`,
            to: `https://${host}/${n % 3}`,
            firstSeen: `2024-01-0${1 + (n % 4)}T00:00:00Z`,
            version: version++,
            ...state,
          }));
        const keysOf = (names: readonly number[]) =>
          rows(names, {}).map(({ from, to }) => `${from} ${to}`);
        await insertBacklinks(opened.index, rows(initial, {}));

        const gone = new Set<string>();
        const ever = new Set(keysOf(initial));
        const seen: string[] = [];
        let start: Position | undefined;
        for (let page = 0; page === 0 || start !== undefined; page++) {
          const apply = async () => {
            for (const { kind, names } of between[page] ?? []) {
              const state = { insert: {}, lose: { live: false }, remove: { deleted: true } }[kind];
              await insertBacklinks(opened.index, rows(names, state));
              for (const key of keysOf(names)) (kind === 'insert' ? ever : gone).add(key);
            }
          };
          // Changes come between pages, and in the middle of one.
          if (page % 2 === 0) await apply();
          const asked = question(host, { order, limit, ...(start && { start }) });
          const answer = await read(asked, page % 2 === 1 ? apply : undefined);
          expect(answer.links.length).toBeLessThanOrEqual(limit);
          seen.push(...answer.links);
          start = answer.next;
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((key) => !ever.has(key))).toEqual([]);
        const survivors = keysOf(initial).filter((key) => !gone.has(key));
        expect(survivors.filter((key) => !seen.includes(key))).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: 15 });
  }, 60_000);
});
