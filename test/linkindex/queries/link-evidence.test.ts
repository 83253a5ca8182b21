import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openWriter } from '../../../src/linkindex/loads.ts';
import {
  type EvidenceQuestion,
  type LinkEvidence,
  linkEvidence,
} from '../../../src/linkindex/queries/link-evidence.ts';
import { urlOfKey } from '../../../src/url/page-key.ts';
import type { LinkType, Visit } from '../../../src/visit/visit.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { rowsOf } from '../index-rows.ts';
import { link, shuffledAndRepeated, someVisits, url, visit } from '../some-visits.ts';

const OPTIONS = { failuresUntilLost: 3 };
const T = 1_700_000_000;

interface BacklinkRow {
  readonly source_key: string;
  readonly source_https: boolean;
  readonly target_key: string;
  readonly target_https: boolean;
  readonly link_type: LinkType;
  readonly events: readonly string[];
}

const BACKLINKS = `
  SELECT source_key, source_https, target_key, target_https, link_type,
    arrayPushFront(
      arrayMap((at, reason) -> concat(toString(toUnixTimestamp(at)), ' ', toString(reason)), event_at, event_reason),
      concat(toString(toUnixTimestamp(first_seen)), ' new')) AS events
  FROM backlinks FINAL`;

function eventsOf(evidence: readonly LinkEvidence[]): string[] {
  return evidence
    .toReversed()
    .flatMap(({ visit, event, reason }) =>
      event === undefined ? [] : [`${visit.at} ${event === 'new' ? event : reason}`],
    );
}

describe.each(BACKENDS)('linkEvidence on $name', ({ open }) => {
  const opened = openForTests(open);
  beforeEach(async () => {
    for (const table of ['visits', 'backlinks', 'pages', 'redirects', 'loads'])
      await opened.index.command({ query: `TRUNCATE TABLE ${table}` });
  });

  async function load(visits: readonly Visit[]): Promise<void> {
    const writer = await openWriter(opened.index, OPTIONS);
    await writer.applyVisits(visits, 'test');
    await writer.close();
  }

  const ask = (question: Partial<EvidenceQuestion> = {}) =>
    linkEvidence(
      opened.index,
      { from: url('http://a.test/'), to: url('http://b.test/'), limit: 100, ...question },
      OPTIONS,
    );

  async function isExplained(row: BacklinkRow, placed: readonly Visit[]): Promise<void> {
    const evidence = await ask({
      from: url(urlOfKey(row.source_key, row.source_https)),
      to: url(urlOfKey(row.target_key, row.target_https)),
      type: row.link_type,
    });
    expect(eventsOf(evidence)).toEqual(row.events);
    for (const { visit, place, url: visited } of evidence) {
      const original = placed.find((one) => one.evidence.offset === place?.offset);
      expect([original?.at, original?.url.href]).toEqual([visit.at, visited]);
      expect(place?.source).toBe(original?.source);
    }
  }

  it('explains every event of every backlink, and where each visit lies', async () => {
    const runs = someVisits('all', 40, 30).chain((visits) =>
      fc.tuple(fc.constant(visits), shuffledAndRepeated(visits)),
    );
    await fc.assert(
      fc.asyncProperty(runs, async ([visits, shuffled]) => {
        // A place of its own for each.
        const placed = shuffled.map((one) => {
          const offset =
            1000 + visits.findIndex((v) => v.evidence.recordId === one.evidence.recordId);
          return { ...one, evidence: { ...one.evidence, offset } };
        });
        for (const table of ['visits', 'backlinks', 'pages', 'redirects', 'loads'])
          await opened.index.command({ query: `TRUNCATE TABLE ${table}` });
        await load(placed);
        const rows = await rowsOf<BacklinkRow>(opened.index, BACKLINKS);
        await Promise.all(rows.map((row) => isExplained(row, placed)));
      }),
      { numRuns: 2 },
    );
  });

  const at = (second: number, part: Partial<Visit> = {}): Visit =>
    visit({
      at: T + second,
      evidence: { recordId: `<urn:uuid:${second}>`, file: '/a.warc', offset: second, length: 5 },
      ...part,
    });

  it('tells the latest first, as many as are asked for', async () => {
    await load([at(0, { links: [link('http://b.test/')] }), at(1), at(2)]);
    const told = (await ask({ limit: 2 })).map(({ visit, verdict }) => [visit.at - T, verdict]);
    expect(told).toEqual([
      [2, 'missing'],
      [1, 'missing'],
    ]);
  });

  it('names the visit whose body an unchanged one repeats', async () => {
    await load([
      at(0, { links: [link('http://b.test/')] }),
      at(5, { outcome: 'unchanged', status: 304 }),
    ]);
    const [latest] = await ask();
    expect(latest).toMatchObject({
      verdict: 'found',
      place: { file: '/a.warc', offset: 5, length: 5, source: 'warc' },
      shownAt: { url: 'http://a.test/', at: T, place: { offset: 0 } },
    });
  });

  it.each<[string, Partial<Visit>[], LinkType]>([
    ['what is known', [{ links: [link('http://b.test/', { type: 'canonical' })] }], 'canonical'],
    [
      'href before canonical',
      [{ links: [link('http://b.test/', { type: 'canonical' }), link('http://b.test/')] }],
      'href',
    ],
    [
      'a redirect',
      [{ outcome: 'redirect', redirectTo: url('http://b.test/') }, { outcome: 'not-found' }],
      'redirect',
    ],
    ['href for what nobody saw', [{}], 'href'],
  ])('takes the type to be %s', async (_, parts, type) => {
    await load(parts.map((part, i) => at(i, part)));
    expect(new Set((await ask()).map((one) => one.type))).toEqual(new Set([type]));
  });

  it('knows nothing of pages that were never visited', async () => {
    expect(await ask()).toEqual([]);
    expect(await ask({ type: 'redirect' })).toEqual([]);
  });
});
