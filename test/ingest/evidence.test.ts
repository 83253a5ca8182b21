/** Evidence that our crawler wrote, read back as an archive: the same visits. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordVisit } from '../../src/ingest/record-visit.ts';
import { parseHtmlBytes } from '../../src/page/html.ts';
import { parsePageUrl } from '../../src/url/page-url.ts';
import type { Visit } from '../../src/visit/visit.ts';
import { visitOf } from '../../src/visit/visit-of.ts';
import type { AnsweredCapture, Capture } from '../../src/warc/capture-records.ts';
import { fieldValues } from '../../src/warc/fields.ts';
import { parseHttpMessage } from '../../src/warc/http-message.ts';
import { RENDERED_TYPE } from '../../src/warc/rendered-record.ts';
import type { WrittenCapture } from '../../src/warc/warc-writer.ts';
import { answered, readFileOf, temporaryFolder, unanswered, writerIn } from '../warc/captures.ts';

const head = (lines: string): Buffer => Buffer.from(`HTTP/1.1 ${lines}\r\n\r\n`);
const ORIGINAL = answered('page');
const LATER = ORIGINAL.at + 86_400;
const repeats = (profile: 'server-not-modified' | 'identical-payload-digest') => ({
  ...{ profile, url: ORIGINAL.url, at: ORIGINAL.at },
  recordId: undefined,
});

const CAPTURES: readonly (readonly [string, Capture])[] = [
  ['a page', ORIGINAL],
  ['a page cut short', answered('cut', { truncated: 'length' })],
  [
    'a redirect',
    answered('moved', { responseHead: head('301 Moved\r\nLocation: https://a.org/') }),
  ],
  ['a broken redirect', answered('lost', { responseHead: head('302 Found') })],
  ['a page that is gone', answered('gone', { responseHead: head('410 Gone') })],
  ['a server error', answered('error', { responseHead: head('503 Busy') })],
  ['a noindex header', answered('no', { responseHead: head('200 OK\r\nX-Robots-Tag: noindex') })],
  [
    'a page that was rendered',
    answered('app', {
      responseHead: head(
        '200 OK\r\nContent-Type: text/html; charset=latin1\r\nLink: </c>; rel=canonical\r\nX-Robots-Tag: nofollow\r\nX-Robots-Tag: other: none',
      ),
      rendered: Buffer.from('<title>Gerendert: ü</title><a href="https://a.org/">ä</a>'),
    }),
  ],
  ['an image', answered('i', { responseHead: head('200 OK\r\nContent-Type: image/png') })],
  [
    'a body seen to be the same',
    answered('page', { at: LATER, repeats: repeats('identical-payload-digest') }),
  ],
  [
    'a page that is not modified',
    answered('page', {
      ...{ at: LATER + 1, repeats: repeats('server-not-modified') },
      ...{ responseHead: head('304 Not Modified\r\nETag: "a"'), payload: Buffer.alloc(0) },
    }),
  ],
  ['a host that did not answer', unanswered('down')],
  ['a page that robots.txt forbids', unanswered('no', { outcome: 'refused', reason: 'robots' })],
];

/** The visit as the crawler has it in hand. */
function visitInHand(capture: Capture, evidence: WrittenCapture): Visit {
  const url = parsePageUrl(capture.url);
  if (url === undefined) throw new Error(`no address: ${capture.url}`);
  const { at, ip } = capture;
  const facts = { ...{ url, at, ip }, source: 'warc' as const, evidence };
  const nothing = { status: 0, header: () => [], revisit: false, bodyFrom: undefined };
  if (capture.kind === 'unanswered') {
    const visit = visitOf({ ...facts, ...nothing, page: undefined }, () => undefined);
    return { ...visit, outcome: capture.outcome };
  }
  return visitOf({ ...facts, ...answerOf(capture) }, () => undefined);
}

function answerOf({ responseHead, payload, repeats: same, rendered }: AnsweredCapture) {
  const { status, fields } = parseHttpMessage(responseHead) ?? { status: 0, fields: [] };
  const type = fieldValues(fields, 'content-type')[0] ?? 'text/html';
  const isPage = status === 200 && type === 'text/html' && same === undefined;
  return {
    status,
    header: (name: string) => fieldValues(fields, name),
    revisit: same !== undefined && status !== 304,
    bodyFrom: same?.at,
    page: rendered
      ? parseHtmlBytes(rendered, RENDERED_TYPE)
      : isPage
        ? parseHtmlBytes(payload, type)
        : undefined,
  };
}

describe('recordVisit of evidence', () => {
  it.each(CAPTURES)('gives the visit of %s', async (_name, capture) => {
    const directory = temporaryFolder();
    const writer = await writerIn(directory);
    const written = await writer.append(capture);
    await writer.close();
    const { records } = await readFileOf(written.file);
    const context = { file: written.file, maxBodyBytes: 1 << 20, onDroppedLink: () => undefined };
    const read = records.map((record) => recordVisit(record, context));
    expect(read.filter((visit) => typeof visit === 'object')).toEqual([
      visitInHand(capture, written),
    ]);
    expect(read.filter((visit) => typeof visit !== 'object' && visit !== 'other-record')).toEqual(
      [],
    );
    expect(written.file.startsWith(join(directory, 'test-'))).toBe(true);
  });

  it('finds no visit in the conversions of other crawlers', async () => {
    const directory = temporaryFolder();
    const writer = await writerIn(directory);
    const { file } = await writer.append(answered('a', { rendered: Buffer.from('text') }));
    await writer.close();
    const { records } = await readFileOf(file);
    const context = { file, maxBodyBytes: 1 << 20, onDroppedLink: () => undefined };
    const conversions = records.filter(({ type }) => type === 'conversion');
    const foreign = conversions.map((record) => ({
      ...record,
      fields: record.fields.filter(({ name }) => !name.startsWith('warc-open-backlinks-')),
    }));
    expect(foreign.map((record) => recordVisit(record, context))).toEqual(['other-record']);
  });

  it('finds no visit in the notes of other crawlers', async () => {
    const directory = temporaryFolder();
    const writer = await writerIn(directory);
    const metadata = [{ name: 'visit-outcome', value: 'perhaps' }];
    const { file } = await writer.append(answered('a', { metadata }));
    await writer.close();
    const { records } = await readFileOf(file);
    const notes = records.filter(({ type }) => type === 'metadata');
    const context = { file, maxBodyBytes: 1 << 20, onDroppedLink: () => undefined };
    expect(notes.map((record) => recordVisit(record, context))).toEqual(['other-record']);
  });
});
