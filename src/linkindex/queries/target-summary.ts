/**
 * Everything about a target that is shown at a glance, in four statements one after the other: three read the target's
 * range of `backlinks` once each, the fourth two rows of ranks. A million links take six to seven times what
 * `targetMetrics` takes.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { pageOf, type Target } from '../../url/target.ts';
import { type InlinkRank, inlinkRank } from './inlink-rank.ts';
import { type TargetReferrers, targetReferrers } from './target-referrers.ts';
import { type TopGroups, topGroups } from './top-groups.ts';

export interface TargetSummary {
  readonly referrers: TargetReferrers;
  readonly anchors: TopGroups<readonly [anchor: string]>;
  /** Pages that links lead to. */
  readonly pages: TopGroups<readonly [key: string, https: boolean]>;
  /** Of the target's page, and of its registrable domain. */
  readonly rank: InlinkRank | undefined;
}

/** @throws ClickHouseError when the index cannot answer; the signal's reason when aborted. */
export async function targetSummary(
  index: ClickHouseClient,
  target: Target,
  signal?: AbortSignal,
): Promise<TargetSummary> {
  const referrers = await targetReferrers(index, target, signal);
  const anchors = await topGroups<readonly [string]>(index, ['anchor'], target, signal);
  const by = ['target_key', 'target_https'];
  const pages = await topGroups<readonly [string, boolean]>(index, by, target, signal);
  const [rank] = await inlinkRank(index, [pageOf(target)], signal);
  return { referrers, anchors, pages, rank };
}
