/**
 * One capture gives the same visit from its WARC and from its WAT record, as far as the WAT has the facts.
 *
 * The WATs come from Common Crawl's own extractor, whose parser is not an HTML5 parser. Every difference
 * belongs to a category below, and the categories are bounded.
 */
import { expect, it } from 'vitest';
import { parseHtmlBytes } from '../../src/page/html.ts';
import type { Page } from '../../src/page/page.ts';
import { watCapture, watPage } from '../../src/page/wat.ts';
import { parsePageUrl } from '../../src/url/page-url.ts';
import type { Visit, VisitLink } from '../../src/visit/visit.ts';
import { visitOf } from '../../src/visit/visit-of.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';
import { responsesOf, watRecordsOf } from '../support/warc-responses.ts';

type Capture = NonNullable<ReturnType<typeof watCapture>>;

function visit(capture: Capture, page: Page | undefined): Visit | undefined {
  const url = parsePageUrl(capture.url);
  if (url === undefined) return undefined;
  const { at, status, header, ip, recordId, file, offset, length } = capture;
  const evidence = { recordId, file, offset, length };
  const answer = {
    url,
    at,
    status,
    header,
    ip,
    revisit: false,
    bodyFrom: undefined,
    page,
    evidence,
  };
  return visitOf({ ...answer, source: 'wat' }, () => {});
}

const bare = (text: string) => text.replace(/\s/g, '');

/** Why the anchor, the image or a flag of one link differs; `undefined` if nothing does. */
function difference(html: VisitLink, wat: VisitLink): string | undefined {
  const flags = ({ nofollow, ugc, sponsored }: VisitLink) => [nofollow, ugc, sponsored].join();
  if (flags(html) !== flags(wat)) return 'flags';
  if (html.anchor !== wat.anchor) {
    // The extractor guessed another charset.
    if (/[\ufffd\u0080-\u009f]|Ã/.test(wat.anchor + html.anchor)) return 'charset';
    // It puts spaces where some tags stood, and drops others.
    if (bare(html.anchor) === bare(wat.anchor)) return 'white space';
    // It leaves out what SVG titles and some inline elements say.
    if (bare(html.anchor).includes(bare(wat.anchor))) return 'text left out';
    return html.image === wat.image ? 'anchor' : 'image guessed';
  }
  // It does not say which image is inside which link.
  return html.image === wat.image && html.imageSource === wat.imageSource ? undefined : 'image';
}

function byIdentity(visit: Visit): Map<string, VisitLink> {
  return new Map(visit.links.map((link) => [`${link.type} ${link.to.href}`, link]));
}

it.skipIf(SHARED_DATA === undefined)('gives the same visit from WARC and WAT', async () => {
  const wat = new Map<string, { capture: Capture; page: Page | undefined }>();
  for await (const json of watRecordsOf(sharedFile('wat/pages-visible.warc.wat.gz'))) {
    const capture = watCapture(json);
    if (capture !== undefined) wat.set(capture.recordId, { capture, page: watPage(json) });
  }
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

  for await (const response of responsesOf(sharedFile('pages/pages-visible.warc.gz'))) {
    const other = wat.get(response.recordId);
    if (other === undefined) throw new Error(`no WAT record of ${response.url}`);
    const ours = visit(other.capture, parseHtmlBytes(response.body, response.contentType));
    const theirs = visit(other.capture, other.page);
    if (ours === undefined || theirs === undefined) continue;
    count('visits');
    const { outcome, noindex, nofollow } = theirs;
    expect(ours, response.url).toMatchObject({ outcome, noindex, nofollow });
    expect(ours.canonical?.href).toBe(theirs.canonical?.href);
    if (ours.title !== theirs.title) count('title');

    const followed = new Set(theirs.follows.map(({ href }) => href));
    for (const { href } of ours.follows) count(followed.has(href) ? 'followed' : 'not followed');
    const links = byIdentity(theirs);
    for (const [identity, link] of byIdentity(ours)) {
      const same = links.get(identity);
      count('links');
      count(same === undefined ? 'link only in HTML' : (difference(link, same) ?? 'same'));
      links.delete(identity);
    }
    for (const _ of links) count('link only in WAT');
  }

  const of = (what: string) => counts.get(what) ?? 0;
  const share = (what: string) => of(what) / of('links');
  expect(of('visits')).toBe(503);
  expect(of('links')).toBeGreaterThan(6000);
  // It joins all titles of a page, those in SVG too.
  expect(of('title')).toBeLessThan(30);
  expect(of('not followed') / of('followed')).toBeLessThan(0.002);
  expect(of('flags')).toBe(0);
  // Its parser trips over quotes, and does not know templates.
  expect(share('link only in HTML') + share('link only in WAT')).toBeLessThan(0.01);
  expect(share('charset')).toBeLessThan(0.015);
  expect(share('white space') + share('text left out')).toBeLessThan(0.04);
  expect(share('image') + share('image guessed')).toBeLessThan(0.05);
  // Unexplained.
  expect(share('anchor')).toBeLessThan(0.005);
});
