/** Anchors of a target's live links, as `linkGroups`. Links without one share the empty anchor. */
import type { ClickHouseClient } from '@clickhouse/client';
import { type GroupsQuestion, type LinkGroup, linkGroups } from './link-groups.ts';

export interface AnchorGroup extends LinkGroup {
  /** Letter cases are told apart. */
  readonly anchor: string;
}

/** @throws ClickHouseError when the index cannot answer; the signal's reason when aborted. */
export async function anchorsOf(
  index: ClickHouseClient,
  question: GroupsQuestion,
  signal?: AbortSignal,
): Promise<AnchorGroup[]> {
  const groups = await linkGroups<{ anchor: string }>(index, { by: ['anchor'] }, question, signal);
  return groups.map(({ key, ...group }) => ({ anchor: key.anchor, ...group }));
}
