/**
 * What of the OpenAPI document the client's types are made from: of each command that takes a key its parameters and
 * its answer, whatever the method. Refusals are one type for all, and XML is left to others.
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

/** As far as it is read here; written by our own server. */
export interface OpenApi {
  readonly openapi: string;
  readonly info: object;
  readonly paths: Readonly<Record<string, { readonly get?: Operation; readonly post?: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const JSON_TYPE = 'application/json';
/** Questions, which are asked by GET or POST alike; what the monitor does is another thing by each method. */
const FAMILIES = /^\/(?:backlinks\/v1\.0|v1(?!\/project-management)|api(?!\/sites))\//;

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
  const asked = Object.fromEntries(
    commands.map(({ path, operation }) => [path, { post: postOf(operation) }]),
  );
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

function postOf({ summary, description, responses, ...operation }: Operation): object {
  const { schema } = responses['200']?.content?.[JSON_TYPE] ?? {};
  return {
    summary,
    description,
    requestBody: { required: true, content: { [JSON_TYPE]: { schema: parametersOf(operation) } } },
    responses: { 200: { description: 'The answer.', content: { [JSON_TYPE]: { schema } } } },
  };
}

/** Parameters as one object. */
function parametersOf({ requestBody, parameters = [] }: Partial<Operation>): object {
  if (requestBody !== undefined) return requestBody.content[JSON_TYPE]?.schema ?? {};
  const own = parameters.filter(({ name }) => name !== 'output');
  return {
    type: 'object',
    required: own.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(
      own.map(({ name, description, schema }) => [name, { ...schema, description }]),
    ),
  };
}
