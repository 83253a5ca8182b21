/**
 * One page → its visit: asked for, read, compared with the body that stood before, and kept as evidence.
 *
 * A body that is the same again makes the visit `unchanged`, whether the server says so (304) or we see it
 * (`read-answer.ts`).
 */
import type { Answered, FetchResult } from '../fetcher/fetch-result.ts';
import { isChallengePage } from '../page/challenge-page.ts';
import { isHtmlType } from '../page/html.ts';
import type { Page } from '../page/page.ts';
import type { PageUrl } from '../url/page-url.ts';
import type { BodyIdentity } from '../visit/body-identity.ts';
import type { Evidence, Source, Visit } from '../visit/visit.ts';
import { linksOfPage } from '../visit/visit-links.ts';
import { baseOf, visitOf } from '../visit/visit-of.ts';
import { fieldValues } from '../warc/fields.ts';
import type { CrawlPage, NotAskedReason, Visited } from './crawl-event.ts';
import type { CrawlParts } from './parts.ts';
import { isForRendering, type ReadAnswer, readAnswer, wasRendered } from './read-answer.ts';

/**
 * @param allows What robots.txt says of addresses on the page's host.
 * @throws The signal's reason when it aborts, and what the evidence store throws.
 */
export async function visitPage(
  page: CrawlPage,
  parts: CrawlParts,
  allows: (url: PageUrl) => boolean,
  signal: AbortSignal,
): Promise<{ readonly event: Visited; readonly result: FetchResult }> {
  const { fetcher, keep, now, render, source = 'crawl' } = parts;
  const at = now();
  const { url, body: before } = page;
  const isConditional = before !== undefined && !isForRendering(before, render !== undefined);
  const result = await fetcher.get(url, {
    ...(isConditional && { conditional: before }),
    wants: isWanted,
    signal,
  });
  if (result.kind === 'failed') {
    const evidence = await keep({ url, at, result, purpose: 'page', sameAs: undefined });
    return { event: noVisit(page, seconds(at), result.ip, evidence, source), result };
  }
  const renderHere = render && ((answer: Answered) => render({ url, answer, allows }, signal));
  const read = await readAnswer(page, result, seconds(at), renderHere);
  const { sameAs, rendered, rendering } = read;
  // Its links were seen once, and that they are gone now is not what was found out.
  if (rendering !== undefined && rendering !== 'rendered' && wasRendered(before))
    return { event: { ...(await notAskedVisit(page, 'render-failed', parts)), rendering }, result };
  const exchange = { url, at, result, purpose: 'page', sameAs } as const;
  const evidence = await keep({ ...exchange, ...(rendered && { rendered }) });
  const event = answeredVisit(page, result, { at: seconds(at), evidence, source }, read);
  return { event: source === 'crawl' ? event : { ...event, html: read.html }, result };
}

interface Told {
  /** Seconds since 1970. */
  readonly at: number;
  readonly evidence: Evidence;
  readonly source: Source;
}

function answeredVisit(
  page: CrawlPage,
  { status, fields, ip, body: sent }: Answered,
  { at, evidence, source }: Told,
  { html, sameAs, seen, rendering }: ReadAnswer,
): Visited {
  const { url } = page;
  const header = (name: string) => fieldValues(fields, name);
  const visit = visitOf(
    {
      ...{ url, at, status, header, ip, evidence, page: html, source },
      revisit: sameAs !== undefined && status !== 304,
      bodyFrom: sameAs?.at,
      // What a browser made of a challenge is the page, if it passed.
      isChallengePage:
        html !== undefined && rendering !== 'rendered' && isChallengePage(html, sent),
    },
    () => undefined,
  );
  const found = visit.redirectTo === undefined ? foundOn(visit, html) : [visit.redirectTo];
  const body = bodyAfter(page, visit, sameAs, seen);
  const isHop = visit.redirectTo !== undefined;
  return { kind: 'visited', page, visit, body, found, isHop, rendering };
}

/** A challenge has a body too, which is not the page's. */
function bodyAfter(
  page: CrawlPage,
  { outcome }: Visit,
  sameAs: BodyIdentity | undefined,
  seen: BodyIdentity | undefined,
): BodyIdentity | undefined {
  if (outcome === 'refused') return page.body;
  return sameAs === undefined ? (seen ?? page.body) : { ...sameAs, ...newValidators(seen) };
}

function noVisit(
  page: CrawlPage,
  at: number,
  ip: string,
  evidence: Evidence,
  source: Source,
): Visited {
  const nothing = { header: () => [], revisit: false, bodyFrom: undefined, page: undefined };
  const answer = {
    url: page.url,
    at,
    status: 0,
    ip,
    source,
    evidence,
    ...nothing,
  } as const;
  const visit = visitOf(answer, () => undefined);
  return {
    ...{ kind: 'visited', page, visit, body: page.body, found: [], isHop: false },
    rendering: undefined,
  };
}

/** The visit of a page that is not asked for, because it is known what would come of it. */
export async function notAskedVisit(
  page: CrawlPage,
  reason: NotAskedReason,
  { keep, now, source = 'crawl' }: CrawlParts,
): Promise<Visited> {
  const at = now();
  const isFailure = reason === 'host-down' || reason === 'render-failed';
  const outcome = isFailure ? 'failed' : 'refused';
  const result = { kind: 'not-asked', outcome, reason } as const;
  const evidence = await keep({ url: page.url, at, result, purpose: 'page', sameAs: undefined });
  const event = noVisit(page, seconds(at), '', evidence, source);
  return { ...event, visit: { ...event.visit, outcome }, problem: reason };
}

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** Bodies of other types hold no links that we read, and errors none that count. */
function isWanted(contentType: string, status: number): boolean {
  return status >= 200 && status < 300 && isHtmlType(contentType);
}

/** The same body may come under a new name. */
function newValidators(seen: BodyIdentity | undefined): Partial<BodyIdentity> {
  if (seen === undefined) return {};
  const { etag, lastModified } = seen;
  return { ...(etag !== '' && { etag }), ...(lastModified !== '' && { lastModified }) };
}

/** Where the links lead that may be followed, also of a page that wants to be left out of the index or names another. */
function foundOn(visit: Visit, page: Page | undefined): readonly PageUrl[] {
  if (page === undefined || visit.nofollow) return [];
  const { url, canonical } = visit;
  if (!visit.noindex && (canonical === undefined || canonical.href === url.href))
    return visit.follows;
  const { followed } = linksOfPage(url, baseOf(url, page), page, false, () => undefined);
  return canonical === undefined ? followed : [canonical, ...followed];
}
