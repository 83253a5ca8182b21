/** The contract suites again, on a ClickHouse server over HTTP. */
import { afterAll, describe } from 'vitest';
import { HAS_CLICKHOUSE_SERVER, startClickHouseServer } from '../support/clickhouse-server.ts';

if (HAS_CLICKHOUSE_SERVER) {
  const server = await startClickHouseServer();
  afterAll(() => server.close());
  // The suites take their backends from the environment when they are imported.
  Object.assign(process.env, { CLICKHOUSE_URL: server.url, TEST_EMBEDDED: 'off' });
  await import('./chdb-connection.test.ts');
  await import('./crawl-left-out.test.ts');
  await import('./files.test.ts');
  await import('./graph.test.ts');
  await import('./loads.slow.test.ts');
  await import('./merge-backlinks.test.ts');
  await import('./queries/backlinks-file.test.ts');
  await import('./queries/backlinks-of.test.ts');
  await import('./queries/broken-backlinks.slow.test.ts');
  await import('./queries/due-pages.test.ts');
  await import('./queries/index-stats.test.ts');
  await import('./queries/inlink-rank.test.ts');
  await import('./queries/key-sql.test.ts');
  await import('./queries/link-evidence.test.ts');
  await import('./queries/link-filters.test.ts');
  await import('./queries/link-groups.slow.test.ts');
  await import('./queries/link-intersect.slow.test.ts');
  await import('./queries/new-lost-backlinks.test.ts');
  await import('./queries/new-lost-refdomains.test.ts');
  await import('./queries/rank-history.slow.test.ts');
  await import('./queries/raw-backlinks.test.ts');
  await import('./queries/raw-page.slow.test.ts');
  await import('./queries/referring-domains.test.ts');
  await import('./queries/target-history.slow.test.ts');
  await import('./queries/target-metrics.test.ts');
  await import('./queries/target-summary.slow.test.ts');
  await import('../http/streamed-answer.slow.test.ts');
} else {
  describe.skip('contract suites on a server: needs python3 and the library of chDB', () => {});
}
