/** What a crawl came to: visits by outcome, links, and what was skipped with which reason. */
import type { CrawlEvent } from '../../crawl/crawl-event.ts';

export interface CrawlTally {
  /** Visits. */
  pages: number;
  /** Links to other domains. */
  links: number;
  /** Addresses in sitemaps. */
  listed: number;
  /** Visits by outcome: `page`, `unchanged`, `redirect`, `not-found`, … */
  readonly outcomes: Record<string, number>;
  /** Visits to pages that a browser rendered. */
  rendered: number;
  /** Pages that could not be rendered, by reason. */
  readonly unrendered: Record<string, number>;
  /** Visits without an answer, or with a part of one, by reason: `headers-timeout`, `too-long`, … */
  readonly problems: Record<string, number>;
  /** Pages that were due and not visited, by reason. */
  readonly skipped: Record<string, number>;
}

export const emptyCrawlTally = (): CrawlTally => ({
  pages: 0,
  links: 0,
  listed: 0,
  outcomes: {},
  rendered: 0,
  unrendered: {},
  problems: {},
  skipped: {},
});

export function countEvent(tally: CrawlTally, event: CrawlEvent): void {
  switch (event.kind) {
    case 'visited':
      tally.pages++;
      tally.links += event.visit.links.length;
      count(tally.outcomes, event.visit.outcome);
      if (event.rendering === 'rendered') tally.rendered++;
      else if (event.rendering !== undefined) count(tally.unrendered, event.rendering);
      if (event.problem !== undefined) count(tally.problems, event.problem);
      break;
    case 'skipped':
      count(tally.skipped, event.reason);
      break;
    case 'listed':
      tally.listed += event.pages.length;
      break;
  }
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
