/**
 * Tells when a client hangs up before it has its answer, so that its question is given up too.
 *
 * TRICKY: `request.signal` of Fastify follows the request's `close`, which comes as soon as a body has been
 * read; only the response's tells a hang-up.
 */
import type { FastifyReply } from 'fastify';

/** Status of a call that nobody waited for, in logs and metrics; nginx has it so. */
export const HUNG_UP = 499;

export function hangUpSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new Error('the client hung up'));
  });
  return controller.signal;
}
