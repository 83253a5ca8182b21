/**
 * Turns whatever went wrong with a request into one of the documented refusals.
 *
 * One of the three places of the program that catch what they did not cause.
 */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { removedMeanwhile } from '../control/removed-meanwhile.ts';
import { AppError } from '../errors.ts';
import { sendError } from './answer.ts';
import { ApiError } from './api-error.ts';
import type { Refusals } from './monitor/routes.ts';

const RETRY_AFTER_SECONDS = 5;

export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    // Nobody is there to read an answer, and what failed is most likely the question that was given up.
    if (reply.raw.destroyed) return reply.hijack();
    const refusal = refusalOf(error, request.routeOptions);
    if (refusal.status === 500) request.log.error({ err: error }, 'unexpected error');
    // An outage. Not a full queue: a stack for each refusal would make a busy server busier.
    if (refusal.status === 503 && !(error instanceof ApiError))
      request.log.warn({ err: error }, 'an engine is away');
    return sendError(request, reply, refusal);
  });
}

function refusalOf(
  error: FastifyError,
  { config, bodyLimit }: FastifyRequest['routeOptions'],
): ApiError {
  if (error instanceof ApiError) return error;
  if (error.validation !== undefined) return invalidParameter(error.validation[0], config.refusals);
  if (error instanceof AppError && error.code === 'SITE_UNKNOWN') return new ApiError('wrongSite');
  if (error instanceof AppError && error.code === 'BACKLINKS_LIMIT')
    return new ApiError('backlinksLimit');
  if (error instanceof AppError && error.code === 'NOT_IMPORTABLE')
    return new ApiError('notImportable', { text: error.message });
  if (error instanceof AppError && error.code === 'FILE_TOO_LARGE')
    return new ApiError('tooLarge', { text: error.message });
  // The index API's document has no refusal for it.
  if (config.operation !== undefined && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new ApiError('tooLarge', { text: `The body is larger than ${bodyLimit} bytes` });
  const removed = removedMeanwhile(error);
  if (removed !== undefined) return new ApiError(removed === 'site' ? 'wrongSite' : 'unknownGroup');
  if (isOutage(error)) return new ApiError('busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  // Fastify's own: a body that is too large, of a false length, or no JSON.
  const { statusCode = 500 } = error;
  if (statusCode >= 400 && statusCode < 500) return new ApiError('unreadable');
  return new ApiError('unexpected');
}

type ValidationResult = NonNullable<FastifyError['validation']>[number];

function invalidParameter(
  failure: ValidationResult | undefined,
  refusals: Refusals = {},
): ApiError {
  const isMissing = failure?.keyword === 'required';
  // `/target/3` → target.
  const [, named] = failure?.instancePath.split('/') ?? [];
  const parameter = isMissing ? String(failure.params['missingProperty']) : named;
  if (parameter === undefined) return new ApiError('unreadable');
  const own = refusals[parameter];
  if (own !== undefined) return new ApiError(own);
  return new ApiError(isMissing ? 'missing' : 'invalid', { parameter });
}

/**
 * PostgreSQL's classes 08 (connection), 40 (given up for another transaction) and 57P (shutdown, starting up), and
 * connections cut off.
 */
const OUTAGE = /^(?:08...|40...|57P0.|ECONNRESET|EPIPE)$/;

/** An engine that is being started, stopped or replaced, or gave this up for another request: worth another try. */
function isOutage(error: FastifyError): boolean {
  if (error instanceof AppError) return error.code === 'ENGINE_UNAVAILABLE';
  if ('syscall' in error && error.syscall === 'connect') return true;
  return typeof error.code === 'string' && OUTAGE.test(error.code);
}
