/**
 * The HTTP server: the index API, its documents, and what those who run it ask. It does not listen yet.
 *
 *     request → access (404–429) → parameters (400) → command (402, 244, 503) → answer, JSON or XML
 */
import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { TryEnd } from '../control/alert-deliveries.ts';
import type { DeliveryChannel } from '../control/alert-schema.ts';
import type { Control } from '../control/control.ts';
import { chargeUnits, keyById, refundUnits } from '../control/keys.ts';
import { secretOf } from '../control/secrets.ts';
import { refuseUnknownRoutes } from './access.ts';
import { sendError } from './answer.ts';
import { ApiError } from './api-error.ts';
import type { CommandParts } from './command.ts';
import { cursorsOf } from './cursors.ts';
import { answerErrors } from './error-handler.ts';
import { addExportFiles } from './export-files.ts';
import { addFamilies } from './families.ts';
import { logAnswers } from './log.ts';
import { countAnswers, type ServerMetrics } from './metrics.ts';
import { documentRoutes } from './openapi.ts';
import { addOperationRoutes } from './operation.ts';
import type { ServerParts } from './parts.ts';
import { QueryQueue } from './query-queue.ts';
import { serializersOfServer } from './serializers.ts';
import { dropStalledBodies } from './stalled-bodies.ts';
import { addStartPage } from './start-page.ts';
import type { CommandName } from './units.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts units that were charged for an answer given later. */
    countCharge(command: CommandName, units: number): void;
    /** Counts a try to deliver alerts. */
    countAlertTry(channel: DeliveryChannel, end: TryEnd): void;
  }
}

/** A body of 100 targets of 2,048 characters, each escaped as \uXXXX, fits. */
const MAX_BODY_BYTES = 2 ** 21;
/** The same targets in a query, percent-encoded. */
const MAX_HEADER_BYTES = 2 ** 20;
const HEADERS_TIMEOUT_MS = 30_000;
/** Of a whole request; what stands still is cut off long before. */
const REQUEST_TIMEOUT_MS = 3_600_000;

/** A client that sends nothing of a body for so long has left. */
const MAX_BODY_STALL_MS = 25_000;

const RETRY_AFTER_SECONDS = 5;

const DEFAULT_MAX_RUNNING_QUERIES = 4;
const DEFAULT_MAX_WAITING_QUERIES = 256;

/** Builds the server; `close` it before its engines. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = createApp(parts);
  const maxRunning = parts.maxRunningQueries ?? DEFAULT_MAX_RUNNING_QUERIES;
  const maxWaiting = parts.maxWaitingQueries ?? DEFAULT_MAX_WAITING_QUERIES;
  const queue = new QueryQueue({ maxRunning, maxWaiting });
  answerErrors(app);
  dropStalledBodies(app.server, parts.maxStallMs ?? MAX_BODY_STALL_MS);
  refuseWhileClosing(app);
  refuseUnknownRoutes(app);
  logAnswers(app);
  const metrics = countAnswers(app, queue);
  app.decorate('countCharge', (command, units) => metrics.unitsCharged.inc({ command }, units));
  app.decorate('countAlertTry', (channel, end) => {
    const reason = end.kind === 'delivered' ? 'none' : end.reason;
    metrics.alertTries.inc({ channel, outcome: end.kind, reason });
  });
  const commandParts: CommandParts = {
    ...parts,
    queue,
    keyById: (id) => keyById(parts.control, id),
    // Half of the places: a client that reads slowly keeps one for as long as it reads.
    streams: new QueryQueue({ maxRunning: Math.max(1, Math.floor(maxRunning / 2)), maxWaiting }),
    cursors: cursorsOf(() => secretOf(parts.control, 'cursors'), parts.now ?? (() => new Date())),
    ...charging(parts.control, metrics),
  };
  await documentRoutes(app);
  await app.register((api) => addFamilies(api, parts.control, commandParts));
  if (parts.exports !== undefined) await addExportFiles(app, parts.exports);
  addOperationRoutes(app, { ...parts, metrics });
  addStartPage(app, commandParts);
  await app.ready();
  return app;
}

function charging(
  control: Control,
  { unitsCharged, unitsRefunded }: ServerMetrics,
): Pick<CommandParts, 'charge' | 'refund'> {
  return {
    async charge(key, command, units) {
      if (!(await chargeUnits(control, key.id, units))) return false;
      unitsCharged.inc({ command }, units);
      return true;
    },
    async refund(key, command, units) {
      await refundUnits(control, key.id, units);
      unitsRefunded.inc({ command }, units);
    },
  };
}

function createApp({ logLevel = 'info', log = process.stderr }: ServerParts): FastifyInstance {
  return Fastify({
    // Lines are written by `logAnswers`: Fastify's own would hold whole addresses, keys in them.
    logger: { level: logLevel, stream: log },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: HEADERS_TIMEOUT_MS },
    exposeHeadRoutes: false,
    // A file is named after its target's host, which may have 253 characters.
    routerOptions: { maxParamLength: 300 },
    // Refused in our own words, by `refuseWhileClosing`.
    return503OnClosing: false,
    schemaController: { compilersFactory: { buildSerializer: serializersOfServer() } },
    // What was sent is converted by `readParameters`, more strictly than ajv would.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    frameworkErrors: (_, request, reply) => {
      sendError(request, reply, new ApiError('notFound'));
    },
    clientErrorHandler: refuseUnreadable,
  });
}

/** Requests on connections that were open when the server began to close. */
function refuseWhileClosing(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onRequest', async () => {
    if (closing) throw new ApiError('busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  });
}

/** What Node cannot read as HTTP, or finds too large: answered in the documented shape, then cut off. */
function refuseUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, body } = new ApiError('unreadable');
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} Bad Request\r\nConnection: close\r\n` +
      `Content-Type: application/json; charset=utf-8\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
  );
}
