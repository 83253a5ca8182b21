/** `backlinks crawl`: what its flags mean. */
import type { CrawlSummary } from '../app/crawl/crawl-index.ts';
import type { CrawlRequest } from '../app/crawl/crawl-request.ts';
import { AppError } from '../errors.ts';
import type { ScopeName } from '../frontier/scope.ts';
import type { HostReport } from '../http/host-report.ts';
import { run } from './commands.ts';
import { type Context, say } from './context.ts';
import { hostLines } from './host-words.ts';
import { durationSeconds, wholeNumber } from './numbers.ts';
import { crawlLines } from './words.ts';

export interface CrawlOptions {
  readonly scope: ScopeName;
  readonly maxPages?: string;
  readonly maxDepth?: string;
  readonly rounds: string;
  readonly revisitAfter?: string;
  readonly delay?: string;
}

const DAY_MS = 86_400_000;

export async function crawl(
  context: Context,
  seeds: readonly string[],
  options: CrawlOptions,
): Promise<void> {
  const summary = await run<CrawlSummary>(context, 'crawl', requestOf(context, seeds, options));
  say(context, summary, crawlLines(summary));
}

function requestOf(
  { config }: Context,
  seeds: readonly string[],
  { scope, maxPages, maxDepth, rounds, revisitAfter, delay }: CrawlOptions,
): CrawlRequest {
  const { contact, crawlDelayMs, hostResolverRules, allowPrivateNetwork, render } = config;
  if (contact === '')
    throw new AppError(
      'INVALID_SETTING',
      '--contact is missing: a mail address or URL under which hosts can reach whoever runs the crawl',
    );
  return {
    ...{ seeds, scope, contact, hostResolverRules, allowPrivateNetwork, render },
    ...(maxPages !== undefined && { maxPages: wholeNumber('--max-pages', maxPages, 1) }),
    ...(maxDepth !== undefined && { maxDepth: wholeNumber('--max-depth', maxDepth, 0, 65_535) }),
    rounds: wholeNumber('--rounds', rounds, 1),
    ...(revisitAfter !== undefined && {
      revisitAfterSeconds: durationSeconds('--revisit-after', revisitAfter),
    }),
    delayMs: delay === undefined ? crawlDelayMs : wholeNumber('--delay', delay, 0, DAY_MS),
  };
}

/** What the crawler knows of a host. */
export async function host(context: Context, name: string): Promise<void> {
  const report = await run<HostReport>(context, 'host', name);
  say(context, report, hostLines(report));
}
