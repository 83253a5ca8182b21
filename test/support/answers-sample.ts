/** What every command is held to: its sample, byte for byte but for white space, however it is asked. */
import { DOMParser } from '@xmldom/xmldom';
import { expect, it } from 'vitest';
import { listKeys } from '../../src/control/keys.ts';
import { get, post, type TestServer } from './api-server.ts';

export interface SampledCommand {
  readonly command: string;
  /** Parameters of a GET, and the same as the body of a POST. */
  readonly query: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** JSON without white space, and what it costs. */
  readonly sample: string;
  readonly units: number;
  /** The answer about an unseen target, `unseen.test`. */
  readonly nothing: string;
  /** Default 0. */
  readonly unitsOfNothing?: number;
}

/** Registers the tests of one command; the server has one key and holds what the sample says. */
export function answersSample(server: () => TestServer, asked: SampledCommand): void {
  const { command, query, body, sample } = asked;
  const key = () => `apikey=${server().key}`;

  it('answers the sample to a GET, charged once', async () => {
    const before = await unitsUsed(server());
    const answer = await get(server().app, command, `${key()}&${query}&output=json`);
    expect(answer.text).toBe(sample);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect((await unitsUsed(server())) - before).toBe(asked.units);
  });

  it('answers it to a POST, whatever the Content-Type says', async () => {
    for (const type of [undefined, 'text/plain', 'application/x-www-form-urlencoded', ';;', 'é']) {
      const answer = await post(server().app, command, key(), body, type);
      expect(answer.text).toBe(sample);
    }
  });

  it('takes numbers in a body as strings', async () => {
    const strings = Object.fromEntries(
      Object.entries(body).map(([name, value]) => [
        name,
        typeof value === 'number' ? String(value) : value,
      ]),
    );
    const answer = await post(server().app, command, `apiKey=${server().key}`, strings);
    expect(answer.text).toBe(sample);
  });

  it('answers the same tree in XML', async () => {
    const { text, headers } = await get(server().app, command, `${key()}&${query}&output=xml`);
    expect(headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(treeOf(text)).toEqual(flat(JSON.parse(sample)));
  });

  it('answers an unknown target with nothing, free of charge where rows are paid for', async () => {
    const before = await unitsUsed(server());
    const answer = await get(server().app, command, `${key()}&target=unseen.test`);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(asked.nothing);
    expect((await unitsUsed(server())) - before).toBe(asked.unitsOfNothing ?? 0);
  });
}

async function unitsUsed({ control }: TestServer): Promise<number> {
  const [key] = await listKeys(control);
  return key?.unitsUsed ?? Number.NaN;
}

/** Leaves of a well-formed document, as [element, text], in order. */
export function treeOf(xml: string): [string, string][] {
  const document = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(xml, 'application/xml');
  return [...document.getElementsByTagName('*')]
    .filter((element) => [...element.childNodes].every((child) => child.nodeType === 3))
    .map((element) => [element.nodeName, element.textContent ?? '']);
}

/** Leaves of an answer in JSON; null and a list without entries as empty. */
function flat(answer: object): [string, string][] {
  return Object.entries(answer).flatMap(([name, value]): [string, string][] =>
    Array.isArray(value) && value.length > 0
      ? value.flatMap(flat)
      : [[name, value === null ? '' : String(value)]],
  );
}
