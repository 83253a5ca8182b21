/** The bundled sample: what a first start answers with, and what its licences ask for. */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { licenceNotice } from '../scripts/sample/licence.ts';
import { SAMPLE_PACKAGES } from '../scripts/sample/packages.ts';
import { responseRecord, warcInfo } from '../scripts/sample/records.ts';
import { parseHtmlBytes } from '../src/page/html.ts';
import { parsePageUrl } from '../src/url/page-url.ts';
import { readArchive } from '../src/warc/read-archive.ts';
import type { SkippedRecord } from '../src/warc/reading.ts';
import { recordIp, recordUrl } from '../src/warc/record.ts';

const SAMPLE = join(import.meta.dirname, '../sample');
const SOURCES = readFileSync(join(SAMPLE, 'SOURCES.md'), 'utf8');

interface Page {
  readonly url: string;
  readonly ip: string;
  readonly date: string;
  /** As the record says, `sha1:` and base32. */
  readonly digest: string;
  readonly body: Uint8Array;
}

const pages: Page[] = [];
const others: string[] = [];

beforeAll(async () => {
  const file = createReadStream(join(SAMPLE, 'documentation.warc.gz'));
  for await (const record of new WARCParser(file)) {
    const body = await record.readFully(true);
    const header = (name: string): string => String(record.warcHeaders.headers.get(name));
    if (record.warcType !== 'response') others.push(String(record.warcType));
    else
      pages.push({
        url: String(record.warcTargetURI),
        ip: header('WARC-IP-Address'),
        date: header('WARC-Date'),
        digest: header('WARC-Payload-Digest'),
        body,
      });
  }
});

describe('documentation.warc.gz', () => {
  it('holds at least 1,000 pages on at least 20 hosts behind one warcinfo record', () => {
    expect(others).toEqual(['warcinfo']);
    expect(pages.length).toBeGreaterThanOrEqual(1000);
    expect(new Set(pages.map((page) => page.url)).size).toBe(pages.length);
    expect(new Set(pages.map((page) => new URL(page.url).host)).size).toBeGreaterThanOrEqual(20);
  });

  it('is whole: every body has the digest its record names', () => {
    const wrong = pages.filter(({ digest, body }) => {
      const sha1 = BigInt(`0x${createHash('sha1').update(body).digest('hex')}`);
      const base32 = sha1.toString(32).toUpperCase().padStart(32, '0');
      // BigInt counts 0–9A–V where RFC 4648 counts A–Z2–7.
      const digits = base32.replace(/./g, (digit) =>
        'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(Number.parseInt(digit, 32)),
      );
      return digest !== `sha1:${digits}`;
    });
    expect(wrong.map((page) => page.url)).toEqual([]);
  });

  it('is read by our own reader as by warcio, with nothing skipped', async () => {
    const file = createReadStream(join(SAMPLE, 'documentation.warc.gz'));
    const skipped: SkippedRecord[] = [];
    const read: string[] = [];
    const reading = readArchive(file, { name: 'sample', onSkip: (record) => skipped.push(record) });
    for await (const record of reading)
      if (record.type === 'response') read.push(`${recordUrl(record)} ${recordIp(record)}`);
    expect(skipped).toEqual([]);
    expect(read).toEqual(pages.map(({ url, ip }) => `${url} ${ip}`));
  });

  it('carries more than 1,000 live links from one of its domains to another', () => {
    const domains = new Set(pages.map((page) => parsePageUrl(page.url)?.domain));
    const counts = pages.map(({ url, body }) => {
      const targets = parseHtmlBytes(body, 'text/html').links.map(({ href }) =>
        parsePageUrl(href, url),
      );
      const distinct = new Map(targets.map((target) => [target?.href, target?.domain]));
      const own = parsePageUrl(url)?.domain;
      return [...distinct.values()].filter((domain) => domain !== own && domains.has(domain))
        .length;
    });
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1000);
  });

  it('has no page that takes its own links back', () => {
    const silent = pages.filter(({ url, body }) => {
      const { noindex, canonical } = parseHtmlBytes(body, 'text/html');
      const named = canonical === '' ? undefined : parsePageUrl(canonical, url);
      return noindex || (named !== undefined && named.href !== url);
    });
    expect(silent.map((page) => page.url)).toEqual([]);
  });

  it('was fetched from addresses reserved for documentation, at dates in the past', () => {
    const reserved = /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$|^2001:db8:/;
    expect(pages.filter((page) => !reserved.test(page.ip))).toEqual([]);
    expect(pages.filter((page) => !(Date.parse(page.date) < Date.now()))).toEqual([]);
  });

  it('is under 6.5 MB', () => {
    expect(statSync(join(SAMPLE, 'documentation.warc.gz')).size).toBeLessThan(6.5e6);
  });
});

describe('SOURCES.md', () => {
  it('names every host, and as many pages as there are', () => {
    const hosts = new Set(pages.map((page) => new URL(page.url).host));
    expect([...hosts].filter((host) => !SOURCES.includes(`//${host}/`))).toEqual([]);
    const counts = [...SOURCES.matchAll(/\| (\d+) \|$/gm)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(pages.length);
  });

  it('has a row and a licence notice for every package, and no other', () => {
    const names = SAMPLE_PACKAGES.map(({ name }) => name).sort();
    const rows = [...SOURCES.matchAll(/^\| \[([^\]]+)\]\(licences\/\1\.txt\)/gm)];
    expect(rows.map(([, name]) => name).sort()).toEqual(names);
    const notices = readdirSync(join(SAMPLE, 'licences')).map((file) => file.replace(/\.txt$/, ''));
    expect(notices.sort()).toEqual(names);
  });
});

describe('licenceNotice', () => {
  const stanza = (licence: string) =>
    `Format: 1.0\n\nFiles: *\nCopyright: A\nLicense: ${licence}\n\nFiles: debian/*\nLicense: GPL-2+\n\nLicense: Expat\n Text.\n\nLicense: GPL-2+\n Other.\n`;

  it('keeps the header, the stanza of the pages and its licence', () => {
    expect(licenceNotice(stanza('Expat'))).toBe(
      'Format: 1.0\n\nFiles: *\nCopyright: A\nLicense: Expat\n\nLicense: Expat\n Text.\n',
    );
  });

  it.each(['GPL-2+', 'LGPL-2.1', 'GFDL-1.3', 'MPL-2.0', 'CC-BY-SA-4.0', 'Expat and GPL-2+'])(
    'refuses %s',
    (licence) => {
      expect(() => licenceNotice(stanza(licence))).toThrow(licence.toLowerCase());
    },
  );
});

describe('responseRecord', () => {
  it('gives the same bytes for the same page', () => {
    const page = { url: 'https://a.test/', date: new Date(0), body: Buffer.from('<p>') };
    expect(responseRecord(page).equals(responseRecord({ ...page }))).toBe(true);
  });

  it('is read back by warcio, with its fields', async () => {
    const page = { url: 'https://a.test/', date: new Date(0), body: Buffer.from('<p>') };
    const bytes = Buffer.concat([warcInfo('a', page.date), responseRecord(page)]);
    const records = [];
    for await (const record of new WARCParser(new Blob([bytes]).stream())) {
      await record.skipFully();
      records.push(record);
    }
    expect(records.map((record) => record.warcType)).toEqual(['warcinfo', 'response']);
    expect(records[1]?.warcDate).toBe('1970-01-01T00:00:00Z');
    expect(records[1]?.httpHeaders?.statusCode).toBe(200);
  });
});
