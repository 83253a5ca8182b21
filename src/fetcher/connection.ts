/**
 * One connection to one origin: an undici client that dials through us and tells what it is connected to.
 *
 * It carries one request at a time. When its socket closes, so does it: it is never dialled twice.
 */
import { Client } from 'undici';
import { type Dialled, type Dialler, dial } from './dial.ts';
import { FetchFailure } from './failure.ts';

/** Sockets kept open for a next request; servers that name a shorter time are believed. */
const KEEP_ALIVE_MS = 10_000;

export interface Connection {
  readonly origin: string;
  readonly client: Client;
  /** What it is connected to; undefined before that. */
  dialled: Dialled | undefined;
  /** Requests sent over it. */
  requests: number;
  /** Whether its socket has closed, or never opened. */
  isClosed: boolean;
  /** Called once when `isClosed` becomes true. */
  onClosed: () => void;
  /** Ends it and whatever it does. */
  destroy(): void;
}

/** @param origin Scheme, host and port as `URL` serialises them. It dials when the first request comes. */
export function openConnection(
  origin: string,
  dialler: Dialler,
  maxHeaderBytes: number,
): Connection {
  const stop = new AbortController();
  const client = new Client(origin, {
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: maxHeaderBytes,
    // Limits of time are ours: theirs cannot tell slow from dead, and are as fine as a second.
    headersTimeout: 0,
    bodyTimeout: 0,
    h2Options: { pingInterval: 0, maxConcurrentStreams: 1 },
    connect: ({ protocol, hostname, port }, callback) => {
      const https = protocol === 'https:';
      const target = { https, host: hostname, port: Number(port) || (https ? 443 : 80) };
      const dialling = connection.isClosed
        ? Promise.reject(new FetchFailure('reset', 'it closed before the request'))
        : dial(target, dialler, stop.signal);
      dialling.then(
        (dialled) => {
          connection.dialled = dialled;
          callback(null, dialled.socket);
        },
        (error: Error) => callback(error, null),
      );
    },
  });
  const connection: Connection = {
    origin,
    client,
    dialled: undefined,
    requests: 0,
    isClosed: false,
    onClosed: () => {},
    destroy() {
      close();
      stop.abort();
      // It resolves when the socket has closed; nothing waits for that, and it does not reject.
      void client.destroy();
    },
  };
  client.on('disconnect', close).on('connectionError', close);
  return connection;

  function close(): void {
    if (connection.isClosed) return;
    connection.isClosed = true;
    connection.onClosed();
  }
}
