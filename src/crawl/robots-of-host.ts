/** Asks for the robots.txt of an origin, over its redirects, and tells what one that was kept means. */
import type { FetchResult } from '../fetcher/fetch-result.ts';
import { MAX_ROBOTS_BYTES } from '../robots/parse-robots.ts';
import { type RobotsVerdict, robotsVerdict } from '../robots/robots-verdict.ts';
import { type PageUrl, parsePageUrl } from '../url/page-url.ts';
import { fieldValue } from '../warc/fields.ts';
import type { KeptRobots } from './crawl-host.ts';
import type { CrawlParts } from './parts.ts';

/** `https://www.example.com:8443` of a page. */
export function originOf({ href }: PageUrl): string {
  return href.slice(0, href.indexOf('/', 8));
}

export interface FetchedRobots {
  readonly kept: KeptRobots;
  /** The first answer: how the host itself is doing. */
  readonly first: FetchResult;
}

/** One request, and one for each redirect. A 3xx that is kept led nowhere, or on for too long. */
export async function fetchRobots(
  origin: string,
  { fetcher, keep, now }: CrawlParts,
  signal: AbortSignal,
): Promise<FetchedRobots> {
  const at = now();
  let url = parsePageUrl(`${origin}/robots.txt`);
  let first: FetchResult | undefined;
  let kept: KeptRobots | undefined;
  for (let redirects = 0; url !== undefined; redirects++) {
    const sentAt = now();
    const result: FetchResult = await fetcher.get(url, { maxBytes: MAX_ROBOTS_BYTES, signal });
    await keep({ url, at: sentAt, result, purpose: 'host', sameAs: undefined });
    first ??= result;
    kept = { at, ...contentOf(result) };
    url = nextAddress(result, url, redirects);
  }
  if (kept === undefined || first === undefined)
    throw new Error(`no address: ${origin}/robots.txt`);
  return { kept, first };
}

function nextAddress(result: FetchResult, url: PageUrl, redirects: number): PageUrl | undefined {
  if (result.kind === 'failed') return undefined;
  const { status, fields } = result;
  const response = {
    status,
    body: EMPTY,
    isShortened: false,
    location: fieldValue(fields, 'location'),
  };
  const verdict = robotsVerdict(response, url.href, redirects);
  return verdict.kind === 'follow' ? parsePageUrl(verdict.url) : undefined;
}

const EMPTY = Buffer.alloc(0);

function contentOf(result: FetchResult): Pick<KeptRobots, 'status' | 'text' | 'isShortened'> {
  if (result.kind === 'failed') return { status: 0, text: '', isShortened: false };
  const { status, body, cut } = result;
  const text = status >= 200 && status < 300 ? body.toString('latin1') : '';
  return { status, text, isShortened: cut !== undefined };
}

/** What a file that was kept says. */
export function verdictOf({ status, text, isShortened }: KeptRobots): RobotsVerdict {
  const body = Buffer.from(text, 'latin1');
  const verdict = robotsVerdict({ status, body, isShortened, location: undefined }, '', 0);
  if (verdict.kind === 'follow') throw new Error('a kept robots.txt leads elsewhere');
  return verdict;
}
