/**
 * Compiles the functions that write answers: one for each schema that answers refer to.
 *
 * Fastify asks for one at every status of every route: 2,700 of them, most `{ $ref: 'Error#' }`, and each is made with
 * all schemas of its family. Building a server took more than half its time with that.
 */
import {
  type Serializer,
  type SerializerFactory,
  SerializerSelector,
} from '@fastify/fast-json-stringify-compiler';

/** For one server. Schemas are told apart by identity: families may have different ones of one name. */
export function serializersOfServer(): SerializerFactory {
  const build = SerializerSelector();
  const made = new Map<unknown, Serializer>();
  return (schemas, options) => {
    const compile = build(schemas, options);
    return (route) => {
      const schema = referred(route.schema, schemas);
      if (schema === undefined) return compile(route);
      const serializer = made.get(schema) ?? compile(route);
      made.set(schema, serializer);
      return serializer;
    };
  };
}

/** The schema of a server that `{ $ref: 'name#' }` stands for; undefined when this is anything else. */
function referred(schema: unknown, schemas: unknown): unknown {
  const { $ref, ...rest } = schema as { readonly $ref?: unknown };
  if (typeof $ref !== 'string' || !$ref.endsWith('#') || Object.keys(rest).length > 0)
    return undefined;
  return (schemas as Record<string, unknown>)[$ref.slice(0, -1)];
}
