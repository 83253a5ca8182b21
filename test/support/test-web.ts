/**
 * A small web on loopback: any number of hosts with pages that a test writes and changes, and what was asked of it.
 *
 * Hosts are reached over HTTP by `rules`, under whatever names they have. A page that nobody wrote is a 404; a host that is
 * down ends each connection.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WebPage {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
}

export type WebPageMaker = (
  request: IncomingMessage,
  response: ServerResponse,
) => WebPage | undefined;

export interface Asked {
  readonly host: string;
  readonly path: string;
  /** Milliseconds since 1970, and when its answer was sent. */
  readonly at: number;
  endedAt: number;
  readonly headers: IncomingMessage['headers'];
}

export interface TestWeb {
  /** `MAP * 127.0.0.1:port`, for the fetcher. */
  readonly rules: string;
  readonly port: number;
  /** Every request so far, in order. */
  readonly asked: Asked[];
  /** Writes a page: its HTML, or all of its answer, or what makes one. `url` without scheme: `a.test/page`. */
  page(url: string, page: string | WebPage | WebPageMaker): void;
  remove(url: string): void;
  /** From now on the host is down, or up again. */
  down(host: string, isDown?: boolean): void;
  close(): Promise<void>;
}

export async function openTestWeb(): Promise<TestWeb> {
  const pages = new Map<string, WebPage | WebPageMaker>();
  const downHosts = new Set<string>();
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const host = request.headers.host ?? '';
    const one = {
      host,
      path: request.url ?? '',
      at: Date.now(),
      endedAt: 0,
      headers: request.headers,
    };
    asked.push(one);
    response.on('close', () => {
      one.endedAt = Date.now();
    });
    if (downHosts.has(host)) {
      request.socket.destroy();
      return;
    }
    const found = pages.get(`${host}${request.url}`) ?? { status: 404, body: 'no such page' };
    const page = typeof found === 'function' ? found(request, response) : found;
    if (page === undefined) return;
    const { status = 200, headers = {}, body = '' } = page;
    response.writeHead(status, { 'content-type': 'text/html', ...headers } as Record<
      string,
      string
    >);
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on a port.
  const { port } = server.address() as AddressInfo;
  return {
    rules: `MAP * 127.0.0.1:${port}`,
    port,
    asked,
    page: (url, page) => void pages.set(url, typeof page === 'string' ? { body: page } : page),
    remove: (url) => void pages.delete(url),
    down: (host, isDown = true) => void (isDown ? downHosts.add(host) : downHosts.delete(host)),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A page with these links. */
export function linking(...hrefs: readonly string[]): string {
  return `<!doctype html><title>links</title>${hrefs.map((href) => `<a href="${href}">to ${href}</a>`).join('\n')}`;
}
