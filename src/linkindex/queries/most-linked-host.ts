/**
 * A host that many others link to, as an example for people who do not know yet what the index holds.
 *
 * Reads keys of up to a million rows of `backlinks`, from its beginning: an example, not a statistic.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { hostOfKey } from '../../url/page-key.ts';

/** @returns `undefined` while the index is empty. */
export async function mostLinkedHost(index: ClickHouseClient): Promise<string | undefined> {
  const result = await index.query({
    query: `
      SELECT substring(target_key, 1, position(target_key, ')')) AS host_key
      FROM (SELECT target_key, source_host_id FROM backlinks FINAL WHERE live LIMIT 1000000)
      GROUP BY host_key
      ORDER BY uniqExact(source_host_id) DESC, host_key
      LIMIT 1`,
    format: 'JSONEachRow',
  });
  const [row] = await result.json<{ host_key: string }>();
  return row === undefined ? undefined : hostOfKey(row.host_key);
}
