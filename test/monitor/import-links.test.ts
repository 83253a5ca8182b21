import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Control } from '../../src/control/control.ts';
import { createKey } from '../../src/control/keys.ts';
import { addSite, type Site } from '../../src/control/sites.ts';
import { supplierFacts } from '../../src/control/supplier-facts.ts';
import { importLinks, shortReport } from '../../src/monitor/import-links.ts';
import { readVendorFile } from '../../src/vendorfiles/vendor-file.ts';
import { openTestControl } from '../support/control.ts';

describe('importLinks', () => {
  let control: Control;
  let accountId: number;
  beforeAll(async () => {
    control = await openTestControl();
    accountId = (await createKey(control)).key.accountId;
  });
  afterAll(() => control.close());

  const newSite = (): Promise<Site> =>
    addSite(control, accountId, {
      ...{ title: 'Example', url: 'https://www.example.com/' },
      ...{ host: 'www.example.com', domain: 'example.com' },
    });
  async function importText(site: Site, ...lines: readonly string[]) {
    const file = await readVendorFile(Buffer.from(lines.join('\n')));
    return importLinks(control, site, file.tool, file);
  }
  const rows = (site: Site) =>
    control.db
      .selectFrom('site_backlinks')
      .selectAll()
      .where('site_id', '=', site.id)
      .orderBy('id')
      .execute();

  it('says of each line what became of it, in the order of the file', async () => {
    const report = await importText(
      await newSite(),
      ...['Source URL,Target URL,Anchor text', 'https://a.test/1,https://example.com/,x'],
      ...['no address,https://example.com/,x', 'https://A.test/1#top,https://example.com/,x'],
      ...[
        'https://a.test/2,https://example.org/,x',
        'https://blog.example.com/,https://example.com/,x',
      ],
      ...['ftp://a.test/,https://example.com/,x', 'https://b.test/,https://sub.example.com/y,x'],
    );
    expect(report.lines.map(({ line, outcome, reason }) => [line, outcome, reason])).toEqual([
      [2, 'added', undefined],
      [3, 'invalid', 'not-a-url'],
      [4, 'duplicate', undefined],
      [5, 'invalid', 'other-target'],
      [6, 'invalid', 'own-page'],
      [7, 'invalid', 'not-http'],
      [8, 'added', undefined],
    ]);
    expect(report).toMatchObject({
      ...{ source: 'bing', added: 2, duplicates: 1, invalid: 4 },
      reasons: { 'not-a-url': 1, 'other-target': 1, 'own-page': 1, 'not-http': 1 },
    });
    expect(shortReport(report).lines.map(({ line }) => line)).toEqual([3, 5, 6, 7]);
  });

  it('takes no links to another part of the domain, which checks would miss', async () => {
    const place = { url: 'https://blog.example.com/', host: 'blog.example.com' };
    const site = await addSite(control, accountId, {
      ...{ title: 'Blog', domain: 'example.com' },
      ...place,
    });
    const report = await importText(
      site,
      ...['Source URL,Target URL', 'https://a.test/,https://www.example.com/'],
      ...[
        'https://b.test/,https://blog.example.com/',
        'https://c.test/,http://de.blog.example.com/',
      ],
    );
    expect(report.lines.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
      ...['other-target', 'added', 'added'],
    ]);
  });

  it('takes the first day on which a page was seen, and where it was heard of', async () => {
    const site = await newSite();
    await importText(
      site,
      ...['Linking page,Last crawled', 'https://a.test/,2024-05-02', 'https://b.test/,2024-05-01'],
    );
    await importText(
      site,
      ...[
        'Source url,Target url,Page ascore,First seen',
        'https://c.test/,https://example.com/,1,2024-03-02',
      ],
      ...[
        'https://c.test/,https://example.com/x,1,2023-03-02',
        'https://d.test/,https://example.com/,1,',
      ],
    );
    expect(
      (await rows(site)).map(({ from_url, source, placed_on }) => [from_url, source, placed_on]),
    ).toEqual([
      ['https://a.test/', 'gsc', null],
      ['https://b.test/', 'gsc', null],
      ['https://c.test/', 'semrush', '2023-03-02'],
      ['https://d.test/', 'semrush', null],
    ]);
  });

  it('keeps what each supplier says of a page, and the latest of it', async () => {
    const site = await newSite();
    const header = 'Source url,Target url,Anchor,Page ascore,Nofollow,First seen';
    const row = (score: number) => `https://a.test/,https://example.com/x,=x,${score},FALSE,`;
    await importText(site, header, `${row(20)}2024-03-02`, row(21));
    const again = await importText(site, header, row(30));
    expect(again).toMatchObject({ added: 0, duplicates: 1 });
    await importText(site, 'Linking page,Last crawled', 'https://a.test/,2024-05-02');
    await importText(site, 'https://a.test/', 'https://b.test/');
    const [a, b] = (await rows(site)).map(({ id }) => id);
    expect(await supplierFacts(control, site.id, a ?? 0)).toEqual([
      { supplier: 'gsc', told_on: expect.stringMatching(/^\d{4}-/), last_seen: '2024-05-02' },
      {
        ...{ supplier: 'semrush', told_on: expect.stringMatching(/^\d{4}-/) },
        ...{ url_to: 'https://example.com/x', anchor: '=x', nofollow: false },
        metrics: { 'Page ascore': '30' },
      },
    ]);
    expect(await supplierFacts(control, site.id, b ?? 0)).toEqual([]);
    expect(await supplierFacts(control, (await newSite()).id, a ?? 0)).toEqual([]);
  });

  it('leaves what is there as it is', async () => {
    const site = await newSite();
    await importText(site, 'https://a.test/');
    await control.db
      .updateTable('site_backlinks')
      .set({ state: 'lost', notes: 'mine', checked_at: new Date(0), next_check_at: new Date(0) })
      .where('site_id', '=', site.id)
      .execute();
    const before = await rows(site);
    const header = 'Source url,Target url,Page ascore,First seen';
    const again = await importText(
      site,
      header,
      'https://a.test/,https://example.com/,1,2020-01-01',
    );
    expect(again).toMatchObject({ added: 0, duplicates: 1, invalid: 0 });
    expect(await rows(site)).toEqual(before);
  });

  it('adds nothing when it would be too much for the day', async () => {
    const site = await newSite();
    const file = await readVendorFile(Buffer.from('https://a.test/\nhttps://b.test/'));
    await expect(importLinks(control, site, 'urls', file, { addsPerDay: 1 })).rejects.toMatchObject(
      {
        code: 'BACKLINKS_LIMIT',
      },
    );
    expect(await rows(site)).toEqual([]);
  });

  it('counts every line once, whatever the lines are', async () => {
    const someLine = fc.oneof(
      fc.constantFrom('https://a.test/', 'http://b.test/x', 'https://www.example.com/', 'nothing'),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string({ maxLength: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(someLine, { minLength: 1, maxLength: 30 }), async (lines) => {
        const site = await newSite();
        const report = await importText(site, 'https://first.test/', ...lines);
        const { added, duplicates, invalid } = report;
        expect(added + duplicates + invalid).toBe(report.lines.length);
        expect((await rows(site)).map(({ from_url }) => from_url).sort()).toEqual(
          report.lines.flatMap(({ outcome, text }) => (outcome === 'added' ? [text] : [])).sort(),
        );
        expect(report.lines.map(({ line }) => line)).toEqual(
          report.lines.map(({ line }) => line).sort((a, b) => a - b),
        );
        // Nothing is left to add.
        expect(await importText(site, 'https://first.test/', ...lines)).toMatchObject({
          ...{ added: 0, duplicates: added + duplicates, invalid },
        });
      }),
      { numRuns: 25 },
    );
  });
});
