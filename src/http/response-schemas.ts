/** Schemas of what commands answer: their own answer in both formats, and every documented refusal. */
import { Type } from 'typebox';
import { API_ERRORS } from './api-error.ts';

/** The body of every refusal; to be added to the server once, by its id. */
export const ErrorBody = Type.Object(
  {
    error: Type.Object({
      code: Type.Integer({ description: 'The HTTP status.' }),
      message: Type.String(),
    }),
  },
  { $id: 'Error' },
);

/**
 * Status → schema, for Fastify to write answers by and for the OpenAPI document.
 *
 * @param answerId Id of the answer's schema, added to the server like `ErrorBody`.
 */
export function answers(answerId: string): Record<number, object> {
  const responses: Record<number, object> = { 200: inBothFormats(answerId, 'The answer.') };
  for (const status of new Set(Object.values(API_ERRORS).map((error) => error.status)))
    responses[status] = inBothFormats('Error', messagesOf(status));
  return responses;
}

function messagesOf(status: number): string {
  return Object.values(API_ERRORS)
    .filter((error) => error.status === status)
    .map((error) => error.message)
    .join(' ');
}

/** XML is written by us: for it the schema is documentation only. */
const inBothFormats = (id: string, description: string): object => {
  const schema = { $ref: `${id}#` };
  return {
    description,
    content: { 'application/json': { schema }, 'application/xml': { schema } },
  };
};
