/** Thread that turns packs of records into encoded visits. */
import { type PassReason, recordVisit } from '../../ingest/record-visit.ts';
import { encodeVisits } from '../../linkindex/visit-rows.ts';
import type { Visit } from '../../visit/visit.ts';
import type { DropReason } from '../../visit/visit-links.ts';
import { type RecordPack, unpackRecords } from './record-pack.ts';
import { answerRequests } from './thread.ts';

export interface VisitRequest {
  readonly pack: RecordPack;
  /** Absolute path or address of the archive. */
  readonly file: string;
  readonly maxBodyBytes: number;
}

export interface VisitRows {
  /** For `IndexWriter.append`. */
  readonly rows: Uint8Array<ArrayBuffer>;
  readonly records: number;
  readonly visits: number;
  /** Links to other domains. */
  readonly links: number;
  readonly passed: Readonly<Partial<Record<PassReason, number>>>;
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>;
}

answerRequests<VisitRequest, VisitRows>(async (request) => {
  const response = visitRows(request);
  return { response, transfer: [response.rows.buffer] };
});

function visitRows({ pack, file, maxBodyBytes }: VisitRequest): VisitRows {
  const passed: Partial<Record<PassReason, number>> = {};
  const dropped: Partial<Record<DropReason, number>> = {};
  const onDroppedLink = (reason: DropReason) => {
    dropped[reason] = (dropped[reason] ?? 0) + 1;
  };
  const visits: Visit[] = [];
  for (const record of unpackRecords(pack)) {
    const visit = recordVisit(record, { file, maxBodyBytes, onDroppedLink });
    if (typeof visit === 'string') passed[visit] = (passed[visit] ?? 0) + 1;
    else visits.push(visit);
  }
  const links = visits.reduce((sum, visit) => sum + visit.links.length, 0);
  const records = pack.records;
  return { rows: encodeVisits(visits), records, visits: visits.length, links, passed, dropped };
}
