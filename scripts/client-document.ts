/**
 * What of the OpenAPI document the client's types are made from: of each command that takes a key its parameters and
 * its answer, whatever the method; of the monitor the same by method and path, `site_id` among the parameters. Refusals are
 * one type for all; XML, files and the monitor's later paths are left to others.
 */
import { createHash } from 'node:crypto';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: object;
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: object }>>;
  };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

const METHODS = ['get', 'post', 'put', 'delete'] as const;
type Method = (typeof METHODS)[number];

/** As far as it is read here; written by our own server. */
export interface OpenApi {
  readonly openapi: string;
  readonly info: object;
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const JSON_TYPE = 'application/json';
/** Questions, which are asked by GET or POST alike; what the monitor does is another thing by each method. */
const FAMILIES = /^\/(?:backlinks\/v1\.0|v1(?!\/project-management)|api(?!\/sites))\//;
const MONITOR = /^\/(?:sites|(?:backlinks|api\/sites)\/\{site_id\}|backlink-)/;

export interface ClientDocument {
  readonly document: object;
  /** Paths that take GET alone. */
  readonly getOnly: readonly string[];
  /** Tells whether types were made from this document. */
  readonly hash: string;
}

export function clientDocument({ openapi, info, paths, components }: OpenApi): ClientDocument {
  const commands = Object.entries(paths).flatMap(([path, { get, post }]) => {
    const operation = post ?? get;
    return FAMILIES.test(path) && operation ? [{ path, operation, isGet: post === undefined }] : [];
  });
  const questions = commands.map(({ path, operation }) => [path, { post: askedOf(operation) }]);
  const monitor = Object.entries(paths).filter(([path]) => MONITOR.test(path));
  const asked = Object.fromEntries([
    ...questions,
    ...monitor.map(([path, operations]) => [path, monitorOf(operations)]),
  ]);
  const schemas = schemasIn(JSON.stringify(asked), components.schemas);
  const document = { openapi, info, paths: asked, components: { schemas } };
  const getOnly = commands.filter(({ isGet }) => isGet).map(({ path }) => path);
  const text = JSON.stringify([document, getOnly]);
  return { document, getOnly, hash: createHash('sha256').update(text).digest('hex') };
}

/** Those that a text refers to. */
function schemasIn(text: string, schemas: OpenApi['components']['schemas']): object {
  const named = Object.entries(schemas).filter(([name]) => text.includes(`/schemas/${name}"`));
  return Object.fromEntries(named);
}

/** By method, those that take JSON or nothing and answer the same. */
function monitorOf(operations: OpenApi['paths'][string]): object {
  return Object.fromEntries(
    METHODS.flatMap((method) => {
      const operation = operations[method];
      return operation !== undefined && isJson(operation) ? [[method, askedOf(operation)]] : [];
    }),
  );
}

function isJson({ requestBody, responses }: Operation): boolean {
  return [requestBody, responses['200']].every(
    (body) => body?.content === undefined || JSON_TYPE in body.content,
  );
}

/** An answer without a body is null. */
function askedOf({ summary, description, responses, ...operation }: Operation): object {
  const { schema } = responses['200']?.content?.[JSON_TYPE] ?? { schema: { type: 'null' } };
  return {
    summary,
    description,
    requestBody: { required: true, content: { [JSON_TYPE]: { schema: parametersOf(operation) } } },
    responses: { 200: { description: 'The answer.', content: { [JSON_TYPE]: { schema } } } },
  };
}

/** Parameters as one object. */
function parametersOf({ requestBody, parameters = [] }: Partial<Operation>): object {
  const body = requestBody?.content[JSON_TYPE]?.schema;
  const ofPath = parameters.filter((parameter) => parameter.in === 'path');
  if (body === undefined) return objectOf(parameters);
  return ofPath.length === 0 ? body : { allOf: [objectOf(ofPath), body] };
}

function objectOf(parameters: readonly Parameter[]): object {
  const own = parameters.filter(({ name }) => name !== 'output');
  return {
    type: 'object',
    required: own.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(
      own.map(({ name, description, schema }) => [name, { ...schema, description }]),
    ),
  };
}
