/**
 * Makes the crawler hear of pages that live backlinks lead to and nobody has visited: what archives know of a scope before
 * its first crawl. As near as a link from a seed.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { type Scope, scopeCondition } from './queries/due-pages.ts';

/** One pass over the scope's range of `backlinks`. @param now Seconds since 1970 UTC. */
export async function hearOfTargets(
  index: ClickHouseClient,
  scope: Scope,
  now: number,
): Promise<void> {
  // A list names its pages itself.
  if (scope.kind === 'pages') return;
  const { condition, values } = scopeCondition(scope);
  await index.command({
    query: `
      INSERT INTO crawl_urls (page_key, page_https, depth, hops, discovered_at)
      SELECT DISTINCT target_key, target_https, 1, 0, {now:UInt32}
      FROM backlinks FINAL
      WHERE ${scopeCondition(scope, 'target_key').condition} AND live
        AND (target_key, target_https) NOT IN (SELECT page_key, page_https FROM crawl_urls WHERE ${condition})`,
    query_params: { ...values, now },
  });
}
