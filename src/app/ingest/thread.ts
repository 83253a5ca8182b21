/**
 * A worker thread that answers requests, one after the other: what a call of a function would be, elsewhere.
 *
 * Buffers named as transferred change hands without a copy.
 */
import { extname } from 'node:path';
import { parentPort, type Transferable, Worker } from 'node:worker_threads';
import { errorOf, type PlainError, plainError } from '../../errors.ts';

type Answer<Response> = { readonly response: Response } | { readonly error: PlainError };

/** What a thread answers, and the buffers of it that it gives away. */
export interface Transferred<Response> {
  readonly response: Response;
  readonly transfer?: readonly Transferable[];
}

export class Thread<Request, Response> {
  readonly #worker: Worker;
  readonly #waiting: PromiseWithResolvers<Response>[] = [];

  /** @param name File beside this one, without its ending: a thread starts from `.ts` in the sources, `.js` in the build. */
  constructor(name: string) {
    const file = new URL(`./${name}${extname(import.meta.url)}`, import.meta.url);
    this.#worker = new Worker(file, { execArgv: [] });
    this.#worker.on('message', (answer: Answer<Response>) => {
      const call = this.#waiting.shift();
      if ('response' in answer) call?.resolve(answer.response);
      else call?.reject(errorOf(answer.error));
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error(`thread ${name} ended`)));
  }

  /** Answers in the order of calls. */
  call(request: Request, transfer: readonly Transferable[] = []): Promise<Response> {
    const call = Promise.withResolvers<Response>();
    this.#waiting.push(call);
    this.#worker.postMessage(request, [...transfer]);
    return call.promise;
  }

  /** Ends the thread, whatever it is doing; calls that wait are rejected. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: unknown): void {
    for (const call of this.#waiting.splice(0)) call.reject(error);
  }
}

/** The other side: answers each request with `handle`, in order. To be called once in the thread's file. */
export function answerRequests<Request, Response>(
  handle: (request: Request) => Promise<Transferred<Response>>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('answerRequests outside a worker thread');
  let last: Promise<void> = Promise.resolve();
  port.on('message', (request: Request) => {
    last = last.then(async () => {
      try {
        const { response, transfer = [] } = await handle(request);
        port.postMessage({ response } satisfies Answer<Response>, [...transfer]);
      } catch (error) {
        port.postMessage({ error: plainError(error) } satisfies Answer<Response>);
      }
    });
  });
}
