import { once } from 'node:events';
import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../src/http/listen.ts';
import { openTestServer, type TestServer } from '../support/api-server.ts';

let server: TestServer;
let listening: Listening;
beforeAll(async () => {
  server = await openTestServer();
  const app = await server.build({ maxStallMs: 200 });
  listening = await listen(app, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await listening.close();
  await server.close();
});

/** What a server that closes the connection has answered. */
async function talk(...texts: readonly string[]): Promise<string> {
  const socket = createConnection(Number(new URL(listening.address).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  for (const text of texts) socket.write(text);
  await once(socket, 'close');
  return answer;
}

const post = (length: number, more = '') =>
  `POST /sites HTTP/1.1\r\nHost: a\r\nAuthorization: Token ${server.key}\r\nContent-Length: ${length}\r\n${more}\r\n`;

describe('dropStalledBodies', () => {
  it('cuts a request off whose body does not go on', async () => {
    expect(await talk(post(100), '{"url":')).toBe('');
  });

  it('leaves a request alone whose body is there, and the connection after it', async () => {
    const body = '{"url":"https://a.test/"}';
    const last = post(body.length, 'Connection: close\r\n');
    const answers = await talk(post(body.length), body, last, body);
    expect(answers.match(/"site_id"/g)).toHaveLength(2);
  });

  it('sets no time for a body that comes', () => {
    expect(server.app.server.requestTimeout).toBeGreaterThanOrEqual(3_600_000);
  });
});
