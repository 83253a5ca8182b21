/** Records of uncompressed bytes: of a stream, or of a gzip member that is held in one piece. */
import type { ByteReader } from './byte-reader.ts';
import { nextRecord, type Step } from './next-record.ts';
import { note, type Place, type Reading, report } from './reading.ts';
import type { ArchiveRecord } from './record.ts';

/**
 * Records of a stream that is not held in one piece.
 *
 * @param placeOf Where in the file lies what these bytes of the stream hold.
 * @param maxBarren Bytes without a record after which reading stops.
 */
export async function* readRecords(
  bytes: ByteReader,
  placeOf: (start: number, next: number) => Place,
  maxBarren: number,
  reading: Reading,
): AsyncGenerator<ArchiveRecord> {
  let isSearching = false;
  let barren = 0;
  while (barren <= maxBarren) {
    const step = nextRecord(bytes.bytes, 0, bytes.ended, reading.limits);
    if (step.kind === 'end') return;
    if (step.kind === 'more') {
      barren += bytes.take(step.start).length;
      await bytes.fill(step.bytes);
      continue;
    }
    const place = placeOf(bytes.position + step.start, bytes.position + step.next);
    note(step, place.offset, isSearching, reading);
    isSearching = step.kind === 'skipped' && !step.found;
    barren = step.kind === 'record' ? 0 : barren + step.next;
    if (step.kind === 'record') yield recordOf(bytes.bytes, step, place);
    if (barren <= maxBarren) await bytes.skip(step.next);
  }
  if (!isSearching) report('not-a-record', placeOf(bytes.position, bytes.position).offset, reading);
}

/** Records of a member that is held in one piece: nearly always one. @returns Whether any was left out. */
export function* recordsOfMember(
  plain: Buffer,
  place: Place,
  reading: Reading,
): Generator<ArchiveRecord, boolean> {
  let isSearching = false;
  let isReported = false;
  for (let from = 0; ; ) {
    const step = nextRecord(plain, from, true, reading.limits);
    if (step.kind === 'end' || step.kind === 'more') return isReported;
    isReported ||= step.kind === 'skipped';
    note(step, place.offset, isSearching, reading);
    isSearching = step.kind === 'skipped' && !step.found;
    if (step.kind === 'record') yield recordOf(plain, step, place);
    from = step.next;
  }
}

function recordOf(
  bytes: Buffer,
  { start, head, next }: Extract<Step, { kind: 'record' }>,
  { offset, length }: Place,
): ArchiveRecord {
  const { kind, type, fields } = head;
  return { kind, type, fields, block: bytes.subarray(start + head.length, next), offset, length };
}
