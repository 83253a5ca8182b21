/** Sends an answer or a refusal in the format the request asked for. */
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toXml, type XmlObject } from '../formats/xml.ts';
import type { ApiError } from './api-error.ts';

export type Format = 'json' | 'xml';

/** What `output` in the query asks for: json when it is absent or empty, undefined when it is neither. */
export function askedFormat(request: FastifyRequest): Format | undefined {
  if (request.routeOptions.config.isJsonOnly) return 'json';
  // Fastify parses every query string into an object, a repeated parameter into a list; of an address that it
  // cannot read, there is none.
  const query = request.query as Record<string, unknown> | null;
  const output = query?.['output'];
  if (output === undefined || output === '' || output === 'json') return 'json';
  return output === 'xml' ? 'xml' : undefined;
}

export function send(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: XmlObject,
): FastifyReply {
  return typed(request, reply).send(askedFormat(request) === 'xml' ? toXml(answer) : answer);
}

/** Sends what is written in that format already. */
export function sendStream(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Readable,
): FastifyReply {
  return typed(request, reply).send(body);
}

const typed = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.type(`application/${askedFormat(request) ?? 'json'}; charset=utf-8`);

export function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  error: ApiError,
): FastifyReply {
  const { retryAfterSeconds, allow } = error.details;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  if (allow !== undefined) reply.header('allow', allow);
  return send(request, reply.code(error.status), { error: { ...error.body.error } });
}
