/** Days as parameters: `YYYY-MM-DD`, UTC, of the calendar that exists. */
import { Type } from 'typebox';
import { ApiError } from './api-error.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const day = (description: string) =>
  Type.String({ pattern: DAY.source, description, examples: ['2019-03-01'] });

/**
 * Seconds since 1970 of a day's beginning.
 *
 * @throws ApiError 400 naming `parameter` for a day that does not exist, such as February 30.
 */
export function readDay(text: string, parameter: string): number {
  const ms = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Date.parse takes February 30 for March 1.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text)
    throw new ApiError('invalid', { parameter });
  return ms / 1000;
}
