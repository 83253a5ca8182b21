/**
 * Which pages a crawl is about, by its seeds.
 *
 * | scope | pages |
 * | --- | --- |
 * | `host` | of the seeds' hosts |
 * | `domain` | of the seeds' registrable domains, subdomains included |
 * | `list` | the seeds and no others |
 * | `any` | all that links lead to |
 */
import { AppError } from '../errors.ts';
import type { Scope } from '../linkindex/queries/due-pages.ts';
import type { PageUrl } from '../url/page-url.ts';
import { rangeOfHost } from '../url/target.ts';

export const SCOPES = ['host', 'domain', 'list', 'any'] as const;
export type ScopeName = (typeof SCOPES)[number];

export interface CrawlScope {
  /** As the index is asked. */
  readonly scope: Scope;
  includes(page: PageUrl): boolean;
}

/** More hosts or domains would make too long a question; a crawl of so many is one of `any`, or several crawls. */
const MAX_RANGES = 10_000;

/** @throws AppError INVALID_SETTING for more hosts or domains than one crawl can be about. */
export function crawlScope(name: ScopeName, seeds: readonly PageUrl[]): CrawlScope {
  switch (name) {
    case 'any':
      return { scope: { kind: 'any' }, includes: () => true };
    case 'list': {
      const pages = new Set(seeds.map(({ href }) => href));
      return { scope: { kind: 'pages', pages: seeds }, includes: ({ href }) => pages.has(href) };
    }
    case 'host':
      return rangesOf(new Set(seeds.map(({ host }) => host)), 'host', ({ host }) => host);
    case 'domain':
      return rangesOf(new Set(seeds.map(({ domain }) => domain)), 'domain', ({ domain }) => domain);
  }
}

function rangesOf(
  names: ReadonlySet<string>,
  mode: 'host' | 'domain',
  nameOf: (page: PageUrl) => string,
): CrawlScope {
  if (names.size > MAX_RANGES)
    throw new AppError(
      'INVALID_SETTING',
      `seeds of ${names.size} ${mode}s: one crawl takes ${MAX_RANGES} at most with scope ${mode}`,
    );
  const ranges = [...names].map((name) => rangeOfHost(name, mode));
  const includes = (page: PageUrl) => names.has(nameOf(page));
  return { scope: { kind: 'ranges', ranges }, includes };
}
