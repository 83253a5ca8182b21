/**
 * What a site that keeps to robots.txt learns of a page that was visited although robots.txt forbids it, for another site
 * that has the same page: only that it was kept out, as if nobody had asked.
 */
import type { Seen } from './judge-check.ts';

const NO_EVIDENCE = { recordId: '', file: '', offset: 0, length: 0 };

export function keptOut(seen: Seen): Seen {
  const { visit, forbiddenBy } = seen;
  if (forbiddenBy === undefined) return seen;
  const { outcome, status } = visit;
  // It was not asked for. A host that gave no answer to either question cannot be reached, whoever asks.
  if (status === 0 && (outcome === 'refused' || forbiddenBy === 'robots-unavailable')) return seen;
  const nothing = { status: 0, ip: '', evidence: NO_EVIDENCE };
  return {
    ...{ ...seen, html: undefined, problem: forbiddenBy },
    visit: { ...visit, ...nothing, outcome: 'refused' },
  };
}
