/** What a load has read so far, and what it left out with which reason. */
import type { RecordPack } from './record-pack.ts';
import type { VisitRows } from './visit-thread.ts';

export interface Tally {
  records: number;
  visits: number;
  /** Links to other domains. */
  links: number;
  /** Records that could not be read, by reason. */
  readonly skipped: Record<string, number>;
  /** Records that are about no visit, by reason. */
  readonly passed: Record<string, number>;
  /** Link occurrences that name no page of the web, by reason. */
  readonly dropped: Record<string, number>;
}

export function emptyTally(): Tally {
  return { records: 0, visits: 0, links: 0, skipped: {}, passed: {}, dropped: {} };
}

export function countPack(tally: Tally, rows: VisitRows, skipped: RecordPack['skipped']): void {
  tally.records += rows.records;
  tally.visits += rows.visits;
  tally.links += rows.links;
  addCounts(tally.passed, rows.passed);
  addCounts(tally.dropped, rows.dropped);
  for (const { reason } of skipped) addCounts(tally.skipped, { [reason]: 1 });
}

function addCounts(sums: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [reason, count] of Object.entries(counts)) sums[reason] = (sums[reason] ?? 0) + count;
}
