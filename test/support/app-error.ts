/** The error with which something is refused; anything else fails the test. */
import { AppError } from '../../src/errors.ts';

export async function appErrorOf(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw new Error('It was not refused with an AppError', { cause: error });
}
