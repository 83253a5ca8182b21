/** The threads of one ingest: one reads archives, the others make visits of their records. */
import { availableParallelism } from 'node:os';
import type { Config } from '../../config/settings.ts';
import type { ArchiveRequest } from './archive-thread.ts';
import type { RecordPack } from './record-pack.ts';
import { Thread } from './thread.ts';
import type { VisitRequest, VisitRows } from './visit-thread.ts';

/** They begin to start when this is made, which takes them a tenth of a second: time for something else. */
export class IngestThreads {
  readonly reader = new Thread<ArchiveRequest, RecordPack | undefined>('archive-thread');
  readonly parsers: readonly Thread<VisitRequest, VisitRows>[];

  constructor({ ingestWorkers }: Config) {
    const count = ingestWorkers === 0 ? availableParallelism() : ingestWorkers;
    this.parsers = Array.from({ length: count }, () => new Thread('visit-thread'));
  }

  /** Ends them, whatever they are doing; may be called again. */
  async close(): Promise<void> {
    await Promise.all([this.reader, ...this.parsers].map((thread) => thread.close()));
  }
}
