/**
 * One command of the index API: its documents, and the steps every answer takes.
 *
 *     parameters (400) → units left (402) → size of the target (244) → a free place (503) → answer → charge
 *
 * The answer is charged for what it holds, when that is known. Where a key's last units do not cover it, it
 * is not given (402): of calls that run at once, those that fit are answered. Answers that may be large are sent as they
 * come (`streamed-answer.ts`), so they are charged when their size is known.
 */
import type { ClickHouseClient } from '@clickhouse/client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TObject } from 'typebox';
import type { Key } from '../control/key.ts';
import { unitsLeft } from '../control/keys.ts';
import type { XmlObject } from '../formats/xml.ts';
import { targetMetrics } from '../linkindex/queries/target-metrics.ts';
import type { Target } from '../url/target.ts';
import { send } from './answer.ts';
import { ApiError } from './api-error.ts';
import { baseUrlOf } from './base-url.ts';
import type { Cursors } from './cursors.ts';
import { hangUpSignal } from './hang-up.ts';
import { type EvidenceParts, NO_ARCHIVES } from './link-source.ts';
import type { ExportParts, ServerParts } from './parts.ts';
import type { QueryQueue } from './query-queue.ts';
import { type Page, streamAnswer } from './streamed-answer.ts';
import { type CommandName, leastUnits, unitOf } from './units.ts';

/**
 * `P`: schema of the parameters. `Q`: the question they ask. `A`: schema of the answer, an object of one list, or of
 * anything else where the answer is free.
 */
interface AnyCommand<P extends TObject, Q, A extends TObject> {
  readonly name: CommandName;
  readonly summary: string;
  readonly description: string;
  readonly parameters: P;
  readonly answer: A;
  /** What the question is about. */
  targets(question: Q): readonly Target[];
  /**
   * What an answer reads: the links of its targets, so that the operator's limit on their number applies, a few rows
   * of the index, or none of it, so that it takes no place in the queue.
   */
  readonly reads: 'links' | 'few' | 'none';
  /** `GET`: refused by POST (405). */
  readonly methods?: 'GET';
  /** Goes beyond the documents this server follows. */
  readonly isExtension?: true;
}

/** Answers as a whole. */
export interface Command<P extends TObject, Q, A extends TObject> extends AnyCommand<P, Q, A> {
  /**
   * @param now For parameters that are a day by default.
   * @throws ApiError 400 for what a schema cannot say.
   */
  question(parameters: Static<P>, now: Date): Q;
  run(asking: Asking, question: Q): Promise<Static<A>>;
}

/** Answers rows as the index reads them. */
export interface StreamedCommand<P extends TObject, Q, A extends TObject>
  extends AnyCommand<P, Q, A> {
  /** @throws ApiError 400 for what a schema cannot say, a wrong cursor above all. */
  question(parameters: Static<P>, cursors: Cursors): Promise<Q>;
  page(asking: Asking, question: Q): Promise<Page>;
}

/** Who asks, of which index, and until when. */
export interface Asking {
  readonly index: ClickHouseClient;
  readonly key: Key;
  /** The key as it is now; `key` may be a second old. */
  readonly keyNow: () => Promise<Key>;
  /** Aborted when the client hangs up. */
  readonly signal: AbortSignal;
  /** Where the client reaches this server, without a slash at the end. */
  readonly baseUrl: string;
  /** undefined where no files are made. */
  readonly exports: ExportParts | undefined;
  /** undefined where nobody crawls. */
  readonly hostReport: ServerParts['hostReport'];
  readonly cursors: Cursors;
  readonly evidence: EvidenceParts;
}

export interface CommandParts
  extends Pick<
    ServerParts,
    | 'index'
    | 'maxTargetBacklinks'
    | 'maxStallMs'
    | 'exports'
    | 'hostReport'
    | 'publicUrl'
    | 'evidence'
    | 'now'
  > {
  readonly queue: QueryQueue;
  readonly keyById: (id: number) => Promise<Key>;
  /** Before the queue, for answers that take their time: they leave places to others. */
  readonly streams: QueryQueue;
  readonly cursors: Cursors;
  /** Charges an answer to a key; false when its units do not cover it. */
  readonly charge: (key: Key, command: CommandName, units: number) => Promise<boolean>;
  /** Gives units back that were charged for what was not sent. */
  readonly refund: (key: Key, command: CommandName, units: number) => Promise<void>;
}

/** A ClickHouse server leaves whoever takes nothing of its answer for 30 s: that would look like a failure of its own. */
const MAX_STALL_MS = 25_000;

/** Answers one call whose parameters have been validated against the command's schema. */
export async function answerCommand<P extends TObject, Q, A extends TObject>(
  command: Command<P, Q, A> | StreamedCommand<P, Q, A>,
  parts: CommandParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { index, queue, streams, cursors, now = () => new Date() } = parts;
  const key = keyOf(request);
  const keyNow = () => parts.keyById(key.id);
  const signal = hangUpSignal(reply);
  // Validated and completed by Fastify against the command's schema.
  const parameters = (request.method === 'GET' ? request.query : request.body) as Static<P>;
  const question =
    'page' in command
      ? await command.question(parameters, cursors)
      : command.question(parameters, now());
  const targets = command.targets(question);

  // May be a second old, so it only refuses what is certain.
  const left = unitsLeft(key) ?? Number.POSITIVE_INFINITY;
  if (left < leastUnits(command.name, targets.length)) throw new ApiError('noFunds');
  if (command.reads === 'links') await refuseHugeTargets(parts, targets, signal);
  const baseUrl = baseUrlOf(request, parts.publicUrl);
  const { exports, hostReport, evidence = NO_ARCHIVES } = parts;
  const own = { cursors, baseUrl, exports, hostReport, evidence };
  const asking: Asking = { index, key, keyNow, signal, ...own };
  if ('page' in command)
    return streamAnswer(request, reply, {
      run: (task) => streams.run(() => queue.run(task, signal), signal),
      page: () => command.page(asking, question),
      charge: (units) => charge(parts, key, command.name, units),
      refund: (units) => parts.refund(key, command.name, units),
      signal,
      maxStallMs: parts.maxStallMs ?? MAX_STALL_MS,
    });

  const run = () => command.run(asking, question);
  // Static<A> of an object of rows: plain JSON values only.
  const answer = (await (command.reads === 'none' ? run() : queue.run(run, signal))) as XmlObject;
  // The index may have been faster than its cancellation: who hung up has no answer, so pays for none.
  signal.throwIfAborted();
  await charge(parts, key, command.name, unitsOf(command.name, answer));
  return send(request, reply, answer);
}

function keyOf(request: FastifyRequest): Key {
  if (request.apiKey === null) throw new Error('a command ran before its key was checked');
  return request.apiKey;
}

/** @throws ApiError 402 */
async function charge(
  parts: CommandParts,
  key: Key,
  command: CommandName,
  units: number,
): Promise<void> {
  if (!(await parts.charge(key, command, units))) throw new ApiError('noFunds');
}

function unitsOf(command: CommandName, answer: XmlObject): number {
  const [list] = Object.values(answer);
  return unitOf(command) !== 'free' && Array.isArray(list) ? list.length : 0;
}

async function refuseHugeTargets(
  { index, queue, maxTargetBacklinks = 0 }: CommandParts,
  targets: readonly Target[],
  signal: AbortSignal,
): Promise<void> {
  if (maxTargetBacklinks === 0) return;
  for (const target of targets) {
    const metrics = await queue.run(() => targetMetrics(index, target, signal), signal);
    if (metrics.backlinks > maxTargetBacklinks) throw new ApiError('huge');
  }
}
