/**
 * Parameters of the index API: their schemas, which are their documentation, and how what was sent is read.
 *
 * They come in the query (GET) or a JSON body (POST). Both are brought into one shape before they are
 * validated: an empty one is absent, digits are a number where a number is meant, one target is a list of one
 * where a list is taken. Nothing else is converted: `true` is no number and an object no target.
 */
import { type TObject, type TProperties, Type } from 'typebox';
import { parseTarget, type Target, type TargetMode } from '../url/target.ts';
import { ApiError } from './api-error.ts';

/** Targets of one batch. */
const MAX_TARGETS = 100;

const MODES = ['domain', 'host', 'url'] as const satisfies readonly TargetMode[];

/** The parameter every command has beside its key; it always comes in the query. */
export const COMMON = {
  output: Type.Optional(
    Type.Enum(['json', 'xml'], {
      type: 'string',
      default: 'json',
      description: 'Output format. Always in the query.',
    }),
  ),
};

export const target = Type.String({
  description: 'Aim of the request: root domain, host (subdomain), or URL.',
  examples: ['https://www.example.com/'],
});

export const targets = Type.Array(Type.String(), {
  minItems: 1,
  maxItems: MAX_TARGETS,
  description: `Aims of the request: root domains, hosts, or URLs, ${MAX_TARGETS} at most. In the query the parameter is repeated; in a body a single one may come as a string.`,
  examples: [['https://www.example.com/']],
});

export const mode = Type.Enum(MODES, {
  type: 'string',
  default: 'host',
  description:
    'domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.',
});

export const limit = Type.Integer({
  minimum: 1,
  maximum: 10_000,
  default: 100,
  description: 'Maximum number of results to return.',
});

export const orderBy = Type.Enum(['date_found', 'domain_inlink_rank', 'inlink_rank'], {
  type: 'string',
  default: 'date_found',
  description:
    'date_found: most recent (new) backlinks first. domain_inlink_rank, inlink_rank: highest rank first.',
});

export const perDomain = Type.Integer({
  minimum: 1,
  maximum: 100,
  description: 'Backlinks per referring domain; empty: all.',
});

/** A schema of parameters of which those with a default need not be sent, and are there when it is read. */
export function parameters<P extends TProperties>(properties: P): TObject<P> {
  const required = Object.entries(properties)
    .filter(([, schema]) => !('default' in schema) && !('~optional' in schema))
    .map(([name]) => name);
  return Type.Object(properties, { required });
}

/** What was sent, in the shape the schema describes; unknown parameters are left out. */
export function readParameters(
  schema: TObject,
  sent: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(schema.properties)) {
    // Own properties only: a body may hold anything, `__proto__` and `constructor` too.
    const value = Object.hasOwn(sent, name) ? readValue(parameter, sent[name]) : undefined;
    if (value !== undefined) read[name] = value;
  }
  return read;
}

function readValue(schema: object, value: unknown): unknown {
  // Where a text may not be empty, the schema says so and refuses it.
  if (value === '' && 'minLength' in schema) return value;
  if (isEmpty(value)) return undefined;
  const type = 'type' in schema ? schema.type : undefined;
  if (type === 'integer' && typeof value === 'string' && /^-?[0-9]+$/.test(value))
    return Number(value);
  if (type !== 'array') return value;
  const list = (Array.isArray(value) ? value : [value]).filter((entry) => !isEmpty(entry));
  return list.length === 0 ? undefined : list;
}

const isEmpty = (value: unknown): boolean => value === '' || value === null || value === undefined;

/** @throws ApiError 400 naming the parameter when the text is no URL, host or domain. */
export function readTarget(text: string, inMode: TargetMode, parameter = 'target'): Target {
  const read = parseTarget(text, inMode);
  if (read === undefined) throw new ApiError('invalid', { parameter });
  return read;
}
