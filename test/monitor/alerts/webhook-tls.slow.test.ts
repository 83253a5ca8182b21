/** Webhooks over TLS, by HTTP/1.1 and HTTP/2. Certificates are made by openssl, which is why this is slow. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { createSecureContext } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { webhookPoster } from '../../../src/monitor/alerts/webhook.ts';
import { makeAuthority } from '../../support/certificates.ts';
import { listenOnLoopback } from '../../support/raw-server.ts';

const authority = makeAuthority('Test authority');
afterAll(() => authority.close());
const certificate = authority.issue('a.test');

/** Posts to a server of that certificate. @returns The answer, and what the server was sent. */
async function posted(host: string, isHttp2: boolean, trusted = authority.cert) {
  const requests: { version: string; method: string; body: string }[] = [];
  const take = async (
    request: IncomingMessage | Http2ServerRequest,
    response: ServerResponse | Http2ServerResponse,
  ) => {
    const { httpVersion: version, method = '' } = request;
    requests.push({ version, method, body: await text(request) });
    response.statusCode = 202;
    response.end('taken');
  };
  const server = isHttp2 ? createSecureServer(certificate, take) : createServer(certificate, take);
  const port = await listenOnLoopback(server);
  const dialler = {
    resolve: async () => ({ kind: 'addresses', addresses: ['127.0.0.1'] }) as const,
    mapHost: () => undefined,
    allowPrivateNetwork: true,
    secureContext: createSecureContext({ ca: trusted }),
    connectTimeoutMs: 10_000,
  };
  const post = webhookPoster(dialler, { timeoutMs: 15_000 });
  const request = { url: `https://${host}:${port}/hook`, headers: { 'X-Test': 'a' }, body: '{}' };
  const answer = await post(request, new AbortController().signal);
  server.close();
  return { answer, requests };
}

describe('webhookPoster over TLS', () => {
  it.each([
    ['HTTP/1.1', false, '1.1'],
    ['HTTP/2', true, '2.0'],
  ])('posts by %s', async (_, isHttp2, version) => {
    expect(await posted('a.test', isHttp2)).toEqual({
      answer: { kind: 'answered', status: 202 },
      requests: [{ version, method: 'POST', body: '{}' }],
    });
  });

  it.each([
    ['of another host', 'b.test', authority.cert],
    ['of nobody known', 'a.test', certificate.cert],
  ])('sends nothing to a certificate %s', async (_, host, trusted) => {
    expect(await posted(host, true, trusted)).toEqual({
      answer: { kind: 'unanswered', reason: 'tls', detail: expect.any(String) },
      requests: [],
    });
  });
});
