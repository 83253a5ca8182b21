/**
 * What was sent to the monitor, in the shape a schema describes: an empty parameter is absent, numbers and booleans may
 * come as texts, as the document's clients send them. Nothing else is converted; unknown parameters are left out.
 */
import type { TObject } from 'typebox';

export function readSent(
  schema: TObject,
  sent: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(schema.properties)) {
    // Own properties only: a body may hold anything, `__proto__` and `constructor` too.
    if (!Object.hasOwn(sent, name)) continue;
    const value = readValue(parameter, sent[name]);
    if (value !== undefined) read[name] = value;
  }
  return read;
}

/** As far as the schemas of the monitor's parameters go. */
interface ValueSchema {
  readonly type?: string | readonly string[];
  readonly items?: ValueSchema;
  readonly minLength?: number;
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

function readValue({ type: types = [], items, minLength }: ValueSchema, value: unknown): unknown {
  const [type, orNull] = [types].flat();
  if (value === null || value === '') {
    // Where there is something to take back, the schema takes null for it.
    if (orNull === 'null') return null;
    // Where a text may not be empty, the schema says so and refuses it.
    return value === '' && minLength !== undefined ? value : undefined;
  }
  if (type === 'array' && Array.isArray(value))
    return items?.type === undefined ? value : value.map((entry) => readText(items.type, entry));
  return readText(type, value);
}

function readText(type: unknown, value: unknown): unknown {
  if (type === 'boolean') return readBoolean(value);
  if ((type === 'integer' || type === 'number') && typeof value === 'string')
    return NUMBER.test(value) ? Number(value) : value;
  return value;
}

function readBoolean(value: unknown): unknown {
  if (value === 'true' || value === '1' || value === 1) return true;
  if (value === 'false' || value === '0' || value === 0) return false;
  return value;
}
