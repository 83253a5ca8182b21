/** The questions, as each contestant is asked. */
import type { ClickHouseClient } from '@clickhouse/client';
import { backlinksOf } from '../../src/linkindex/queries/backlinks-of.ts';
import { newLostBacklinks } from '../../src/linkindex/queries/new-lost-backlinks.ts';
import { newLostRefdomains } from '../../src/linkindex/queries/new-lost-refdomains.ts';
import { referringDomains } from '../../src/linkindex/queries/referring-domains.ts';
import { targetHistory } from '../../src/linkindex/queries/target-history.ts';
import { targetMetrics } from '../../src/linkindex/queries/target-metrics.ts';
import type { Target } from '../../src/url/target.ts';
import type { HttpServer } from './http.ts';
import type { PostgresPeer } from './postgres.ts';

export interface Question {
  readonly name: string;
  readonly http: (server: HttpServer, domain: string) => Promise<unknown>;
  readonly index: (index: ClickHouseClient, target: Target) => Promise<unknown>;
  /** Absent: not asked of PostgreSQL. */
  readonly postgres?: (peer: PostgresPeer, domain: string) => Promise<unknown>;
}

/** A month in the middle of the years that the links were found in. */
const DAYS = { from: '2023-06-01', to: '2023-06-30' };
const period = { from: Date.parse(DAYS.from) / 1000, to: Date.parse(DAYS.to) / 1000 };
const MONTH = `&date_from=${DAYS.from}&date_to=${DAYS.to}`;
const NEW_LOST = { period, limit: 1000, orderBy: 'new_lost_date' } as const;

export const QUESTIONS: readonly Question[] = [
  {
    name: 'get-metrics',
    http: (server, domain) => server.ask('get-metrics', domain),
    index: (index, target) => targetMetrics(index, target),
    postgres: (peer, domain) => peer.metrics(domain),
  },
  {
    name: 'get-backlinks, by rank',
    http: (server, domain) => server.ask('get-backlinks', domain, '&order_by=inlink_rank'),
    index: (index, target) => backlinksOf(index, { target, limit: 100, orderBy: 'inlink_rank' }),
    postgres: (peer, domain) => peer.byRank(domain),
  },
  {
    name: 'get-backlinks, by date',
    http: (server, domain) => server.ask('get-backlinks', domain),
    index: (index, target) => backlinksOf(index, { target, limit: 100, orderBy: 'date_found' }),
    postgres: (peer, domain) => peer.byDate(domain),
  },
  {
    name: 'get-refdomains',
    http: (server, domain) => server.ask('get-refdomains', domain),
    index: (index, target) =>
      referringDomains(index, { target, limit: 100, orderBy: 'date_found' }),
    postgres: (peer, domain) => peer.refdomains(domain),
  },
  {
    name: 'get-new-lost-backlinks',
    http: (server, domain) => server.ask('get-new-lost-backlinks', domain, MONTH),
    index: (index, target) => newLostBacklinks(index, { target, ...NEW_LOST }),
  },
  {
    name: 'get-new-lost-refdomains',
    http: (server, domain) => server.ask('get-new-lost-refdomains', domain, MONTH),
    index: (index, target) => newLostRefdomains(index, { target, ...NEW_LOST }),
  },
  {
    name: 'get-history',
    http: (server, domain) => server.ask('get-history', domain, MONTH),
    index: (index, target) => targetHistory(index, { target, period }),
  },
];
