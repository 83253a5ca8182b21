/**
 * How long a request's body may take: as long as something comes. A file of 160 MiB takes minutes from a home, and a fixed time
 * would refuse it however steadily it came; a client that sends nothing for a while has left.
 */
import type { Server } from 'node:http';

/** Cuts off requests whose body stands still for so long. */
export function dropStalledBodies(server: Server, maxStallMs: number): void {
  server.prependListener('request', (request, response) => {
    const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
    if (length === '0' && coding === undefined) return;
    // Without a listener Node destroys the connection.
    request.setTimeout(maxStallMs);
    request.once('end', () => {
      // After its answer a connection waits for the next request, within a time of its own.
      if (!response.writableFinished) request.setTimeout(0);
    });
  });
}
