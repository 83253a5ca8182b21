/** Long lists, a part at a time: half a million rows at once would keep a server from answering anybody for seconds. */
import { setImmediate } from 'node:timers/promises';

/** Rows in one turn: some 20 ms, where an address of each is parsed. */
const TURN = 4000;

/** As `all.map(of)`, with turns for others between. */
export async function mapInTurns<T, Result>(
  all: readonly T[],
  of: (one: T) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const one of all) {
    results.push(of(one));
    if (results.length % TURN === 0) await setImmediate();
  }
  return results;
}
