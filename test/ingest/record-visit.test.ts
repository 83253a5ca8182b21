import { describe, expect, it } from 'vitest';
import { recordVisit } from '../../src/ingest/record-visit.ts';
import type { ArchiveRecord } from '../../src/warc/record.ts';

const CONTEXT = { file: '/a.warc', maxBodyBytes: 1 << 20, onDroppedLink: () => {} };
const URL_ = 'http://a.example/';
const FIRST = '2024-01-01T00:00:00Z';
const FIRST_SECOND = Date.parse(FIRST) / 1000;

function record(type: string, fields: Record<string, string>, block: string): ArchiveRecord {
  const all = Object.entries(fields).map(([name, value]) => ({ name, value }));
  return { kind: 'warc', type, fields: all, block: Buffer.from(block), offset: 0, length: 9 };
}

/** A revisit record, and the WAT record about it. */
function revisits(date: string, repeated: Record<string, string>): [string, ArchiveRecord][] {
  const fields = { 'WARC-Target-URI': URL_, 'WARC-Date': date, ...repeated };
  const lower = Object.fromEntries(Object.entries(fields).map(([k, v]) => [k.toLowerCase(), v]));
  const wat = {
    Envelope: {
      'WARC-Header-Metadata': { 'WARC-Type': 'revisit', ...fields },
      'Payload-Metadata': {
        'HTTP-Response-Metadata': { 'Response-Message': { Status: '200' }, Headers: {} },
      },
    },
  };
  return [
    ['WARC', record('revisit', lower, 'HTTP/1.1 200 OK\r\n\r\n')],
    ['WAT', record('metadata', { 'content-type': 'application/json' }, JSON.stringify(wat))],
  ];
}

describe('recordVisit', () => {
  it.each(
    revisits('2024-01-03T00:00:00Z', {
      'WARC-Refers-To-Target-URI': URL_,
      'WARC-Refers-To-Date': FIRST,
    }),
  )('knows which capture a revisit repeats, from %s', (_, revisit) => {
    const visit = recordVisit(revisit, CONTEXT);
    expect(visit).toMatchObject({ outcome: 'unchanged', bodyFrom: FIRST_SECOND });
  });

  it.each(revisits(FIRST, {}))('leaves open what a bare revisit repeats, from %s', (_, revisit) => {
    expect(recordVisit(revisit, CONTEXT)).toMatchObject({
      outcome: 'unchanged',
      bodyFrom: undefined,
    });
  });

  it.each(revisits(FIRST, { 'WARC-Refers-To-Target-URI': 'http://b.example/' }))(
    'passes over a revisit of another URL, from %s',
    (_, revisit) => {
      expect(recordVisit(revisit, CONTEXT)).toBe('revisit-elsewhere');
    },
  );

  it('takes a challenge in the place of a page for a refusal', () => {
    const fields = { 'warc-target-uri': URL_, 'warc-date': FIRST };
    const html = '<meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2F">';
    const block = `HTTP/1.1 202 Accepted\r\nContent-Type: text/html\r\n\r\n${html}`;
    expect(recordVisit(record('response', fields, block), CONTEXT)).toMatchObject({
      ...{ outcome: 'refused', status: 202, links: [] },
    });
  });

  it.each([
    ['200', 'text/html; charset=utf-8', 'bad-body'],
    ['200', 'application/xhtml+xml', 'bad-body'],
    ['200', 'image/png', { outcome: 'page' }],
    ['200', undefined, { outcome: 'page' }],
    ['404', 'text/html', { outcome: 'not-found' }],
  ])(
    'makes of a WAT record of status %s and type %s without HTML: %j',
    (Status, type, expected) => {
      const wat = {
        Envelope: {
          'WARC-Header-Metadata': {
            'WARC-Type': 'response',
            'WARC-Target-URI': URL_,
            'WARC-Date': FIRST,
          },
          'Payload-Metadata': {
            'HTTP-Response-Metadata': {
              'Response-Message': { Status },
              Headers: { 'Content-Type': type },
            },
          },
        },
      };
      const json = record('metadata', { 'content-type': 'application/json' }, JSON.stringify(wat));
      const visit = recordVisit(json, CONTEXT);
      if (typeof expected === 'string') expect(visit).toBe(expected);
      else expect(visit).toMatchObject(expected);
    },
  );

  it.each(['1950-01-01T00:00:00Z', '2106-02-07T06:28:16Z', 'yesterday'])(
    'passes over a capture of %s, which the index has no time for',
    (date) => {
      const [[, warc] = [], [, wat] = []] = revisits(date, {});
      expect(warc && recordVisit(warc, CONTEXT)).toBe('bad-date');
      expect(wat && recordVisit(wat, CONTEXT)).toBe('other-record');
    },
  );
});
