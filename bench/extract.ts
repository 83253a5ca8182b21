/**
 * Link extraction on one core: ours beside htmlparser2's callbacks and cheerio, on the same real pages.
 *
 *     node bench/extract.ts
 *
 * Every contestant gets the bytes as they came and makes the same facts: title, base, canonical, robots metas,
 * and links with anchor, rel and image. The others' rules are simpler where ours are the standard's, in
 * their favour. Rounds alternate; the best round of each counts. Wanted: ≥ 2.5× htmlparser2, ≥ 15× cheerio.
 */
import { createReadStream } from 'node:fs';
import { createZstdDecompress } from 'node:zlib';
import { load } from 'cheerio';
import { Parser } from 'htmlparser2';
import { decodeWhole, sniffCharset } from '../src/page/charset.ts';
import { parseHtmlBytes } from '../src/page/html.ts';
import type { Page, PageLink } from '../src/page/page.ts';
import { parseRel } from '../src/page/rel.ts';
import { collapse } from '../src/page/text.ts';
import { robotsMeta } from '../src/robots/directives.ts';
import { sharedFile } from '../test/support/shared-data.ts';
import { responsesOf } from '../test/support/warc-responses.ts';

const ROUNDS = 5;
/** Of the big set; enough to leave every cache. */
const SITE_BYTES = 60e6;

interface Contestant {
  readonly name: string;
  /** Rounds to run: cheerio is slow and steady. */
  readonly rounds: number;
  readonly extract: (body: Uint8Array) => Page;
}

const CONTESTANTS: readonly Contestant[] = [
  { name: 'ours', rounds: ROUNDS, extract: (body) => parseHtmlBytes(body, undefined) },
  { name: 'htmlparser2', rounds: ROUNDS, extract: withCallbacks },
  { name: 'cheerio', rounds: 1, extract: withCheerio },
];

for (const [set, bodies] of [
  ['pages-visible.warc.gz', await pages()],
  ['sites-visible.tar.zst', await sites()],
] as const) {
  const bytes = bodies.reduce((sum, body) => sum + body.length, 0);
  console.log(`${set}: ${bodies.length} pages, ${(bytes / 1e6).toFixed(1)} MB`);
  const best = new Map(CONTESTANTS.map(({ name }) => [name, Number.POSITIVE_INFINITY]));
  const links = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, rounds, extract } of CONTESTANTS) {
      if (round >= rounds) continue;
      const start = performance.now();
      let found = 0;
      for (const body of bodies) found += extract(body).links.length;
      best.set(name, Math.min(best.get(name) ?? 0, performance.now() - start));
      links.set(name, found);
    }
  }
  const ours = best.get('ours') ?? 0;
  for (const [name, ms] of best) {
    const rate = (bytes / 1e3 / ms).toFixed(1).padStart(7);
    const ratio = (ms / ours).toFixed(2).padStart(6);
    console.log(`  ${name.padEnd(12)} ${rate} MB/s  ${links.get(name)} links  ours is ${ratio}×`);
  }
}

async function pages(): Promise<Uint8Array[]> {
  const bodies: Uint8Array[] = [];
  for await (const { body } of responsesOf(sharedFile('pages/pages-visible.warc.gz'))) {
    bodies.push(body);
  }
  return bodies;
}

/** The first HTML files of a tar archive: 512-byte headers with name at 0 and octal size at 124. */
async function sites(): Promise<Uint8Array[]> {
  const file = sharedFile('mini-web/sites-visible.tar.zst');
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of createReadStream(file).pipe(createZstdDecompress())) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > SITE_BYTES) break;
  }
  const tar = Buffer.concat(chunks);
  const bodies: Uint8Array[] = [];
  for (let pos = 0; pos + 512 <= tar.length; ) {
    const name = tar.toString('latin1', pos, pos + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(tar.toString('latin1', pos + 124, pos + 136), 8) || 0;
    if (/\.html?$/.test(name)) bodies.push(tar.subarray(pos + 512, pos + 512 + size));
    pos += 512 + Math.ceil(size / 512) * 512;
  }
  return bodies;
}

function withCallbacks(body: Uint8Array): Page {
  const links: PageLink[] = [];
  let title: string | undefined;
  let inTitle = false;
  let base = '';
  let canonical = '';
  let noindex = false;
  let nofollow = false;
  let anchor: { href: string; rel: string; text: string; alt: string; image?: string } | undefined;
  const close = () => {
    if (anchor === undefined) return;
    const { href, rel, text, alt, image } = anchor;
    const name = collapse(text) || alt;
    links.push({
      href,
      anchor: name,
      ...parseRel(rel),
      image: image !== undefined,
      imageSource: image ?? '',
    });
    anchor = undefined;
  };
  const parser = new Parser({
    onopentag(name, { href, rel = '', alt = '', src = '', name: meta = '', content = '' }) {
      if (name === 'a') {
        close();
        if (href !== undefined) anchor = { href: href.trim(), rel, text: '', alt: '' };
      } else if (name === 'img' && anchor !== undefined) {
        anchor.image ??= src;
        anchor.alt ||= collapse(alt);
      } else if (name === 'area' && href !== undefined) {
        links.push({
          href: href.trim(),
          anchor: collapse(alt),
          ...parseRel(rel),
          image: false,
          imageSource: '',
        });
      } else if (name === 'base') base ||= href ?? '';
      else if (name === 'link' && rel === 'canonical') canonical ||= href ?? '';
      else if (name === 'title' && title === undefined) inTitle = true;
      else if (name === 'meta' && meta.toLowerCase() === 'robots') {
        ({ noindex, nofollow } = robotsMeta(content));
      }
    },
    ontext(text) {
      if (anchor !== undefined) anchor.text += text;
      if (inTitle) title = (title ?? '') + text;
    },
    onclosetag(name) {
      if (name === 'a') close();
      if (name === 'title') inTitle = false;
    },
  });
  parser.end(decodeWhole(body, sniffCharset(body, undefined)));
  return { title: collapse(title ?? ''), base, canonical, noindex, nofollow, links };
}

function withCheerio(body: Uint8Array): Page {
  const $ = load(decodeWhole(body, sniffCharset(body, undefined)));
  const links = $('a[href], area[href]')
    .toArray()
    .map((element): PageLink => {
      const link = $(element);
      const image = link.find('img').first();
      return {
        href: (link.attr('href') ?? '').trim(),
        anchor: collapse(link.text()) || collapse(image.attr('alt') ?? ''),
        ...parseRel(link.attr('rel') ?? ''),
        image: image.length > 0,
        imageSource: image.attr('src') ?? '',
      };
    });
  return {
    title: collapse($('title').first().text()),
    base: $('base').attr('href') ?? '',
    canonical: $('link[rel=canonical]').attr('href') ?? '',
    ...robotsMeta($('meta[name=robots]').attr('content') ?? ''),
    links,
  };
}
