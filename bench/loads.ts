/**
 * How fast visits become backlinks, and in how much memory.
 *
 *     node bench/loads.ts [VISITS]
 *
 * Made-up visits of 12 cross-domain links and 40 followed ones are appended and folded: all pages new, then a tenth
 * of them once more with half of the links changed, then one page at a time as a recheck does it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IndexWriter, openWriter } from '../src/linkindex/loads.ts';
import { openLinkIndex } from '../src/linkindex/open.ts';
import { indexStats } from '../src/linkindex/queries/index-stats.ts';
import { encodeVisits } from '../src/linkindex/visit-rows.ts';
import { type PageUrl, parsePageUrl } from '../src/url/page-url.ts';
import type { Visit } from '../src/visit/visit.ts';
import { printTable } from './support.ts';

const VISITS = Number(process.argv[2] ?? 100_000);
const BATCH = 2_000;
const SMALL_LOADS = 50;

const path = mkdtempSync(join(tmpdir(), 'bench-loads-'));
const index = await openLinkIndex({ path });
const writer = await openWriter(index, { failuresUntilLost: 3 });
const rows = [['load', 'visits', 'encode', 'append', 'fold', 'links/s folded', 'peak RSS']];
rows.push(await load(writer, 'new pages', VISITS, 0));
rows.push(await load(writer, 'a tenth again', VISITS / 10, 1));
rows.push(await smallLoads(writer));
printTable(rows);
const stats = await indexStats(index);
const backlinks = stats.backlinks_live + stats.backlinks_lost;
const disk = (stats.bytes_on_disk / stats.visits).toFixed(0);
console.log(`${stats.visits} visits, ${backlinks} backlinks, ${disk} bytes a visit in all tables`);
await index.close();
rmSync(path, { recursive: true });

async function load(to: IndexWriter, name: string, visits: number, round: number) {
  const seconds = { encode: 0, append: 0 };
  const begun = await to.beginLoad(name);
  for (let from = 0; from < visits; from += BATCH) {
    const made = Array.from({ length: Math.min(BATCH, visits - from) }, (_, i) =>
      visitOf(from + i, round),
    );
    const start = performance.now();
    const encoded = encodeVisits(made);
    const middle = performance.now();
    await to.append(begun, [encoded]);
    seconds.encode += (middle - start) / 1000;
    seconds.append += (performance.now() - middle) / 1000;
  }
  const start = performance.now();
  await to.finishLoad(begun);
  const fold = (performance.now() - start) / 1000;
  const links = ((12 * visits) / fold).toFixed(0);
  return [name, String(visits), s(seconds.encode), s(seconds.append), s(fold), links, rss()];
}

async function smallLoads(to: IndexWriter): Promise<string[]> {
  const start = performance.now();
  for (let i = 0; i < SMALL_LOADS; i++) await to.applyVisits([visitOf(i, 2)], 'one page');
  const seconds = (performance.now() - start) / 1000 / SMALL_LOADS;
  return ['one page', '1', '', '', s(seconds), (12 / seconds).toFixed(0), rss()];
}

function s(seconds: number): string {
  return `${seconds.toFixed(3)} s`;
}

function rss(): string {
  return `${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`;
}

function visitOf(n: number, round: number): Visit {
  const host = `www.site${hash(n) % Math.ceil(VISITS / 20)}.example`;
  return {
    url: page(`https://${host}/articles/${n}/a-page-with-some-name.html`),
    at: 1_700_000_000 + round * 86_400,
    outcome: 'page',
    status: 200,
    ip: `192.0.2.${n % 250}`,
    title: `The page number ${n} of this site`,
    noindex: false,
    nofollow: false,
    bodyFrom: undefined,
    canonical: undefined,
    redirectTo: undefined,
    links: Array.from({ length: 12 }, (_, i) => ({
      to: page(
        `https://www.other${Math.floor(hash(n * 12 + i + (i % 2) * round) ** 0.6)}.example/blog/${i}`,
      ),
      type: 'href',
      anchor: `read about subject ${i}`,
      nofollow: i % 4 === 0,
      ugc: false,
      sponsored: false,
      image: false,
      imageSource: '',
    })),
    follows: Array.from({ length: 40 }, (_, i) =>
      page(`https://${host}/articles/${n + i}/next.html`),
    ),
    source: 'warc',
    evidence: {
      recordId: `<urn:uuid:${round}-${n}>`,
      file: '/archive.warc.gz',
      offset: n,
      length: 9,
    },
  };
}

function page(href: string): PageUrl {
  const parsed = parsePageUrl(href);
  if (parsed === undefined) throw new Error(`no URL: ${href}`);
  return parsed;
}

/** A well-mixed number below 2³². */
function hash(n: number): number {
  let x = Math.imul(n ^ 0x9e3779b9, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
