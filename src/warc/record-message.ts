/** The HTTP answer inside a record, whichever type of record it is. */
import { fieldValue } from './fields.ts';
import { type HttpMessage, parseHttpMessage } from './http-message.ts';
import { type ArchiveRecord, recordUrl } from './record.ts';
import { renderedMessage } from './rendered-record.ts';

/**
 * Reads the answer a record holds.
 *
 * A `resource` record of a web address is the body alone: it is taken as a 200 with the record's content type. A
 * `conversion` of our own crawler is the page as a browser rendered it.
 *
 * @returns `undefined` when the record holds no HTTP answer, such as a request, a DNS answer or metadata. A
 *   revisit record may have the header fields only, or nothing.
 */
export function httpMessage(record: ArchiveRecord): HttpMessage | undefined {
  const { type, block } = record;
  if (!/^https?:/i.test(recordUrl(record))) return undefined;
  if (type === 'resource') {
    const contentType = fieldValue(record.fields, 'content-type');
    const fields = contentType === undefined ? [] : [{ name: 'content-type', value: contentType }];
    return { status: 200, fields, payload: block };
  }
  if (type === 'conversion') return renderedMessage(record);
  return type === 'response' || type === 'revisit' ? parseHttpMessage(block) : undefined;
}
