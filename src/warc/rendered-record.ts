/**
 * The HTML that a browser made of a page, as a `conversion` record beside the response that it was made of.
 *
 * What names the visit is this record: the page's links are read from it. A conversion has no HTTP, so it repeats what
 * the answer said besides its body; the response says that it was rendered, and is no visit of its own. So either can be
 * read first, and without the other. Fields of our own are allowed, and passed over by other readers.
 *
 * Source: ISO 28500:2017 §6.8 (conversion).
 */
import { type Field, fieldValue, fieldValues } from './fields.ts';
import type { HttpMessage } from './http-message.ts';
import { type ArchiveRecord, RENDERED_IP } from './record.ts';

/** Of the response: id of the conversion. */
const RENDERED_AS = 'WARC-Open-Backlinks-Rendered-As';
/** Of the conversion. */
const STATUS = 'WARC-Open-Backlinks-Answer-Status';
const HEADER = 'WARC-Open-Backlinks-Answer-Header';

/** Its bytes are UTF-8, whatever the document says of itself. */
export const RENDERED_TYPE = 'text/html; charset=utf-8';

/** Headers that say something about a page besides its HTML. */
const KEPT_HEADERS = ['x-robots-tag', 'link'];

export const renderedAs = (conversionId: string): Field => ({
  name: RENDERED_AS,
  value: `<${conversionId}>`,
});

/** Whether the visit of a response is that of another record. */
export function isRendered(fields: readonly Field[]): boolean {
  return fieldValue(fields, RENDERED_AS.toLowerCase()) !== undefined;
}

export function answerFields(
  { status, fields }: Omit<HttpMessage, 'payload'>,
  ip: string,
): Field[] {
  return [
    { name: STATUS, value: String(status) },
    ...(ip === '' ? [] : [{ name: RENDERED_IP, value: ip }]),
    ...fields
      .filter(({ name }) => KEPT_HEADERS.includes(name))
      .map(({ name, value }) => ({ name: HEADER, value: `${name}: ${value}` })),
  ];
}

/** The answer as it would have been with the rendered HTML; undefined for conversions of others. */
export function renderedMessage({ fields, block }: ArchiveRecord): HttpMessage | undefined {
  const status = fieldValue(fields, STATUS.toLowerCase());
  if (status === undefined || !/^[1-9]\d\d$/.test(status)) return undefined;
  const kept = fieldValues(fields, HEADER.toLowerCase()).map((line) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
  });
  return {
    status: Number(status),
    fields: [{ name: 'content-type', value: RENDERED_TYPE }, ...kept],
    payload: block,
  };
}
