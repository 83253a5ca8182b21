/**
 * What the server counts, for Prometheus at `/metrics`.
 *
 * Labels come from closed sets (command, status, reason): never a key, a target or an address.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { HUNG_UP } from './hang-up.ts';
import type { QueryQueue } from './query-queue.ts';

export interface ServerMetrics {
  readonly registry: Registry;
  readonly unitsCharged: Counter<'command'>;
  readonly unitsRefunded: Counter<'command'>;
  readonly alertTries: Counter<'channel' | 'outcome' | 'reason'>;
}

/** Around the answer times asked of the index: 8 ms small, 15 ms middle, 300 ms large targets. */
const SECONDS = [0.002, 0.004, 0.008, 0.015, 0.03, 0.06, 0.12, 0.3, 1, 3, 10];

/** Makes the metrics of one server and counts its answers. */
export function countAnswers(app: FastifyInstance, queue: QueryQueue): ServerMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'backlinks_requests_total',
    help: 'Answered requests.',
    labelNames: ['command', 'status'] as const,
    registers,
  });
  const duration = new Histogram({
    name: 'backlinks_request_duration_seconds',
    help: 'Time from request to answer.',
    labelNames: ['command'] as const,
    buckets: SECONDS,
    registers,
  });
  const unitsCharged = new Counter({
    name: 'backlinks_units_charged_total',
    help: 'Units charged for answers.',
    labelNames: ['command'] as const,
    registers,
  });
  const unitsRefunded = new Counter({
    name: 'backlinks_units_refunded_total',
    help: 'Units given back for what was charged and not sent.',
    labelNames: ['command'] as const,
    registers,
  });
  const alertTries = new Counter({
    name: 'backlinks_alert_tries_total',
    help: 'Tries to deliver alerts: delivered, put-off to be tried again, or failed for good, and why.',
    labelNames: ['channel', 'outcome', 'reason'] as const,
    registers,
  });
  countQueue(queue, registers);

  app.addHook('onResponse', async (request, reply) => {
    const command = commandOf(request);
    requests.inc({ command, status: reply.statusCode });
    duration.observe({ command }, reply.elapsedTime / 1000);
  });
  app.addHook('onRequestAbort', async (request) => {
    const command = commandOf(request);
    requests.inc({ command, status: HUNG_UP });
  });
  return { registry, unitsCharged, unitsRefunded, alertTries };
}

const commandOf = ({ routeOptions: { config } }: FastifyRequest): string =>
  config.command ?? config.operation ?? 'other';

function countQueue(queue: QueryQueue, registers: Registry[]): void {
  new Gauge({
    name: 'backlinks_queries_running',
    help: 'Questions the link index answers now.',
    registers,
    collect() {
      this.set(queue.running);
    },
  });
  new Gauge({
    name: 'backlinks_queries_waiting',
    help: 'Questions that wait for the link index.',
    registers,
    collect() {
      this.set(queue.waiting);
    },
  });
}
