/** Schemas of what the monitor's operations answer, and of their refusals, for Fastify and the OpenAPI document. */
import { API_ERRORS, type ApiErrorKind } from '../api-error.ts';
import { MONITOR_ERRORS, type MonitorErrorKind } from './monitor-errors.ts';

/** What any request may be refused with. */
const COMMON = [
  ...['missing', 'invalid', 'unreadable', 'unauthorized', 'disabled', 'notFound'],
  ...['method', 'rate', 'unexpected', 'busy'],
] as const satisfies readonly ApiErrorKind[];

const JSON_ALONE: readonly string[] = ['application/json'];

/** @param answerId Id of the answer's schema, added to the server; without: there is none, and the status is 204. */
export function monitorAnswers(
  answerId: string | undefined,
  errors: readonly MonitorErrorKind[],
  types: readonly string[] = JSON_ALONE,
): Record<number, object> {
  const refusals = [
    ...errors.map((kind) => MONITOR_ERRORS[kind]),
    ...COMMON.map((kind) => API_ERRORS[kind]),
  ];
  const messages = new Map<number, string[]>();
  for (const { status, message } of refusals)
    messages.set(status, [...(messages.get(status) ?? []), message.replace(/[.]?$/, '.')]);
  const responses: Record<number, object> =
    answerId === undefined
      ? { 204: { description: 'It is done.', type: 'null' } }
      : { 200: described(answerId, 'The answer.', types) };
  for (const [status, texts] of messages) responses[status] = described('Error', texts.join(' '));
  return responses;
}

const described = (id: string, description: string, types = JSON_ALONE): object => ({
  description,
  content: Object.fromEntries(types.map((type) => [type, { schema: { $ref: `${id}#` } }])),
});
