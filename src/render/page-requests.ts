/**
 * Answers the requests of one page that is being rendered, by the fetcher of the crawl: so the policy of addresses, rules
 * for hosts, and limits of time and size are those of every other request.
 *
 * The page itself is not asked for again. Its scripts, style sheets and data are, one at a time and by GET only, as far
 * as its host's robots.txt allows. Everything else is refused: other documents (frames, another page in its place),
 * images, media, fonts.
 */
import type { Request, Route } from 'playwright-core';
import type { Answered } from '../fetcher/fetch-result.ts';
import type { Fetcher } from '../fetcher/fetcher.ts';
import { type PageUrl, parsePageUrl } from '../url/page-url.ts';

export interface RequestLimits {
  /** Requests of a page, redirects included. */
  readonly maxRequests: number;
  /** Of all their bodies together, content coding undone. */
  readonly maxBytes: number;
}

export interface RenderedPage {
  readonly url: PageUrl;
  /** What the page answered, its HTML included. */
  readonly answer: Answered;
  /** What robots.txt says of addresses on the page's own host. */
  readonly allows: (url: PageUrl) => boolean;
}

const WANTED: ReadonlySet<string> = new Set(['script', 'stylesheet', 'xhr', 'fetch']);

const MAX_REDIRECTS = 5;

/** Belong to the connection, or to a browser that keeps something. */
const UNSENT_HEADERS =
  /^(?:content-encoding|content-length|transfer-encoding|connection|set-cookie|refresh)$/;

export class PageRequests {
  readonly #page: RenderedPage;
  readonly #fetcher: Pick<Fetcher, 'get'>;
  readonly #signal: AbortSignal;
  #isPageSent = false;
  #requestsLeft: number;
  #bytesLeft: number;
  #latest: Promise<unknown> = Promise.resolve();

  constructor(
    page: RenderedPage,
    fetcher: Pick<Fetcher, 'get'>,
    { maxRequests, maxBytes }: RequestLimits,
    signal: AbortSignal,
  ) {
    this.#page = page;
    this.#fetcher = fetcher;
    this.#signal = signal;
    this.#requestsLeft = maxRequests;
    this.#bytesLeft = maxBytes;
  }

  /** Never throws: what cannot be answered is refused, and a page that is closed meanwhile needs no answer. */
  async answer(route: Route): Promise<void> {
    try {
      const answer = await this.#answerTo(route.request());
      // TRICKY: a document that is refused in another way would be replaced by a page of errors.
      if (answer === undefined) await route.abort('aborted');
      else await route.fulfill(fulfilment(answer, route.request()));
    } catch {
      await route.abort('failed').catch(() => undefined); // it is gone
    }
  }

  async #answerTo(request: Request): Promise<Answered | undefined> {
    if (!this.#isPageSent && request.isNavigationRequest()) {
      this.#isPageSent = true;
      return this.#page.answer;
    }
    if (request.method() !== 'GET' || !WANTED.has(request.resourceType())) return undefined;
    // One at a time, as everything else of a crawl.
    const answer = this.#latest.then(() => this.#fetch(request.url()));
    this.#latest = answer.catch(() => undefined);
    return answer;
  }

  /** TRICKY: redirects are followed here, for the browser would follow them without asking. */
  async #fetch(address: string): Promise<Answered | undefined> {
    let url = parsePageUrl(address);
    for (let redirects = 0; url !== undefined && redirects <= MAX_REDIRECTS; redirects++) {
      if (!this.#isAllowed(url) || this.#requestsLeft-- <= 0 || this.#bytesLeft <= 0)
        return undefined;
      const result = await this.#fetcher.get(url, {
        maxBytes: this.#bytesLeft,
        signal: this.#signal,
      });
      if (result.kind === 'failed') return undefined;
      this.#bytesLeft -= result.body.length;
      if (result.redirectTo === undefined) return result.cut === undefined ? result : undefined;
      url = result.redirectTo;
    }
    return undefined;
  }

  #isAllowed(url: PageUrl): boolean {
    return url.host !== this.#page.url.host || this.#page.allows(url);
  }
}

function fulfilment({ status, fields, body }: Answered, request: Request) {
  const headers: Record<string, string> = {};
  for (const { name, value } of fields) {
    if (UNSENT_HEADERS.test(name)) continue;
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  // Servers say it only to who sends Origin, which we do not; and there is nothing of a visitor to be protected.
  if (!request.isNavigationRequest()) headers['access-control-allow-origin'] ??= '*';
  return { status, headers, body };
}
