/**
 * Loads made-up visits into an index until it is killed: `node loading-process.ts PATH FIRST`.
 *
 * Says `ready` when the index is open and repaired, and `appended N` when batch N is acknowledged. Every third
 * batch the index is rebuilt, so kills fall into rebuilds too.
 */
import fc from 'fast-check';
import { openWriter } from '../../src/linkindex/loads.ts';
import { openLinkIndex } from '../../src/linkindex/open.ts';
import { encodeVisits } from '../../src/linkindex/visit-rows.ts';
import type { Visit } from '../../src/visit/visit.ts';
import { someVisits } from './some-visits.ts';

export const BATCHES = 24;

/** The same in every process. */
export function visitsToLoad(): Visit[] {
  const [visits = []] = fc.sample(someVisits('all', 240, 240), { seed: 7, numRuns: 1 });
  return visits;
}

function batchOf(visits: readonly Visit[], batch: number): Visit[] {
  return visits.filter((_, i) => i % BATCHES === batch);
}

async function load(path: string, firstBatch: number): Promise<void> {
  const index = await openLinkIndex({ path });
  const writer = await openWriter(index, {
    failuresUntilLost: 3,
    fewVisits: firstBatch % 2 === 0 ? 0 : 2000,
  });
  console.log('ready');
  const visits = visitsToLoad();
  for (let batch = firstBatch; batch < BATCHES; batch++) {
    const begun = await writer.beginLoad(`batch ${batch}`);
    await writer.append(begun, [encodeVisits(batchOf(visits, batch))]);
    console.log(`appended ${batch}`);
    await writer.finishLoad(begun);
    if (batch % 3 === 0) await writer.rebuild();
  }
  await writer.close();
  await index.close();
}

if (import.meta.main) await load(process.argv[2] ?? '', Number(process.argv[3]));
