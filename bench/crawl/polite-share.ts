/**
 * How near a polite crawl comes to the pace that it owes its hosts.
 *
 * A host is owed a pause after each request: the least pause, or ten times what it took to begin its answer. Between its
 * first and its last request, then, a crawler cannot do better than answers and pauses back to back. The share is what
 * these sum up to, of the time that went by. It is told with the least pause alone, which is too low where a host was slow,
 * and with ten times of whole answers, which is too high. Answer times are those the crawl kept as evidence, times of
 * requests the server's. Hosts that ran out of pages are left out.
 */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fieldValue, headText, parseFields } from '../../src/warc/fields.ts';
import { readArchive } from '../../src/warc/read-archive.ts';
import { recordUrl } from '../../src/warc/record.ts';
import type { MiniWeb } from '../../test/support/mini-web.ts';

export interface PoliteShare {
  readonly hosts: number;
  readonly requests: number;
  readonly perSecond: number;
  /** Of the time that went by, answers and least pauses. */
  readonly leastShare: number;
  /** The same with pauses as long as the answers made them. */
  readonly adaptedShare: number;
}

const LEAST_PAUSE_MS = 250;
const PAUSE_FACTOR = 10;

/** A host that was asked for nothing this long before the end ran out of pages. */
const RAN_OUT_MS = 5000;

export async function politeShare(evidence: string, web: MiniWeb): Promise<PoliteShare> {
  const took = await answerTimes(evidence);
  const times = await web.requestTimes();
  const end = Math.max(...[...times.values()].map((each) => each.at(-1) ?? 0));
  const hosts = [...times].flatMap(([host, asked]) => {
    const first = asked[0] ?? 0;
    const last = asked.at(-1) ?? 0;
    if (end - last > RAN_OUT_MS) return [];
    // The last request is not over.
    const turns = (took.get(host) ?? []).slice(0, asked.length - 1);
    const tookMs = turns.reduce((sum, ms) => sum + ms, 0);
    const pauses = turns.map((ms) => Math.max(LEAST_PAUSE_MS, PAUSE_FACTOR * ms));
    return [
      {
        requests: turns.length,
        leastMs: tookMs + LEAST_PAUSE_MS * turns.length,
        adaptedMs: tookMs + pauses.reduce((sum, ms) => sum + ms, 0),
        spentMs: last - first,
      },
    ];
  });
  const sum = (of: (host: (typeof hosts)[number]) => number) =>
    hosts.reduce((total, host) => total + of(host), 0);
  const spentMs = sum((host) => host.spentMs);
  return {
    hosts: hosts.length,
    requests: sum((host) => host.requests),
    perSecond: sum(({ requests: count, spentMs }) => (1000 * count) / spentMs),
    leastShare: sum((host) => host.leastMs) / spentMs,
    adaptedShare: sum((host) => host.adaptedMs) / spentMs,
  };
}

/** Milliseconds that each answer of a host took, in the order of the evidence. */
async function answerTimes(folder: string): Promise<ReadonlyMap<string, number[]>> {
  const times = new Map<string, number[]>();
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    for await (const record of readArchive(createReadStream(file), { name: file })) {
      if (record.type !== 'metadata') continue;
      const ms = fieldValue(parseFields(headText(record.block)), 'fetchtimems');
      if (ms === undefined) continue;
      const { host } = new URL(recordUrl(record));
      times.set(host, [...(times.get(host) ?? []), Number(ms)]);
    }
  }
  return times;
}
