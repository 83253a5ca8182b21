/** Asks the monitor's API of a test server, and reads its document's samples. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface MonitorAnswer {
  readonly status: number;
  /** undefined without a body. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of any shape, which tests compare.
  readonly json: any;
}

export type Ask = (method: Method, url: string, body?: unknown) => Promise<MonitorAnswer>;

/** A text as body is sent as it is, anything else as JSON; there is no Content-Type. */
export function askerOf(app: FastifyInstance, key: string): Ask {
  return async (method, url, body) => {
    const payload = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await app.inject({
      ...{ method, url, headers: { authorization: `Token ${key}` } },
      ...(payload !== undefined && { payload }),
    });
    const json = answer.body === '' ? undefined : JSON.parse(answer.body);
    return { status: answer.statusCode, json };
  };
}

/** Status and message of a refusal. */
export const refusal = ({ status, json }: MonitorAnswer): [number, string] => [
  status,
  json?.error?.message,
];

/** Adds a site. @returns Its id. */
export async function newSite(ask: Ask, url = 'https://www.example.com/'): Promise<number> {
  return (await ask('POST', '/sites', { url, title: 'Example' })).json.site_id;
}

const DOCUMENT = join(import.meta.dirname, '../../../shared/spec/000_67fbcfce8ce40477.txt');

export const hasDocument = existsSync(DOCUMENT);

/**
 * A sample of the document: the JSON below a heading, of a request or of an answer.
 *
 * @param nth From 0, of those in the section.
 */
export function documentSample(section: string, nth = 0): unknown {
  const lines = readFileSync(DOCUMENT, 'utf8').replaceAll(/[“”]/g, '"').split('\n');
  const start = lines.indexOf(section);
  const samples: string[] = [];
  for (let at = start + 1; at < lines.length && samples.length <= nth; at++) {
    const opens = lines[at]?.trim();
    if (opens !== '{' && opens !== '[') continue;
    const ends = opens === '{' ? '}' : ']';
    const end = lines.findIndex((line, i) => i > at && line.startsWith(ends));
    samples.push([...lines.slice(at, end), ends].join('\n'));
    at = end;
  }
  // As printed: with commas behind the last entry, and dots where more would follow.
  const text = samples[nth]?.replaceAll('…', '').replaceAll(/,(\s*[\]}])/g, '$1');
  return JSON.parse(text ?? '');
}

/** The same keys in the same order, and what kind of value each has; of a list, of its first entry. */
export function shapeOf(value: unknown): unknown {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object') return typeof value;
  return Object.entries(value).map(([key, of]) => [key, shapeOf(of)]);
}
