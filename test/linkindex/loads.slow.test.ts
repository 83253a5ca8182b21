import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWriter } from '../../src/linkindex/loads.ts';
import { encodeVisits } from '../../src/linkindex/visit-rows.ts';
import type { Visit } from '../../src/visit/visit.ts';
import { BACKENDS, openForTests } from '../support/link-index.ts';
import { expectedRows, indexRows, rowsOf, visitIds } from './index-rows.ts';
import { link, shuffledAndRepeated, someVisits, url, visit } from './some-visits.ts';

const OPTIONS = { failuresUntilLost: 3 };
const MAX_VISITS = 40;

/** A place of visits in a history: cut into loads, each in batches. */
const someLoads = fc
  .tuple(someVisits('all', MAX_VISITS), fc.array(fc.nat({ max: MAX_VISITS }), { maxLength: 4 }))
  .chain(([visits, cuts]) =>
    fc.tuple(
      fc.constant(visits),
      shuffledAndRepeated(visits),
      fc.constant(cuts.sort((a, b) => a - b)),
    ),
  );

/** `visits` cut at these places; an empty load is a load too. */
function cut(visits: readonly Visit[], cuts: readonly number[]): (readonly Visit[])[] {
  return [0, ...cuts].map((from, i) => visits.slice(from, cuts[i]));
}

