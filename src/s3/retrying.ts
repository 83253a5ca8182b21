/** Tries again what a store or the network did not do, with pauses that double. */
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { S3Refusal } from './s3-refusal.ts';

export interface Retries {
  readonly attempts: number;
  /** Before the second attempt; half as much again by chance. */
  readonly firstPauseMs: number;
}

/** @throws What the last attempt threw, or one that would not come to anything else. */
export async function retrying<T>(
  work: () => Promise<T>,
  { attempts, firstPauseMs }: Retries,
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || attempt >= attempts || isLasting(error)) throw error;
      const pauseMs = firstPauseMs * 2 ** (attempt - 1) * (1 + Math.random() / 2);
      await setTimeout(pauseMs, undefined, { signal });
    }
  }
}

function isLasting(error: unknown): boolean {
  return error instanceof AppError || (error instanceof S3Refusal && !error.isPassing);
}
