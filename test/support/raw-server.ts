/** A server of bytes on loopback: what it sends is up to the test, HTTP or not. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

export interface RawServer {
  readonly port: number;
  /** Heads of the requests, in the order they came. */
  readonly heads: readonly string[];
  /** Connections opened so far. */
  connections(): number;
  close(): Promise<void>;
}

/** @param answer Called for each request head; text goes out as one byte a character. */
export async function openRawServer(
  answer: (socket: Socket, head: string) => void,
): Promise<RawServer> {
  const heads: string[] = [];
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.setDefaultEncoding('latin1').setNoDelay();
    socket.on('error', () => {}); // clients that hang up are the point
    let seen = '';
    socket.on('data', (chunk) => {
      seen += chunk.toString('latin1');
      for (let end = seen.indexOf('\r\n\r\n'); end >= 0; end = seen.indexOf('\r\n\r\n')) {
        const head = seen.slice(0, end + 4);
        seen = seen.slice(end + 4);
        heads.push(head);
        answer(socket, head);
      }
    });
  });
  const port = await listenOnLoopback(server);
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { port, heads, connections: () => sockets.length, close };
}

/** Any free port of 127.0.0.1. */
export async function listenOnLoopback(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port; // not a pipe
}