describe.each(BACKENDS)('IndexWriter on $name', ({ open }) => {
  const opened = openForTests(open);
  let ids: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const names = Array.from({ length: MAX_VISITS }, (_, i) => `<urn:uuid:${i}>`);
    ids = await visitIds(opened.index, names);
  });

  beforeEach(async () => {
    for (const table of [
      'visits',
      'backlinks',
      'pages',
      'redirects',
      'loads',
      'ranks',
      'domain_ranks',
    ])
      await opened.index.command({ query: `TRUNCATE TABLE ${table}` });
  });

  async function empty(): Promise<void> {
    for (const table of ['visits', 'backlinks', 'pages', 'redirects', 'loads'])
      await opened.index.command({ query: `TRUNCATE TABLE ${table}` });
  }

  // Zero: the way of large loads for all of them.
  it.each([0, 2000])(
    'gives the index of the naive fold, however visits are ordered, repeated and cut into loads, with few being %i visits',
    async (fewVisits) => {
      const { index } = opened;
      await fc.assert(
        fc.asyncProperty(someLoads, async ([visits, shuffled, cuts]) => {
          await empty();
          const writer = await openWriter(index, { ...OPTIONS, fewVisits });
          for (const part of cut(shuffled, cuts)) await writer.applyVisits(part, 'part');
          expect(await indexRows(index)).toEqual(expectedRows(visits, ids, 3));
        }),
        { numRuns: 6 },
      );
    },
  );

  it('folds what an abandoned writer left behind', async () => {
    const { index } = opened;
    await fc.assert(
      fc.asyncProperty(someLoads, async ([visits, shuffled, cuts]) => {
        await empty();
        for (const part of cut(shuffled, cuts)) {
          const abandoned = await openWriter(index, OPTIONS);
          const load = await abandoned.beginLoad('abandoned');
          await abandoned.append(load, [encodeVisits(part)]);
        }
        const told: string[] = [];
        await openWriter(index, { ...OPTIONS, onNotice: (text) => told.push(text) });
        expect(told).toEqual([expect.stringContaining('abandoned')]);
        expect(await indexRows(index)).toEqual(expectedRows(visits, ids, 3));
      }),
      { numRuns: 3 },
    );
  });

  it('rebuilds to the same index', async () => {
    const { index } = opened;
    await fc.assert(
      fc.asyncProperty(someLoads, async ([visits, shuffled, cuts]) => {
        await empty();
        const writer = await openWriter(index, OPTIONS);
        for (const part of cut(shuffled, cuts)) await writer.applyVisits(part, 'part');
        await writer.rebuild();
        expect(await indexRows(index)).toEqual(expectedRows(visits, ids, 3));
        expect(await rowsOf(index, 'SELECT DISTINCT version FROM pages')).toHaveLength(1);
      }),
      { numRuns: 3 },
    );
  });

  it('lets the reading that sees more stand for a visit, whichever came first', async () => {
    const { index } = opened;
    const wat = visit({ links: [link('http://b.test/'), link('http://c.test/')], source: 'wat' });
    const warc = visit({ links: [link('http://b.test/')], source: 'warc' });
    for (const readings of [
      [wat, warc],
      [warc, wat],
    ]) {
      await empty();
      const writer = await openWriter(index, OPTIONS);
      for (const reading of readings) await writer.applyVisits([reading], 'reading');
      expect((await indexRows(index)).backlinks).toEqual([
        '0test,a)/ > href http test,b)/ live 1700000000 1700000000 new anchor|Title|192.0.2.1',
      ]);
    }
  });

  it('takes back a chain that an earlier visit, which came later, shows never to have stood', async () => {
    const { index } = opened;
    const at = (second: number, part: Partial<Visit>) =>
      visit({
        at: 1_700_000_000 + second,
        evidence: { recordId: `<urn:uuid:${second}>`, file: '', offset: 0, length: 0 },
        ...part,
      });
    const [a, b, c] = ['http://a.test/', 'http://b.test/', 'http://c.test/'].map(url) as [
      ReturnType<typeof url>,
      ReturnType<typeof url>,
      ReturnType<typeof url>,
    ];
    const writer = await openWriter(index, OPTIONS);
    await writer.applyVisits(
      [
        at(0, { url: a, outcome: 'redirect', redirectTo: b }),
        at(2, { url: b, outcome: 'redirect', redirectTo: c }),
      ],
      'first',
    );
    expect((await indexRows(index)).backlinks).toHaveLength(3);
    await writer.applyVisits([at(1, { url: a })], 'between');
    expect((await indexRows(index)).backlinks).toEqual([
      '0test,a)/ > redirect http test,b)/ lost 1700000000 1700000000 new, 1700000001 link_removed',
      '0test,b)/ > redirect http test,c)/ live 1700000002 1700000002 new',
    ]);
  });

  it.each([0, 2000])(
    'gives backlinks the ranks of their page and its domain, few being %i',
    async (fewVisits) => {
      const { index } = opened;
      const to = [link('http://b.test/')];
      const page = url('http://www.a.test/x');
      const [first, second] = [
        visit({ url: page, links: to }),
        visit({ url: page, links: to, at: 1_700_000_001 }),
      ];
      await index.command({
        query: `INSERT INTO ranks SELECT cityHash64({node:String}), 37, 0.1, 1`,
        query_params: { node: `0${page.key}` },
      });
      await index.command({ query: `INSERT INTO domain_ranks VALUES ('test,a', 0, 0.1, 1)` });
      const writer = await openWriter(index, { ...OPTIONS, fewVisits });
      const ranks = 'SELECT inlink_rank, domain_inlink_rank FROM backlinks FINAL';
      await writer.applyVisits([first], 'single');
      expect(await rowsOf(index, ranks)).toEqual([{ inlink_rank: 37, domain_inlink_rank: 0 }]);
      await writer.applyVisits([second], 'several');
      expect(await rowsOf(index, ranks)).toEqual([{ inlink_rank: 37, domain_inlink_rank: 0 }]);
      await writer.applyVisits([visit({ url: url('http://c.test/'), links: to })], 'unranked');
      expect(await rowsOf(index, `${ranks} WHERE source_key = 'test,c)/'`)).toEqual([
        { inlink_rank: -1, domain_inlink_rank: -1 },
      ]);
    },
  );

  it('lets one run write at a time, and numbers them upwards', async () => {
    const writer = await openWriter(opened.index, OPTIONS);
    const order: string[] = [];
    const runs = [1, 2, 3].map((n) =>
      writer.runRank('test', async (run) => {
        order.push(`begin ${n}`);
        await new Promise(setImmediate);
        order.push(`end ${n}`);
        if (n === 2) throw new Error('a run that fails');
        return run;
      }),
    );
    const [first, second, third] = await Promise.allSettled(runs);
    expect(order).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3']);
    expect(second?.status).toBe('rejected');
    expect([first, third].map((run) => run?.status === 'fulfilled' && run.value)).toEqual([1, 4]);
  });
});
