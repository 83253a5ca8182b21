/** Asks a server with parameters that may be wrong, by GET and POST, in JSON and XML, and reads what it refused. */
import { DOMParser } from '@xmldom/xmldom';
import { expect } from 'vitest';
import { type Answer, get, post, type TestServer } from './api-server.ts';

export const OK = undefined;
export const missing = (name: string) => `Parameter ${name} is missing.`;
export const invalid = (name: string) => `Parameter ${name} is invalid.`;
export const UNREADABLE = 'Parameters are invalid.';

/** The message of a 400 in either format; undefined for a 200. */
export function refusal(answer: Answer): string | undefined {
  if (answer.status === 200) return undefined;
  expect(answer.status).toBe(400);
  if (!String(answer.headers['content-type']).includes('xml')) {
    const { error, ...rest } = JSON.parse(answer.text);
    expect(rest).toEqual({});
    expect(Object.keys(error)).toEqual(['code', 'message']);
    expect(error.code).toBe(400);
    return error.message;
  }
  const { documentElement } = new DOMParser().parseFromString(answer.text, 'application/xml');
  expect(documentElement?.nodeName).toBe('response');
  return documentElement?.getElementsByTagName('message')[0]?.textContent ?? '';
}

async function inBothFormats(
  ask: (output: string) => Promise<Answer>,
): Promise<string | undefined> {
  const messages = [refusal(await ask('')), refusal(await ask('xml'))];
  expect(messages[1]).toBe(messages[0]);
  return messages[0];
}

/** Refusals by GET with a query and by POST with a body, each the same in both formats. */
export function refusalsOf(server: () => TestServer) {
  return {
    byGet: (command: string, query: string) =>
      inBothFormats((output) =>
        get(server().app, command, `apikey=${server().key}&output=${output}&${query}`),
      ),
    byPost: (command: string, body: unknown) =>
      inBothFormats((output) =>
        post(server().app, command, `apikey=${server().key}&output=${output}`, body),
      ),
  };
}

/** Cases with short titles. */
export const named = <T>(values: readonly T[]): [string, T][] =>
  values.map((value) => [JSON.stringify(value).slice(0, 40), value]);

export const LONG = 'x'.repeat(100_000);

/** Values in a query that are wrong for any number from 1 to its maximum. */
export const NO_NUMBERS = [
  ...[
    '0',
    '-1',
    '1.5',
    '1e2',
    '0x10',
    '1,000',
    '%201',
    '1%20',
    '+1',
    'ten',
    'null',
    'NaN',
    'true',
    '[1]',
  ],
  ...['9'.repeat(400), '%00', '1%00', '%EF%BC%91', '%', `${LONG}`, "1'--", '{1}'],
];
