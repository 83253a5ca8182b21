/** A range of UTC days that a question about the past is asked of. */
import { DAY_SECONDS } from './granularity.ts';

/** What ClickHouse's DateTime can hold. */
const MAX_TIME = 2 ** 32 - 1;

/** Seconds since 1970 UTC at which the first and the last day begin; both days belong to it. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** The first and the last second of a period, as `{since:UInt32}` and `{until:UInt32}`. */
export function periodParams({ from, to }: Period): Readonly<Record<string, number>> {
  return { since: storable(from), until: storable(to + DAY_SECONDS - 1) };
}

/** The nearest time that a row may hold. */
export function storable(seconds: number): number {
  return Math.min(MAX_TIME, Math.max(0, seconds));
}
