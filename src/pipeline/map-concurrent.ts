/**
 * Maps an async iterable with bounded concurrency, keeping the order.
 *
 * The reader still sets the pace: at most `concurrency` results exist that it has not taken, and no item is
 * read from `items` beyond those.
 */
export async function* mapConcurrent<Item, Result>(
  items: AsyncIterable<Item>,
  concurrency: number,
  map: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  try {
    for await (const item of items) {
      const result = map(item);
      // Its failure is thrown when its turn comes; until then it is no unhandled rejection.
      result.catch(() => undefined);
      running.push(result);
      if (running.length >= concurrency) yield await takeFirst(running);
    }
    while (running.length > 0) yield await takeFirst(running);
  } finally {
    await Promise.allSettled(running);
  }
}

function takeFirst<T>(queue: Promise<T>[]): Promise<T> {
  const first = queue.shift();
  if (first === undefined) throw new Error('takeFirst of an empty queue');
  return first;
}
