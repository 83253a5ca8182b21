/**
 * Visits that a killed process had fetched and not stored: read back from its evidence files, from where each file's
 * checkpoint says the index ends.
 *
 * Storing a visit twice changes nothing, so a checkpoint may lag behind.
 */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CrawlEvent } from '../../crawl/crawl-event.ts';
import { recordVisit } from '../../ingest/record-visit.ts';
import { checkpoint, fileProgress, finishedFiles } from '../../linkindex/files.ts';
import { depthsOf } from '../../linkindex/queries/depths-of.ts';
import type { PageUrl } from '../../url/page-url.ts';
import type { Visit } from '../../visit/visit.ts';
import { readArchive } from '../../warc/read-archive.ts';
import type { App } from '../app.ts';
import { EVIDENCE_FOLDER } from './evidence.ts';

/** Files of our own only grow at their end, so their size and time do not make them others. */
export const EVIDENCE_IDENTITY = 'evidence';

const BATCH_VISITS = 1000;

/**
 * @param take Is given visits as the crawl would have yielded them, a batch at a time, and stores them.
 * @returns How many there were.
 */
export async function recoverVisits(
  { index, config }: App,
  take: (events: readonly CrawlEvent[]) => Promise<void>,
): Promise<number> {
  const directory = resolve(config.data, EVIDENCE_FOLDER);
  const finished = await finishedFiles(index, EVIDENCE_IDENTITY);
  let count = 0;
  for (const name of (await readdir(directory)).filter((one) => one.endsWith('.warc.gz')).sort()) {
    const file = join(directory, name);
    if (finished.has(file)) continue;
    const { nextOffset = 0 } = (await fileProgress(index, file, EVIDENCE_IDENTITY)) ?? {};
    let end = nextOffset;
    for await (const { visits, nextOffset: behind } of visitBatches(
      file,
      nextOffset,
      config.fetchMaxDecodedBytes,
    )) {
      const depths = await depthsOf(
        index,
        visits.map(({ url }) => url),
      );
      await take(visits.map((visit) => eventOf(visit, depths.get(visit.url.href) ?? 0)));
      count += visits.length;
      end = behind;
    }
    await checkpoint(index, { file, identity: EVIDENCE_IDENTITY, nextOffset: end, done: true });
  }
  return count;
}

interface VisitBatch {
  readonly visits: readonly Visit[];
  readonly nextOffset: number;
}

async function* visitBatches(
  file: string,
  startOffset: number,
  maxBodyBytes: number,
): AsyncGenerator<VisitBatch> {
  let visits: Visit[] = [];
  let nextOffset = startOffset;
  const context = { file, maxBodyBytes, onDroppedLink: () => undefined };
  const source = createReadStream(file, { start: startOffset });
  for await (const record of readArchive(source, { name: file, startOffset })) {
    nextOffset = record.offset + record.length;
    const visit = recordVisit(record, context);
    if (typeof visit === 'string') continue;
    visits.push({ ...visit, source: 'crawl' });
    if (visits.length < BATCH_VISITS) continue;
    yield { visits, nextOffset };
    visits = [];
  }
  if (visits.length > 0) yield { visits, nextOffset };
}

function eventOf(visit: Visit, depth: number): CrawlEvent {
  const { url, canonical, redirectTo, links, follows } = visit;
  const page = {
    ...{ url, depth, hops: 0, isKnown: true, intervalSeconds: undefined, failures: 0 },
    body: undefined,
  };
  const linked = links.filter(({ nofollow }) => !nofollow).map(({ to }) => to);
  const found: PageUrl[] =
    redirectTo === undefined
      ? [...(canonical ? [canonical] : []), ...linked, ...follows]
      : [redirectTo];
  const isHop = redirectTo !== undefined;
  return { kind: 'visited', page, visit, body: undefined, found, isHop, rendering: undefined };
}
