/**
 * Tables of the link index, in ClickHouse SQL that runs embedded and on a cluster.
 *
 * `visits` is the truth, `backlinks` and `pages` are its fold, `ranks` and `domain_ranks` come from the rank
 * runs, `loads` tells which visits have been folded. Every projection is a ReplacingMergeTree by `version`,
 * the number of the load or rank run that wrote the row, so writing a row twice changes nothing.
 */

/** Raised when a table changes in a way that older programs cannot read. */
export const SCHEMA_VERSION = 3;

/** How long changes of ranks are kept: three years. */
export const RANK_HISTORY_DAYS = 1096;

/**
 * Table settings: an answered insert is on disk, not only in the page cache (2.5 → 5.5 ms an insert). They belong to
 * a table and cannot be chosen insert by insert.
 */
const DURABLE = 'fsync_after_insert = 1, fsync_part_directory = 1';

export const TABLES: Readonly<Record<string, string>> = {
  // One row per reading of a visit: of several with one visit_id the one of highest precedence counts (WARC before
  // WAT). Read by page key (small granules), and in one pass by `load`.
  visits: `
    CREATE TABLE IF NOT EXISTS visits (
      page_key         String CODEC(ZSTD(3)),
      page_https       Bool,
      domain_length    UInt16,
      visited_at       DateTime('UTC'),
      visit_id         UInt64,
      precedence       UInt64,
      outcome          Enum8('page' = 0, 'unchanged' = 1, 'redirect' = 2, 'broken-redirect' = 3,
                             'not-found' = 4, 'refused' = 5, 'failed' = 6),
      status           UInt16,
      ip               IPv6,
      /* FLAG.edu, FLAG.gov. */
      host_flags       UInt8,
      title            String CODEC(ZSTD(3)),
      noindex          Bool,
      nofollow         Bool,
      /* Of the visit whose body an unchanged one repeats; the epoch: not told. */
      body_from        DateTime('UTC'),
      canonical_key    String CODEC(ZSTD(3)),
      canonical_https  Bool,
      redirect_key     String CODEC(ZSTD(3)),
      redirect_https   Bool,
      redirect_domain_length UInt16,
      link_key           Array(String) CODEC(ZSTD(3)),
      link_https         Array(Bool),
      link_domain_length Array(UInt16),
      link_type          Array(Enum8('href' = 0, 'redirect' = 1, 'canonical' = 2)),
      link_flags         Array(UInt8),
      link_anchor        Array(String) CODEC(ZSTD(3)),
      link_image_source  Array(String) CODEC(ZSTD(3)),
      arcs             Array(UInt64),
      source           Enum8('warc' = 0, 'arc' = 1, 'wat' = 2, 'crawl' = 3, 'recheck' = 4),
      file             LowCardinality(String),
      offset           UInt64,
      length           UInt64,
      load             UInt64,
      page_id          UInt64 MATERIALIZED cityHash64(concat(if(page_https, '1', '0'), page_key)),
      INDEX by_load load TYPE minmax GRANULARITY 1
    )
    ENGINE = ReplacingMergeTree
    ORDER BY (page_key, page_https, visited_at, visit_id, precedence)
    SETTINGS index_granularity = 256, ${DURABLE}`,

  // One row per (destination, referring page, type) that was ever live: latest fold wins.
  //
  // Compact parts, since a question about a small target reads one granule of nearly every column: 4.8 ms for the
  // top 100, 7 ms from wide parts. With 512, 1,024, 2,048 rows a granule: 97, 91, 87 bytes a link; in four parts not
  // yet merged a small target takes 6.2, 6.7, 8.0 ms, one of 100,000 links 33, 33, 34 ms.
  backlinks: `
    CREATE TABLE IF NOT EXISTS backlinks (
      target_key           String CODEC(ZSTD(3)),
      target_https         Bool,
      source_key           String CODEC(ZSTD(3)),
      source_https         Bool,
      link_type            Enum8('href' = 0, 'redirect' = 1, 'canonical' = 2),
      live                 Bool,
      first_seen           DateTime('UTC'),
      last_visited         DateTime('UTC'),
      /* Events after the first, which is always new at first_seen: they alternate lost, new, lost, ... */
      event_at             Array(DateTime('UTC')),
      event_reason         Array(Enum8('new' = 0, 'page_not_found' = 1, 'crawl_error' = 2, 'page_dropped' = 3,
                             'redirect' = 4, 'not_canonical' = 5, 'noindex' = 6, 'link_removed' = 7,
                             'broken_redirect' = 8, 'other' = 9)),
      anchor               String CODEC(ZSTD(3)),
      title                String CODEC(ZSTD(3)),
      flags                UInt8,
      image_source         String CODEC(ZSTD(3)),
      source_host_id       UInt64,
      source_ip            IPv6,
      source_domain_length UInt16,
      target_domain_length UInt16,
      inlink_rank          Int8,
      domain_inlink_rank   Int8,
      version              UInt64,
      /* A fold that knows more visits can find that a link never stood; FINAL leaves such rows out. */
      is_deleted           UInt8 DEFAULT 0
    )
    ENGINE = ReplacingMergeTree(version, is_deleted)
    ORDER BY (target_key, target_https, source_key, source_https, link_type)
    SETTINGS index_granularity = 1024, min_bytes_for_wide_part = '10G', ${DURABLE}`,

  // Latest facts of each visited page.
  pages: `
    CREATE TABLE IF NOT EXISTS pages (
      page_key          String CODEC(ZSTD(3)),
      page_https        Bool,
      domain_length     UInt16,
      first_visited     DateTime('UTC'),
      last_visited      DateTime('UTC'),
      last_succeeded    Nullable(DateTime('UTC')),
      last_outcome      Enum8('page' = 0, 'unchanged' = 1, 'redirect' = 2, 'broken-redirect' = 3,
                              'not-found' = 4, 'refused' = 5, 'failed' = 6),
      last_status       UInt16,
      failures          UInt16,
      noindex           Bool,
      canonical_key     String CODEC(ZSTD(3)),
      canonical_https   Bool,
      redirect_key      String CODEC(ZSTD(3)),
      redirect_https    Bool,
      redirect_domain_length UInt16,
      title             String CODEC(ZSTD(3)),
      page_id           UInt64,
      version           UInt64
    )
    ENGINE = ReplacingMergeTree(version)
    ORDER BY (page_key, page_https)
    SETTINGS index_granularity = 256, ${DURABLE}`,

  // One row per redirect that any visit ever saw, by where it leads: chains are followed backwards with it.
  redirects: `
    CREATE TABLE IF NOT EXISTS redirects (
      to_key     String CODEC(ZSTD(3)),
      to_https   Bool,
      from_key   String CODEC(ZSTD(3)),
      from_https Bool
    )
    ENGINE = ReplacingMergeTree
    ORDER BY (to_key, to_https, from_key, from_https)
    SETTINGS index_granularity = 256, ${DURABLE}`,

  // Addresses the crawler has heard of, visited or not: with `pages`, what the frontier is asked of. Written before the
  // visit that names them, so none is forgotten by a crash.
  crawl_urls: `
    CREATE TABLE IF NOT EXISTS crawl_urls (
      page_key      String CODEC(ZSTD(3)),
      page_https    Bool,
      /* Links from the nearest seed, and redirects in a row before it. */
      depth         SimpleAggregateFunction(min, UInt16),
      hops          SimpleAggregateFunction(min, UInt8),
      discovered_at SimpleAggregateFunction(min, DateTime('UTC'))
    )
    ENGINE = AggregatingMergeTree
    ORDER BY (page_key, page_https)
    SETTINGS index_granularity = 1024, ${DURABLE}`,

  // When the crawler looks at an address again, why then, and what it asks with: the latest decision wins.
  crawl_pages: `
    CREATE TABLE IF NOT EXISTS crawl_pages (
      page_key         String CODEC(ZSTD(3)),
      page_https       Bool,
      next_at          DateTime('UTC'),
      why              LowCardinality(String),
      interval_seconds UInt32,
      failures         UInt16,
      etag             String CODEC(ZSTD(3)),
      last_modified    String CODEC(ZSTD(3)),
      /* Of the body and of the headers that change what it means; empty: no body was kept. */
      digest           String,
      /* Of the visit that brought that body. */
      body_at          DateTime('UTC'),
      version          UInt64
    )
    ENGINE = ReplacingMergeTree(version)
    ORDER BY (page_key, page_https)
    SETTINGS index_granularity = 1024, ${DURABLE}`,

  // What the crawler knows of a host: JSON of CrawlHost, for one host at a time.
  crawl_hosts: `
    CREATE TABLE IF NOT EXISTS crawl_hosts (
      host String, state String CODEC(ZSTD(3)), version UInt64
    )
    ENGINE = ReplacingMergeTree(version)
    ORDER BY host
    SETTINGS index_granularity = 256, ${DURABLE}`,

  // Addresses of a host that no crawl visits, by reason: a set of each, so that an address counts once however often a
  // crawl comes across it (exact up to 65,536, which bounds a row as well).
  crawl_left_out: `
    CREATE TABLE IF NOT EXISTS crawl_left_out (
      host String, reason LowCardinality(String),
      addresses AggregateFunction(uniq, UInt64)
    )
    ENGINE = AggregatingMergeTree
    ORDER BY (host, reason)
    SETTINGS index_granularity = 256, ${DURABLE}`,

  // Shown rank of every node of the latest page graph that has one, and the exact value.
  ranks: `
    CREATE TABLE IF NOT EXISTS ranks (
      page_id UInt64, inlink_rank Int8, value Float64, version UInt64
    )
    ENGINE = ReplacingMergeTree(version) ORDER BY page_id SETTINGS index_granularity = 1024`,

  // The same of registrable domains, by the key's spelling: com,example.
  domain_ranks: `
    CREATE TABLE IF NOT EXISTS domain_ranks (
      domain_key String, domain_inlink_rank Int8, value Float64, version UInt64
    )
    ENGINE = ReplacingMergeTree(version) ORDER BY domain_key SETTINGS index_granularity = 1024`,

  // Shown ranks that a run changed, with the rank before: the rank at any moment is what the first change after it
  // names, or without one what `ranks` has. So the first run keeps nothing, what is not changed costs nothing, rows of a
  // run that died before it took effect are true all the same, and the oldest can go without harm to the rest.
  rank_changes: `
    CREATE TABLE IF NOT EXISTS rank_changes (
      graph Enum8('page' = 0, 'domain' = 1),
      /* As the graph has it: page_id, or cityHash64(domain_key). */
      id UInt64,
      run UInt64,
      at DateTime('UTC') CODEC(Delta, ZSTD(1)),
      /* -1: not in the graph. */
      previous Int8
    )
    ENGINE = ReplacingMergeTree ORDER BY (graph, id, run)
    TTL at + INTERVAL ${RANK_HISTORY_DAYS} DAY
    SETTINGS index_granularity = 1024, ${DURABLE}`,

  // What each rank run computed, a row for each of its graphs: see RankRun.
  rank_runs: `
    CREATE TABLE IF NOT EXISTS rank_runs (
      run UInt64, graph Enum8('page' = 0, 'domain' = 1), at DateTime('UTC'), scale_version UInt16,
      damping Float64, nodes UInt64, arcs UInt64, iterations UInt32, error Float64, base Float64,
      seconds Float64,
      /* What it changed is in rank_changes. */
      changes_kept Bool
    )
    ENGINE = ReplacingMergeTree ORDER BY (run, graph)`,

  // One row per load or rank run; the highest version of a number wins.
  loads: `
    CREATE TABLE IF NOT EXISTS loads (
      load UInt64, kind Enum8('visits' = 0, 'rank' = 1, 'rebuild' = 2), state Enum8('started' = 0, 'finished' = 1),
      at DateTime('UTC'), note String, version UInt64
    )
    ENGINE = ReplacingMergeTree(version) ORDER BY load SETTINGS ${DURABLE}`,

  // How far each archive has been read, so that an interrupted ingest goes on where it stopped.
  files: `
    CREATE TABLE IF NOT EXISTS files (
      file String, identity String, next_offset UInt64, done Bool, at DateTime('UTC'), version UInt64
    )
    ENGINE = ReplacingMergeTree(version) ORDER BY (file, identity) SETTINGS ${DURABLE}`,
};

/** What brings the tables of the version before to the one named; may run twice. */
export const UPGRADES: Readonly<Record<number, string>> = {
  2: `ALTER TABLE visits ADD COLUMN IF NOT EXISTS body_from DateTime('UTC') AFTER nofollow`,
  3: `ALTER TABLE rank_runs ADD COLUMN IF NOT EXISTS changes_kept Bool AFTER seconds`,
};

/** Bits of `link_flags` and `backlinks.flags`. */
export const FLAG = {
  nofollow: 1,
  ugc: 2,
  sponsored: 4,
  image: 8,
  /** The referring host's public suffix is edu or edu.xx. */
  edu: 16,
  gov: 32,
} as const;
