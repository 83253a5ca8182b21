import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { API_ERRORS, ApiError } from '../../src/http/api-error.ts';
import { MONITOR_ERRORS } from '../../src/http/monitor/monitor-errors.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/errors.md'), 'utf8');

describe('docs/errors.md', () => {
  it('lists every refusal, and no other', () => {
    const listed = [...DOCUMENT.matchAll(/^\| (\d{3}) \| (.*?) \|/gm)].map(
      ([, status, message]) => `${status} ${message}`,
    );
    const refusals = [...Object.values(API_ERRORS), ...Object.values(MONITOR_ERRORS)];
    const known = refusals.map(({ status, message }) => `${status} ${message}`);
    expect(listed.sort()).toEqual(known.sort());
  });
});

describe('ApiError', () => {
  it('names the parameter', () => {
    expect(new ApiError('invalid', { parameter: 'per_domain' }).body).toEqual({
      error: { code: 400, message: 'Parameter per_domain is invalid.' },
    });
  });
});
