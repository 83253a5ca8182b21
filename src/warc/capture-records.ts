/**
 * One look at a page → the records that keep it: request, response or revisit, metadata, conversion.
 *
 * A body is kept as it was received but for the transfer coding, which belongs to the connection and not to the
 * page (HTTP/2 has none): content codings stay. So its digest is the one that other crawlers compute, and
 * no reader has to guess whether chunks are still there. The head must not claim `Transfer-Encoding` any more.
 *
 * A look that nobody answered has no HTTP to keep. It is a metadata record of its own, for it counts: pages are
 * lost by it. `visit-outcome` and `visit-reason` in it are our names; other readers pass over them.
 *
 * Sources: ISO 28500:2017 §6 (records), §5 (fields), annex C (revisit profiles); WARC-Protocol as proposed in
 * iipc/warc-specifications#42.
 */
import { type Field, fieldValue, headText, parseFields } from './fields.ts';
import { parseHttpMessage } from './http-message.ts';
import type { ArchiveRecord } from './record.ts';
import { answerFields, RENDERED_TYPE, renderedAs } from './rendered-record.ts';
import { fieldLines, type NewRecord, warcDate, warcDigest } from './write-record.ts';

export type Capture = AnsweredCapture | UnansweredCapture;

interface CaptureFacts {
  readonly url: string;
  /** Whole seconds since 1970 UTC. */
  readonly at: number;
  /** Empty when unknown. */
  readonly ip: string;
  /** What else is worth knowing, such as `fetchTimeMs`. */
  readonly metadata: readonly Field[];
  /** False for what is asked of a host and not as a page of it: robots.txt, sitemaps. */
  readonly isPage: boolean;
}

export interface AnsweredCapture extends CaptureFacts {
  readonly kind: 'answered';
  /** Values of WARC-Protocol, such as `http/1.1`, `h2`, `tls/1.3`. */
  readonly protocols: readonly string[];
  /** Request line and fields to the empty line. */
  readonly requestHead: Buffer;
  /** Status line and fields to the empty line. */
  readonly responseHead: Buffer;
  /** As received, its transfer coding undone. */
  readonly payload: Buffer;
  /** Why the payload is not all of it. */
  readonly truncated: Truncation | undefined;
  /** The body is the one of an earlier capture, and not kept again. */
  readonly repeats: Repeated | undefined;
  /** The HTML that a browser made of it, in UTF-8. */
  readonly rendered?: Buffer;
}

/** ISO 28500 §5.13. */
export type Truncation = 'length' | 'time' | 'disconnect' | 'unspecified';

export interface Repeated {
  /** Whether the server said so (304) or its body was seen to be the same. */
  readonly profile: 'server-not-modified' | 'identical-payload-digest';
  readonly url: string;
  /** Of the capture that has the body, whole seconds since 1970 UTC. */
  readonly at: number;
  /** WARC-Record-ID of that capture, when it is known. */
  readonly recordId: string | undefined;
}

export interface UnansweredCapture extends CaptureFacts {
  readonly kind: 'unanswered';
  /** `refused`: we are not to ask, by robots.txt. */
  readonly outcome: 'failed' | 'refused';
  readonly reason: string;
}

const PROFILE = 'http://netpreserve.org/warc/1.1/revisit/';
const WARC_FIELDS = 'application/warc-fields';

/** A field of our own, which the standard allows; other readers pass over it. */
const PURPOSE = 'WARC-Open-Backlinks-Purpose';

/** Whether a record of our own crawler is about a host and not about a page: no visit. */
export function isAboutHost(fields: readonly Field[]): boolean {
  return fieldValue(fields, PURPOSE.toLowerCase()) === 'host';
}

/**
 * The records of a capture, in the order of the file.
 *
 * @param newId Called once a record. @returns The first is the one that names the visit, the others go with it.
 */
