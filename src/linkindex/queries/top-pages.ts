/** Pages of a target that live links lead to, as `linkGroups`, with the rank of each. */
import type { ClickHouseClient } from '@clickhouse/client';
import { urlOfKey } from '../../url/page-key.ts';
import { pageRanks } from '../rank-lookup.ts';
import { type GroupsQuestion, type LinkGroup, linkGroups } from './link-groups.ts';

export interface LinkedPage extends LinkGroup {
  readonly url: string;
  /** 0–100; −1 when unknown. */
  readonly inlinkRank: number;
}

interface Key {
  readonly target_key: string;
  readonly target_https: boolean;
  /** Id of the page as a node of the page graph; an UInt64 as text. */
  readonly page_id: string;
}

const GROUPING = {
  by: ['target_key', 'target_https'],
  select: [`toString(cityHash64(concat(if(target_https, '1', '0'), target_key))) AS page_id`],
};

/** @throws ClickHouseError when the index cannot answer; the signal's reason when aborted. */
export async function topPages(
  index: ClickHouseClient,
  question: GroupsQuestion,
  signal?: AbortSignal,
): Promise<LinkedPage[]> {
  const groups = await linkGroups<Key>(index, GROUPING, question, signal);
  const rankOf = await pageRanks(
    index,
    groups.map(({ key }) => BigInt(key.page_id)),
    signal,
  );
  return groups.map(({ key, ...group }) => ({
    url: urlOfKey(key.target_key, key.target_https),
    inlinkRank: rankOf.get(key.page_id) ?? -1,
    ...group,
  }));
}
