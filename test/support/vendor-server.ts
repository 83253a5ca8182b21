/** A third party on loopback: what it is asked is kept, what it answers is up to the test. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { REQUEST_LIMITS, type RequestLimits } from '../../src/vendorapis/vendor.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answered {
  /** 200 when left out. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, otherwise `json`. */
  readonly text?: string;
  readonly json?: unknown;
}

/** `silence`: the head is sent and nothing after it. */
export type Reply = Answered | 'disconnect' | 'silence';

export interface VendorServer {
  readonly url: string;
  readonly asked: Asked[];
  reply: (asked: Asked, nth: number) => Reply;
  close(): Promise<void>;
}

/** No pauses worth the name. */
export const QUICK: RequestLimits = { ...REQUEST_LIMITS, firstPauseMs: 1, longestPauseMs: 2000 };

export async function openVendorServer(): Promise<VendorServer> {
  const server = createServer(async (request, response) => {
    // A request always has both.
    const url = new URL(request.url ?? '/', 'http://vendor.test');
    const asked = {
      method: request.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: await text(request),
    };
    vendor.asked.push(asked);
    send(response, vendor.reply(asked, vendor.asked.length));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on a port.
  const { port } = server.address() as AddressInfo;
  const vendor: VendorServer = {
    url: `http://127.0.0.1:${port}`,
    asked: [],
    reply: () => ({ status: 404, json: {} }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return vendor;
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === 'disconnect') {
    response.destroy();
  } else if (reply === 'silence') {
    response.writeHead(200).flushHeaders();
  } else {
    const { status = 200, headers = {}, json } = reply;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(reply.text ?? JSON.stringify(json));
  }
}
