/**
 * Renders pages: an answer → the HTML of its document once its scripts have run.
 *
 * A page has a context of its own (no cookies, no storage of another), a time, and a browser that it shares with few
 * others. A browser that died is replaced, and the page tried once more. When time is up the document is taken as it
 * is then; only of a page whose script never ends there is none.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Fetcher } from '../fetcher/fetcher.ts';
import type { Chromium } from './chromium.ts';
import { PageRequests, type RenderedPage, type RequestLimits } from './page-requests.ts';

export interface RenderLimits extends RequestLimits {
  /** For scripts and their requests. */
  readonly timeoutMs: number;
  /** Of the document's HTML. */
  readonly maxHtmlBytes: number;
  /** Pages at the same time. */
  readonly concurrency: number;
}

/** `timeout`: its script never ends. `crashed`: page or browser ended, or could not be driven, twice. `too-large`: beyond `maxHtmlBytes`. */
export type RenderFailure = 'timeout' | 'crashed' | 'too-large';

export type Rendering =
  | { readonly kind: 'rendered'; readonly html: Buffer }
  | { readonly kind: 'failed'; readonly reason: RenderFailure };

export interface RendererParts {
  readonly chromium: Chromium;
  readonly fetcher: Pick<Fetcher, 'get'>;
  /** What scripts read as `navigator.userAgent`. */
  readonly userAgent: string;
  readonly limits: RenderLimits;
}

/** What the browser may take for what needs no time: contexts, and reading the document. */
const GRACE_MS = 5000;

/** Starts the browser with the first page. */
export class Renderer {
  readonly #parts: RendererParts;
  #browser: Promise<Browser> | undefined;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(parts: RendererParts) {
    this.#parts = parts;
  }

  /** @throws The signal's reason when it aborts; AppError ENGINE_UNAVAILABLE when the browser does not start. */
  readonly render = async (page: RenderedPage, signal: AbortSignal): Promise<Rendering> => {
    if (this.#running >= this.#parts.limits.concurrency)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      signal.throwIfAborted();
      const first = await this.#tryOnce(page, signal);
      const hasCrashed = first.kind === 'failed' && first.reason === 'crashed';
      return hasCrashed ? await this.#tryOnce(page, signal) : first;
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  };

  async close(): Promise<void> {
    const browser = await this.#browser?.catch(() => undefined); // told to who rendered
    await browser?.close();
  }

  async #tryOnce(page: RenderedPage, signal: AbortSignal): Promise<Rendering> {
    const browser = await this.#connected();
    const { fetcher, limits, userAgent } = this.#parts;
    const ended = new AbortController();
    const over = AbortSignal.any([signal, ended.signal]);
    const requests = new PageRequests(page, fetcher, limits, over);
    const options = { acceptDownloads: false, serviceWorkers: 'block', userAgent } as const;
    let context: BrowserContext | undefined;
    try {
      context = await browser.newContext(options);
      return await renderIn(context, page, requests, limits, signal);
    } catch {
      signal.throwIfAborted();
      // Whatever it is that a page did to it: strangers' scripts must not end the crawl.
      return { kind: 'failed', reason: 'crashed' };
    } finally {
      ended.abort(new Error('the page is rendered'));
      await closed(context, browser);
    }
  }

  async #connected(): Promise<Browser> {
    const browser = await this.#browser?.catch(() => undefined); // told to who rendered
    if (browser?.isConnected()) return browser;
    this.#browser = this.#parts.chromium.launch();
    return this.#browser;
  }
}

/** A browser that does not even close a context is of no use any more. */
async function closed(context: BrowserContext | undefined, browser: Browser): Promise<void> {
  const closing = context?.close().catch(() => undefined); // it went with the browser
  if ((await within(GRACE_MS, closing ?? Promise.resolve())) === 'late') await browser.close();
}

async function renderIn(
  context: BrowserContext,
  { url }: RenderedPage,
  requests: PageRequests,
  { timeoutMs, maxHtmlBytes }: RenderLimits,
  signal: AbortSignal,
): Promise<Rendering> {
  await context.route('**/*', (route) => requests.answer(route));
  await context.routeWebSocket(/.*/, (socket) => socket.close());
  const page = await context.newPage();
  context.on('page', (other) => void other.close().catch(() => undefined)); // it closed itself
  const stopped = Promise.withResolvers<never>();
  const stop = () => stopped.reject(signal.reason);
  stopped.promise.catch(() => undefined);
  signal.addEventListener('abort', stop);
  page.on('crash', () => stopped.reject(new Error('the page crashed')));
  try {
    await Promise.race([within(timeoutMs, settled(page, url.href, timeoutMs)), stopped.promise]);
    const html = await Promise.race([
      within(GRACE_MS, documentOf(context, page, maxHtmlBytes)),
      stopped.promise,
    ]);
    if (html === 'late') return { kind: 'failed', reason: 'timeout' };
    if (html === undefined) return { kind: 'failed', reason: 'too-large' };
    return { kind: 'rendered', html };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Scripts have run and nothing is being asked for; or they were given enough time. */
async function settled(page: Page, address: string, timeoutMs: number): Promise<void> {
  const startedAt = performance.now();
  try {
    await page.goto(address, { waitUntil: 'load', timeout: timeoutMs });
    const left = Math.max(1, timeoutMs - (performance.now() - startedAt));
    await page.waitForLoadState('networkidle', { timeout: left });
  } catch {
    // Time is up, or the page went elsewhere, or is gone: what there is of it is asked for next.
  }
}

/**
 * The document in UTF-8; undefined when it is too large.
 *
 * TRICKY: read in a world of its own, where nothing is as the page's scripts have made it.
 */
async function documentOf(
  context: BrowserContext,
  page: Page,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const session = await context.newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  const { result } = await session.send('Runtime.evaluate', {
    contextId: executionContextId,
    expression: `(() => { const html = document.documentElement?.outerHTML ?? ''; return html.length > ${maxBytes} ? null : html; })()`,
    returnByValue: true,
  });
  if (typeof result.value !== 'string') return undefined;
  const html = Buffer.from(`<!doctype html>${result.value}`);
  return html.length > maxBytes ? undefined : html;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => late.resolve('late'), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined); // nobody waits for it any more
  }
}
