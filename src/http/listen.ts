/** Starts and stops listening. */
import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';

export interface Listening {
  /** `http://127.0.0.1:8080`, with the port that was really taken. */
  readonly address: string;
  /** Takes no new requests, waits for those that run, and cuts off those that take too long. */
  close(): Promise<void>;
}

const DRAIN_MS = 10_000;
const SWEEP_MS = 50;

/** @throws AppError `ADDRESS_UNAVAILABLE` when the port is taken or the address is not this machine's. */
export async function listen(
  app: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  let running = 0;
  app.server.on('request', (_, response) => {
    running++;
    response.once('close', () => running--);
  });
  const address = await app.listen({ host, port }).catch((cause: Error) => {
    const message = `cannot listen on ${host} port ${port}: ${cause.message}`;
    throw new AppError('ADDRESS_UNAVAILABLE', message, { cause });
  });

  const close = async (): Promise<void> => {
    const deadline = Date.now() + DRAIN_MS;
    // Clients keep connections alive, and open some in advance: without a request, those would hold us up.
    const sweep = setInterval(() => {
      if (running === 0 || Date.now() > deadline) app.server.closeAllConnections();
      else app.server.closeIdleConnections();
    }, SWEEP_MS);
    try {
      await app.close();
    } finally {
      clearInterval(sweep);
    }
  };
  return { address, close };
}
