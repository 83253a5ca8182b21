/** The four questions, as each contestant is asked. */
import type { ClickHouseClient } from '@clickhouse/client';
import { backlinksOf } from '../../src/linkindex/queries/backlinks-of.ts';
import { referringDomains } from '../../src/linkindex/queries/referring-domains.ts';
import { targetMetrics } from '../../src/linkindex/queries/target-metrics.ts';
import type { Target } from '../../src/url/target.ts';
import type { HttpServer } from './http.ts';
import type { PostgresPeer } from './postgres.ts';

export interface Question {
  readonly name: string;
  readonly http: (server: HttpServer, domain: string) => Promise<unknown>;
  readonly index: (index: ClickHouseClient, target: Target) => Promise<unknown>;
  readonly postgres: (peer: PostgresPeer, domain: string) => Promise<unknown>;
}

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
];
