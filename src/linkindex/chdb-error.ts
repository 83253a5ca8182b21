/**
 * What the embedded engine threw, as the caller of a ClickHouse client expects it.
 */
import { parseError } from '@clickhouse/client';
import { AppError } from '../errors.ts';

/** ENOSPC, said by the engine's reservation, by a write of its own, or by Node. */
const DISK_FULL = /NOT_ENOUGH_SPACE|No space left on device|ENOSPC/;

/**
 * @returns `ClickHouseError` with the engine's code and type for a statement that failed, `AppError` DISK_FULL when
 *   the reason is a full disk, anything else unchanged.
 */
export function indexError(error: unknown, path: string): Error {
  const message = messageOf(error);
  if (DISK_FULL.test(message))
    return new AppError('DISK_FULL', `The disk of ${path} is full`, { cause: error });
  if (/Code: \d+\./.test(message)) return parseError(message) as Error;
  return error instanceof Error ? error : new Error(message);
}

/** chDB wraps an error of a streamed read once more; the innermost message is the engine's. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? messageOf(error.cause) : error.message;
}
