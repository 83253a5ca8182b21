/**
 * Rows of a streamed read as a Node stream of bytes: the reader sets the pace, and the engine's memory stays at a
 * few blocks however many rows there are.
 */
import { Readable } from 'node:stream';
import type { ChdbQueryStream } from 'chdb';

export interface RowStreamEvents {
  /** The reader leaves early: makes the engine stop, so that `ended` comes soon. */
  readonly stop: () => void;
  /** Exactly once, when nothing is read any more; `whole` if all was. */
  readonly ended: (whole: boolean) => void;
  /** What the reader gets to see of an engine's error. */
  readonly mapError: (error: unknown) => Error;
}

/**
 * Waits for the first block, so that a statement that fails does so here and not in the middle of a stream.
 *
 * @throws What the engine said, unmapped; `ended` has not been called then.
 */
export async function rowStream(
  source: ChdbQueryStream,
  events: RowStreamEvents,
): Promise<Readable> {
  const blocks = source[Symbol.asyncIterator]();
  let next = blocks.next();
  await next;
  let ended = false;
  const end = (whole: boolean) => {
    if (!ended) events.ended(whole);
    ended = true;
  };

  return new Readable({
    highWaterMark: 1 << 20,
    read() {
      next.then(
        ({ done, value }) => {
          if (done) {
            end(true);
            this.push(null);
            return;
          }
          next = blocks.next();
          next.catch(() => {}); // reported by the read that waits for it
          this.push(value.raw());
        },
        (error) => this.destroy(events.mapError(error)),
      );
    },
    destroy(error, callback) {
      if (ended) return callback(error);
      const leave = async () => {
        events.stop();
        await next.catch(() => {}); // what was asked for before leaving has no reader any more
        await blocks.return?.();
      };
      leave().then(
        () => {
          end(false);
          callback(error);
        },
        (failure) => {
          end(false);
          callback(error ?? failure);
        },
      );
    },
  });
}
