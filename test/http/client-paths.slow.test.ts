/** Every path that clients of the Data API are known to call is served, in JSON and XML, and no other is made up. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATA_API } from '../../src/http/data-api.ts';
import { treeOf } from '../support/answers-sample.ts';
import { openTestServer, type TestServer } from '../support/api-server.ts';
import { insertBacklinks } from '../support/backlink-rows.ts';

const CLIENTS = join(import.meta.dirname, '../../../shared/spec/clients.md');

/** Paths in the tables of the section on `/v1`, below `/v1/`. */
function listedPaths(): string[] {
  const section =
    readFileSync(CLIENTS, 'utf8')
      .split(/^## .*Data API.*$/m)[1]
      ?.split(/^## /m)[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  const paths = rows.flatMap((row) =>
    [...row.matchAll(/`\/([a-z/-]+)`/g)].map(([, path = '']) => path),
  );
  const below = paths.map((path) =>
    path.startsWith('v1/')
      ? path.slice(3)
      : path.startsWith('account/')
        ? path
        : `backlinks/${path}`,
  );
  return [...new Set(below)].sort();
}

describe('paths of /v1', () => {
  it.skipIf(!existsSync(CLIENTS))('are those that clients call', () => {
    const served = DATA_API.routes.map(({ path }) => path);
    expect(new Set(served).size).toBe(served.length);
    expect([...served].sort()).toEqual(listedPaths());
  });
});

describe('every path of /v1', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer();
    const links = [1, 2, 3].map((at) => ({
      from: `https://from${at}.test/`,
      to: 'https://a.test/',
    }));
    await insertBacklinks(server.index, links);
  });
  afterAll(() => server.close());

  const ask = async (path: string, output: string) => {
    // Each is answered without the other parameters that are its own; a task that nobody knows has a status too.
    const url = `/v1/${path}?target=a.test&task_id=0&output=${output}`;
    const headers = { authorization: `Token ${server.key}` };
    return server.app.inject({ url, headers });
  };

  it.each(DATA_API.routes.map(({ path }) => path))('%s answers in JSON and XML', async (path) => {
    const json = await ask(path, 'json');
    expect([json.statusCode, json.headers['content-type']]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
    expect(Object.keys(json.json()).length).toBeGreaterThan(0);
    const xml = await ask(path, 'xml');
    expect([xml.statusCode, xml.headers['content-type']]).toEqual([
      200,
      'application/xml; charset=utf-8',
    ]);
    expect(treeOf(xml.body).length).toBeGreaterThan(0);
  });
});
