/**
 * Real archives, most of them other readers' own test files.
 *
 * The numbers were counted with a plain Python script (zlib for the members, a regular expression for the version
 * lines and types), not with this reader.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodedBody } from '../../src/warc/http-message.ts';
import { recordUrl } from '../../src/warc/record.ts';
import { httpMessage } from '../../src/warc/record-message.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';
import { collect, type ReadResult } from './archive-bytes.ts';

const CHATNOIR = 'warc/chatnoir-eu__chatnoir-resiliparse/tests/data';
const COMMONS = 'warc/commoncrawl__ia-web-commons/org/archive';
const PYWB = 'warc/webrecorder__pywb/sample_archive/warcs';
const CRAWL = 'warc/commoncrawl__whirlwind-python';
const JWAT = 'warc/netarchivesuite__jwat';
const WARCIO = 'warc/webrecorder__warcio/test/data';

const CRAWLED = { warcinfo: 1, request: 17, response: 16, metadata: 16 };
const EXAMPLE = { warcinfo: 1, response: 2, request: 2, revisit: 1 };
const WARCIO_EXAMPLE = { warcinfo: 2, response: 1, request: 2, revisit: 1 };
const ONE_ARC = { warcinfo: 1, response: 1 };

describe.skipIf(SHARED_DATA === undefined)('readArchive of real archives', () => {
  it.each([
    [`${CHATNOIR}/warcfile.warc`, CRAWLED],
    [`${CHATNOIR}/warcfile.warc.gz`, CRAWLED],
    [
      `${COMMONS}/format/warc/IAH-urls-wget.warc`,
      { warcinfo: 1, request: 16, response: 16, resource: 3 },
    ],
    [`${COMMONS}/format/warc/mutliple-headers.warc`, { response: 1 }],
    [`${COMMONS}/resource/html/html-lang-attribute.warc`, { response: 5 }],
    [
      `${COMMONS}/resource/html/text-extraction-test.warc`,
      { warcinfo: 1, response: 2, metadata: 1 },
    ],
    [`${PYWB}/example.warc.gz`, EXAMPLE],
    [`${PYWB}/example-extra.warc`, { response: 2, request: 2, revisit: 2 }],
    [`${PYWB}/iana.warc.gz`, { warcinfo: 1, response: 48, request: 171, revisit: 123 }],
    [`${PYWB}/example-wget-1-14.warc.gz`, { warcinfo: 1, request: 1, response: 1, resource: 3 }],
    [`${PYWB}/example-wpull.warc.gz`, { warcinfo: 1, request: 1, response: 1, resource: 1 }],
    [`${PYWB}/post-test.warc.gz`, { response: 3, request: 3 }],
    [`${PYWB}/example-url-agnostic-revisit.warc.gz`, { warcinfo: 1, revisit: 1 }],
    // Compressed as a whole, which other readers refuse.
    [`${PYWB}/example-bad.warc.gz.bad`, EXAMPLE],
    // Its version line ends in CR CR LF.
    [`${PYWB}/missing-status-text.warc`, { response: 1 }],
    [`${PYWB}/example.arc`, ONE_ARC],
    [`${PYWB}/example.arc.gz`, ONE_ARC],
    [`${CRAWL}/whirlwind.warc.gz`, { warcinfo: 1, request: 1, response: 1, metadata: 1 }],
    [`${CRAWL}/whirlwind.warc.wat.gz`, { warcinfo: 1, metadata: 1 }],
    [`${CRAWL}/whirlwind.warc.wet.gz`, { warcinfo: 1, conversion: 1 }],
    // WARC 0.17.
    [
      `${JWAT}/jwat-gzip/IAH-20080430204825-00000-blackbook.warc.gz`,
      { warcinfo: 1, response: 299, request: 261, metadata: 261 },
    ],
    [`${JWAT}/jwat-warc/valid-warcfile-non-warc-headers.warc`, { warcinfo: 1 }],
    [`${JWAT}/jwat-warc/valid-warcfile-contenttype-continuation.warc`, { continuation: 1 }],
    [`${WARCIO}/example.warc.gz`, WARCIO_EXAMPLE],
    [`${WARCIO}/example.warc`, WARCIO_EXAMPLE],
    [`${WARCIO}/example-space-in-target-uri.warc.gz`, { warcinfo: 1, resource: 1 }],
    [`${WARCIO}/example-iana.org-chunked.warc`, { warcinfo: 1, response: 1, request: 1 }],
    ['wat/iana.warc.wat.gz', { warcinfo: 1, metadata: 343 }],
    ['wat/pages-visible.warc.wat.gz', { warcinfo: 1, metadata: 505 }],
  ])('finds every record of %s', async (path, types) => {
    const result = await read(path);
    expect(typesOf(result)).toEqual(types);
    expect(result.skipped).toEqual([]);
  });

  it.each([
    // The length of its fifth record is too small by a few bytes, as somebody edited the block.
    [`${PYWB}/example.warc`, EXAMPLE, ['4764 not-a-record']],
    [
      `${WARCIO}/example-trunc.warc`,
      { warcinfo: 2, response: 1, request: 1 },
      ['2560 not-a-record'],
    ],
    [`${WARCIO}/example-space-in-url.arc`, { warcinfo: 1 }, ['151 truncated']],
    // Lengths of -1 and abc.
    [`${PYWB}/bad.arc`, { response: 1 }, ['0 bad-header', '134 bad-header', '262 bad-header']],
    [`${JWAT}/jwat-warc/invalid-warcfile-fields-missing.warc`, {}, ['0 bad-header']],
    [`${JWAT}/jwat-warc/invalid-warcfile-fields-empty.warc`, {}, ['0 bad-header']],
  ])('names what is broken in %s', async (path, types, skipped) => {
    const result = await read(path);
    expect(typesOf(result)).toEqual(types);
    expect(result.skipped.map(({ offset, reason }) => `${offset} ${reason}`)).toEqual(skipped);
    expect(result.skipped.every(({ file }) => file === path)).toBe(true);
  });

  it.each([
    `${CHATNOIR}/warcfile.warc.lz4`,
    `${PYWB}/../cdx/iana.cdx`,
    `${PYWB}/../cdxj/example.cdx.gz`,
    `${COMMONS}/format/gzip/abcd.gz`,
    `${COMMONS}/format/gzip/empty.gz`,
    `${JWAT}/jwat-gzip/three-files.gz`,
    `${JWAT}/jwat-gzip/invalid-compression.gz`,
    `${JWAT}/jwat-gzip/invalid-entries.gz`,
    `${JWAT}/jwat-gzip/invalid-magic.gz`,
    `${JWAT}/jwat-gzip/invalid-truncated.gz`,
    `${CRAWL}/CC-MAIN-2024-22.warc.paths.gz`,
  ])('refuses %s', async (path) => {
    await expect(read(path)).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
  });

  it.each([`${PYWB}/iana.warc.gz`, `${CHATNOIR}/warcfile.warc`, `${PYWB}/example.arc`])(
    'finds every record of %s again by its offset and length',
    async (path) => {
      for (const { offset, length, fields, block } of (await read(path)).records) {
        const source = createReadStream(sharedFile(path), {
          start: offset,
          end: offset + length - 1,
        });
        const { records, skipped } = await collect(source, { startOffset: offset });
        expect(records).toEqual([expect.objectContaining({ fields, block, offset, length })]);
        expect(skipped).toEqual([]);
      }
    },
  );

  it('agrees with the index of iana.warc.gz on where its records lie', async () => {
    const index = readFileSync(sharedFile(`${PYWB}/../cdx/iana.cdx`), 'utf8')
      .split('\n')
      .slice(1);
    const { records } = await read(`${PYWB}/iana.warc.gz`);
    const places = new Map(records.map((record) => [`${record.offset}`, record]));
    // N b a m s k r M S V g: the URL is third, length, offset and file are last.
    const rows = index
      .map((line) => line.split(' '))
      .filter((row) => row.at(-1) === 'iana.warc.gz');
    expect(rows.length).toBeGreaterThan(150);
    for (const row of rows) {
      const record = places.get(row.at(-2) ?? '');
      expect(record && [recordUrl(record), `${record.length}`]).toEqual([row[2], row.at(-3)]);
    }
  });

  it('undoes the codings of every answer of a crawl', async () => {
    const { records } = await read(`${PYWB}/iana.warc.gz`);
    let chunked = 0;
    for (const record of records.filter(({ type }) => type === 'response')) {
      const message = httpMessage(record);
      if (message === undefined) continue;
      const { body, problem } = decodedBody(message, 8 << 20);
      expect(problem, recordUrl(record)).toBeUndefined();
      const isHtml = message.fields.some(({ value }) => value.startsWith('text/html'));
      if (isHtml && message.status === 200) expect(body.toString()).toMatch(/^\s*<!doctype html/i);
      if (message.fields.some(({ value }) => value === 'chunked')) chunked++;
    }
    expect(chunked).toBeGreaterThan(5);
  });
});

function read(path: string): Promise<ReadResult> {
  return collect(createReadStream(sharedFile(path), { highWaterMark: 1 << 20 }), { name: path });
}

function typesOf({ records }: ReadResult): Record<string, number> {
  const types: Record<string, number> = {};
  for (const { type } of records) types[type] = (types[type] ?? 0) + 1;
  return types;
}
