/** Addresses that a target's live links come from, as `linkGroups`; links of unknown address are left out. */
import type { ClickHouseClient } from '@clickhouse/client';
import { IP_KNOWN, IS_IPV4 } from './ip-sql.ts';
import { type GroupsQuestion, type LinkGroup, linkGroups } from './link-groups.ts';

export interface ReferringIp extends LinkGroup {
  readonly ip: string;
  /** The /24 of an IPv4 address, the /48 of an IPv6 address. */
  readonly subnet: string;
}

interface Key {
  readonly source_ip: string;
  readonly subnet: string;
}

const GROUPING = {
  by: ['source_ip'],
  select: [
    `toString(tupleElement(IPv6CIDRToRange(source_ip, if(${IS_IPV4}, 120, 48)), 1)) AS subnet`,
  ],
  where: IP_KNOWN,
};

/** @throws ClickHouseError when the index cannot answer; the signal's reason when aborted. */
export async function referringIps(
  index: ClickHouseClient,
  question: GroupsQuestion,
  signal?: AbortSignal,
): Promise<ReferringIp[]> {
  const groups = await linkGroups<Key>(index, GROUPING, question, signal);
  return groups.map(({ key, ...group }) => ({ ...addressOf(key), ...group }));
}

const MAPPED = '::ffff:';

function addressOf({ source_ip, subnet }: Key): Pick<ReferringIp, 'ip' | 'subnet'> {
  if (!source_ip.startsWith(MAPPED)) return { ip: source_ip, subnet: `${subnet}/48` };
  return { ip: source_ip.slice(MAPPED.length), subnet: `${subnet.slice(MAPPED.length)}/24` };
}
