/**
 * One page → its visit: asked for, kept as evidence, read, and compared with the body that stood before.
 *
 * A body that is the same again makes the visit `unchanged`, whether the server says so (304) or we see it. The same
 * means what the fold takes from an answer: the body, and the headers that change what it means.
 */
import { createHash } from 'node:crypto';
import type { Answered, FetchResult } from '../fetcher/fetch-result.ts';
import { isHtmlType, parseHtmlBytes } from '../page/html.ts';
import type { Page } from '../page/page.ts';
import type { PageUrl } from '../url/page-url.ts';
import type { BodyIdentity } from '../visit/body-identity.ts';
import type { Evidence, Visit } from '../visit/visit.ts';
import { linksOfPage } from '../visit/visit-links.ts';
import { baseOf, visitOf } from '../visit/visit-of.ts';
import { fieldValue, fieldValues } from '../warc/fields.ts';
import type { CrawlEvent, CrawlPage } from './crawl-event.ts';
import type { CrawlParts, NotAsked } from './parts.ts';

export type Visited = Extract<CrawlEvent, { kind: 'visited' }>;

/** @throws The signal's reason when it aborts, and what the evidence store throws. */
export async function visitPage(
  page: CrawlPage,
  { fetcher, keep, now }: CrawlParts,
  signal: AbortSignal,
): Promise<{ readonly event: Visited; readonly result: FetchResult }> {
  const at = now();
  const { url, body: before } = page;
  const result = await fetcher.get(url, {
    ...(before && { conditional: before }),
    wants: isWanted,
    signal,
  });
  const seen = result.kind === 'answered' ? bodyIdentity(result, seconds(at)) : undefined;
  const isSame = isNotModified(result) || (seen !== undefined && seen.digest === before?.digest);
  const sameAs = isSame ? before : undefined;
  const evidence = await keep({ url, at, result, purpose: 'page', sameAs });
  const event =
    result.kind === 'answered'
      ? answeredVisit(page, result, { at: seconds(at), evidence, sameAs, seen })
      : noVisit(page, seconds(at), result.ip, evidence);
  return { event, result };
}

interface Seen {
  readonly at: number;
  readonly evidence: Evidence;
  readonly sameAs: BodyIdentity | undefined;
  readonly seen: BodyIdentity | undefined;
}

function answeredVisit(
  page: CrawlPage,
  answer: Answered,
  { at, evidence, sameAs, seen }: Seen,
): Visited {
  const { url } = page;
  const { status, fields, ip } = answer;
  const header = (name: string) => fieldValues(fields, name);
  const html = sameAs === undefined ? pageOf(answer) : undefined;
  const visit = visitOf(
    {
      ...{ url, at, status, header, ip, evidence, page: html, source: 'crawl' },
      revisit: sameAs !== undefined && status !== 304,
      bodyFrom: sameAs?.at,
    },
    () => undefined,
  );
  const found = visit.redirectTo === undefined ? foundOn(visit, html) : [visit.redirectTo];
  const body = sameAs === undefined ? (seen ?? page.body) : { ...sameAs, ...newValidators(seen) };
  return { kind: 'visited', page, visit, body, found, isHop: visit.redirectTo !== undefined };
}

function noVisit(page: CrawlPage, at: number, ip: string, evidence: Evidence): Visited {
  const nothing = { header: () => [], revisit: false, bodyFrom: undefined, page: undefined };
  const answer = {
    url: page.url,
    at,
    status: 0,
    ip,
    source: 'crawl',
    evidence,
    ...nothing,
  } as const;
  const visit = visitOf(answer, () => undefined);
  return { kind: 'visited', page, visit, body: page.body, found: [], isHop: false };
}

/** The visit of a page that is not asked for, because it is known what would come of it. */
export async function notAskedVisit(
  page: CrawlPage,
  reason: NotAsked['reason'],
  { keep, now }: CrawlParts,
): Promise<Visited> {
  const at = now();
  const outcome = reason === 'host-down' ? 'failed' : 'refused';
  const result = { kind: 'not-asked', outcome, reason } as const;
  const evidence = await keep({ url: page.url, at, result, purpose: 'page', sameAs: undefined });
  const event = noVisit(page, seconds(at), '', evidence);
  return { ...event, visit: { ...event.visit, outcome } };
}

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** Bodies of other types hold no links that we read, and errors none that count. */
function isWanted(contentType: string, status: number): boolean {
  return status >= 200 && status < 300 && isHtmlType(contentType);
}

const isNotModified = (result: FetchResult): boolean =>
  result.kind === 'answered' && result.status === 304;

function pageOf({ status, fields, body }: Answered): Page | undefined {
  const type = fieldValue(fields, 'content-type');
  if (status < 200 || status >= 300 || !isHtmlType(type)) return undefined;
  return parseHtmlBytes(body, type);
}

/** Headers from which a visit takes facts (`visitOf`). */
const MEANINGFUL = ['content-type', 'x-robots-tag', 'link'];

/** Undefined for answers without a body that could stand. */
function bodyIdentity(answer: Answered, at: number): BodyIdentity | undefined {
  const { status, fields, body, cut } = answer;
  if (status < 200 || status >= 300 || cut === 'unwanted') return undefined;
  const hash = createHash('sha1');
  for (const name of MEANINGFUL) hash.update(`${fieldValues(fields, name).join('\n')}\0`);
  const digest = hash.update(body).digest('base64url');
  const etag = fieldValue(fields, 'etag') ?? '';
  return { etag, lastModified: fieldValue(fields, 'last-modified') ?? '', digest, at };
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
