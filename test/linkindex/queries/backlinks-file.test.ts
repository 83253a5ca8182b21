import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  countBacklinks,
  type FileForm,
  type FileQuestion,
  writeBacklinksFile,
} from '../../../src/linkindex/queries/backlinks-file.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { insertBacklinks, target } from './some-backlinks.ts';

const CSV: FileForm = { format: 'csv', gzip: true };
const HEADER =
  'url_from,url_to,title,anchor,alt,nofollow,image,image_source,inlink_rank,domain_inlink_rank,first_seen,last_visited'
    .split(',')
    .map((name) => `"${name}"`)
    .join(',');

/** First characters that a spreadsheet takes for the beginning of a formula. */
const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'];

describe.each(BACKENDS)('writeBacklinksFile on $name', ({ open }) => {
  const folder = mkdtempSync(join(tmpdir(), 'backlinks-file-'));
  const path = join(folder, "it's a file.csv.gz");
  const opened = openForTests(open);
  beforeAll(async () => {
    await insertBacklinks(opened.index, [
      {
        from: 'https://a.test/?q="x",y',
        to: 'https://example.com/',
        title: 'two\nlines, "quoted"',
        anchor: 'é 🦜',
        flags: ['nofollow', 'image'],
        imageSource: 'https://a.test/i.png',
        rank: 7,
        domainRank: -1,
        firstSeen: '2024-02-29T23:59:59Z',
        lastVisited: '2024-12-31T00:00:01Z',
      },
      { from: 'https://b.test/', to: 'https://example.com/', live: false },
      { from: 'https://c.test/', to: 'https://example.com/', rank: 90 },
      ...FORMULAS.map((text, at) => ({
        from: `https://f.test/${at}`,
        to: 'https://formulas.example/',
        title: text,
        anchor: text,
        imageSource: text,
      })),
    ]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = async (question: FileQuestion, form = CSV) => {
    const rows = await writeBacklinksFile(opened.index, question, path, form);
    const bytes = readFileSync(path);
    return { rows, text: (form.gzip ? gunzipSync(bytes) : bytes).toString() };
  };

  it('writes the row of get-raw-backlinks as RFC 4180 has it, and counts rows, not lines', async () => {
    const { rows, text } = await write({ target: target('example.com', 'host') });
    expect(rows).toBe(2);
    expect(text).toBe(
      `${HEADER}\r\n` +
        '"https://a.test/?q=%22x%22,y","https://example.com/","two\nlines, ""quoted""","é 🦜",,true,true,"https://a.test/i.png",7,-1,"2024-02-29","2024-12-31"\r\n' +
        '"https://c.test/","https://example.com/","","",,false,false,,90,-1,"2024-01-01","2024-02-01"\r\n',
    );
  });

  it('defuses cells that a spreadsheet would run', async () => {
    const { rows, text } = await write({ target: target('formulas.example', 'host') });
    expect(rows).toBe(FORMULAS.length);
    for (const formula of FORMULAS) {
      expect(text).toContain(`,"'${formula}","'${formula}",,false,false,"'${formula}",`);
      expect(text).not.toContain(`"${formula}"`);
    }
  });

  it('writes objects as the API has them, a line each', async () => {
    const form = { format: 'jsonl', gzip: false } as const;
    const { rows, text } = await write({ target: target('example.com', 'host') }, form);
    const lines = text.trimEnd().split('\n');
    expect(rows).toBe(2);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ title: 'two\nlines, "quoted"', alt: null, nofollow: true }),
      expect.objectContaining({ url_from: 'https://c.test/', image_source: null, inlink_rank: 90 }),
    ]);
  });

  it.each([
    [{ format: 'csv', gzip: true }, `${HEADER}\r\n`],
    [{ format: 'csv', gzip: false }, `${HEADER}\r\n`],
    [{ format: 'jsonl', gzip: true }, ''],
  ] as const)('writes a file without rows for a target without links: %j', async (form, text) => {
    expect(await write({ target: target('unseen.test', 'domain') }, form)).toEqual({
      rows: 0,
      text,
    });
  });

  it('takes the filters of lists', async () => {
    const question = { target: target('example.com', 'host'), filters: { inlinkRankFrom: 50 } };
    expect((await write(question)).rows).toBe(1);
    expect(await countBacklinks(opened.index, question)).toBe(1);
    expect(await countBacklinks(opened.index, { target: question.target })).toBe(2);
  });

  it('replaces what is there', async () => {
    writeFileSync(path, 'old');
    expect((await write({ target: target('example.com', 'host') })).text).not.toContain('old');
  });

  it('leaves nothing behind when it is aborted', async () => {
    const stop = new AbortController();
    const question = { target: target('example.com', 'host') };
    const writing = writeBacklinksFile(opened.index, question, path, CSV, { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(writing).rejects.toThrow('enough');
    expect(existsSync(path)).toBe(false);
  });
});
