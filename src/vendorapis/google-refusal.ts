/**
 * Errors of Google's APIs: `{error: {code, message, status, errors: [{reason}], details: [{reason}]}}`.
 *
 * A wrong key comes as 400 and quotas as 403 or 429, so the reasons are read first.
 *
 * Sources: Google Cloud APIs, Errors; Custom Search JSON API and Sheets API, usage limits.
 */
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Refusal } from './vendor-error.ts';

const Reasons = Type.Array(Type.Object({ reason: Type.Optional(Type.String()) }));

const ErrorBody = Type.Object({
  error: Type.Object({
    message: Type.String(),
    status: Type.Optional(Type.String()),
    errors: Type.Optional(Reasons),
    details: Type.Optional(Reasons),
  }),
});

const KEY_REASON =
  /^(API_KEY_|ACCESS_TOKEN_|keyInvalid|keyExpired|accessNotConfigured|SERVICE_DISABLED)/;
const QUOTA_REASON = /(LimitExceeded|quotaExceeded|RATE_LIMIT_EXCEEDED|RESOURCE_EXHAUSTED)/;

export function googleRefusal(status: number, body: unknown): Refusal | undefined {
  if (!Value.Check(ErrorBody, body)) return undefined;
  const { message, status: code = '', errors = [], details = [] } = body.error;
  const reasons = [code, ...[...errors, ...details].map(({ reason = '' }) => reason)];
  if (reasons.some((reason) => KEY_REASON.test(reason)))
    return { kind: 'wrong-key', isPassing: false };
  if (reasons.some((reason) => QUOTA_REASON.test(reason)))
    // A quota of a minute passes while one waits, a day's does not.
    return { kind: 'quota', isPassing: status === 429 && !/per day/i.test(message) };
  return undefined;
}