export function captureRecords(
  capture: Capture,
  newId: () => string,
): readonly [NewRecord, ...NewRecord[]] {
  const { url, at, metadata, isPage } = capture;
  const target = { name: 'WARC-Target-URI', value: url };
  const purpose = isPage ? [] : [{ name: PURPOSE, value: 'host' }];
  const notes = (fields: readonly Field[], block: readonly Field[]): NewRecord => ({
    ...{ type: 'metadata', id: newId(), at, contentType: WARC_FIELDS },
    fields: [target, ...purpose, ...fields],
    block: Buffer.from(fieldLines(block)),
  });
  if (capture.kind === 'unanswered') {
    const { outcome, reason } = capture;
    const said = { 'visit-outcome': outcome, 'visit-reason': reason };
    return [notes(ipField(capture.ip), [...fieldsOf(said), ...metadata])];
  }

  const rendered = capture.rendered && renderedRecord(capture, capture.rendered, target, newId);
  const marks = rendered === undefined ? [] : [renderedAs(rendered.id)];
  const answerId = rendered?.answerId ?? newId();
  const answer = answerRecord(capture, [target, ...purpose, ...marks], answerId);
  const concurrent = { name: 'WARC-Concurrent-To', value: `<${answer.id}>` };
  const request: NewRecord = {
    ...{ type: 'request', id: newId(), at },
    contentType: 'application/http; msgtype=request',
    fields: [target, concurrent, ...ipField(capture.ip)],
    block: capture.requestHead,
  };
  const others = metadata.length === 0 ? [request] : [request, notes([concurrent], metadata)];
  return rendered === undefined ? [answer, ...others] : [rendered.record, answer, ...others];
}

/** It names the record that it was made of, so both ids are made here. */
function renderedRecord(
  { at, ip, responseHead }: AnsweredCapture,
  block: Buffer,
  target: Field,
  newId: () => string,
) {
  const [id, answerId] = [newId(), newId()];
  const { status, fields } = parseHttpMessage(responseHead) ?? { status: 200, fields: [] };
  const refersTo = { name: 'WARC-Refers-To', value: `<${answerId}>` };
  const record: NewRecord = {
    ...{ type: 'conversion', id, at, contentType: RENDERED_TYPE, block },
    fields: [target, refersTo, ...answerFields({ status, fields }, ip)],
  };
  return { id, answerId, record };
}

/** Of a metadata record what became of a look that nobody answered; undefined when it is about something else. */
export function unansweredOutcome({
  fields,
  block,
}: Pick<ArchiveRecord, 'fields' | 'block'>): UnansweredCapture['outcome'] | undefined {
  if (fieldValue(fields, 'content-type') !== WARC_FIELDS) return undefined;
  const outcome = fieldValue(parseFields(headText(block)), 'visit-outcome');
  return outcome === 'failed' || outcome === 'refused' ? outcome : undefined;
}

function answerRecord(capture: AnsweredCapture, named: readonly Field[], id: string): NewRecord {
  const { at, ip, protocols, responseHead, payload, truncated, repeats } = capture;
  // A 304 has no payload, and the digest of nothing would be a wrong one of the page.
  const hasPayload = repeats?.profile !== 'server-not-modified';
  const fields: Field[] = [
    ...named,
    ...ipField(ip),
    ...protocols.map((value) => ({ name: 'WARC-Protocol', value })),
    ...(hasPayload ? [{ name: 'WARC-Payload-Digest', value: warcDigest(payload) }] : []),
    ...(repeats === undefined ? [] : repeatFields(repeats)),
    ...(truncated === undefined ? [] : [{ name: 'WARC-Truncated', value: truncated }]),
  ];
  const contentType = 'application/http; msgtype=response';
  return repeats === undefined
    ? {
        type: 'response',
        id,
        at,
        contentType,
        fields,
        block: Buffer.concat([responseHead, payload]),
      }
    : { type: 'revisit', id, at, contentType, fields, block: responseHead };
}

function repeatFields({ profile, url, at, recordId }: Repeated): Field[] {
  return fieldsOf({
    'WARC-Profile': `${PROFILE}${profile}`,
    ...(recordId === undefined ? {} : { 'WARC-Refers-To': `<${recordId}>` }),
    'WARC-Refers-To-Target-URI': url,
    'WARC-Refers-To-Date': warcDate(at),
  });
}

function ipField(ip: string): Field[] {
  return ip === '' ? [] : [{ name: 'WARC-IP-Address', value: ip }];
}

function fieldsOf(values: Readonly<Record<string, string>>): Field[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
