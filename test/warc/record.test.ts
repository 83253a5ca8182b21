import { describe, expect, it } from 'vitest';
import {
  type ArchiveRecord,
  parseWarcDate,
  recordId,
  recordIp,
  recordTime,
  recordUrl,
} from '../../src/warc/record.ts';
import { readBytes } from './archive-bytes.ts';

/** The first example of ISO 28500, annex B, with its digests left out. */
const STANDARD = [
  'WARC/1.0',
  'WARC-Type: response',
  'WARC-Target-URI: http://www.archive.org/images/logoc.jpg',
  'WARC-Date: 2006-09-19T17:20:24Z',
  'WARC-IP-Address: 207.241.233.58',
  'WARC-Record-ID: <urn:uuid:92283950-ef2f-4d72-b224-f54c6ec90bb0>',
  'Content-Type: application/http;msgtype=response',
  'WARC-Identified-Payload-Type: image/jpeg',
  'Content-Length: 12',
  '',
  'HTTP/1.1 200',
  '',
  '',
].join('\r\n');

/** The examples of the ARC document, versions 1 and 2, and the blocks they announce. */
const ARC_V1 =
  'filedesc://IA-001102.arc 0 19960923142103 text/plain 76\n' +
  '1 0 Alexa Internet\nURL IP-address Archive-date Content-type Archive-length\n\n' +
  'http://www.dryswamp.edu:80/index.html 127.10.100.2 19961104142103 text/html 8\n<HTML>\n\n\n';
const ARC_V2 =
  'filedesc://IA-001102.arc 0.0.0.0 19960923142103 text/plain 200 - - 0 IA-001102.arc 12\n' +
  '2 0 Alexa\n\n\n' +
  'http://www.dryswamp.edu:80/a b.html 127.10.100.2 19961104142103 text/html 200 fac069150613fe55 - 209 IA-001102.arc 8\n' +
  '<HTML>\n\n\n';

describe('a WARC record', () => {
  it('tells URL, time, address and id', async () => {
    const [record] = (await readBytes(Buffer.from(STANDARD))).records;
    expect(facts(record)).toEqual({
      type: 'response',
      url: 'http://www.archive.org/images/logoc.jpg',
      time: '2006-09-19T17:20:24.000Z',
      ip: '207.241.233.58',
      id: 'urn:uuid:92283950-ef2f-4d72-b224-f54c6ec90bb0',
      block: 'HTTP/1.1 200',
    });
  });

  it('tells the URL without the brackets some writers put', async () => {
    const text = STANDARD.replace(/URI: (\S+)/, 'URI: <$1>');
    const [record] = (await readBytes(Buffer.from(text))).records;
    expect(facts(record).url).toBe('http://www.archive.org/images/logoc.jpg');
  });

  it.each(['\n', '\r\r\n'])('may end its lines with %j', async (lineEnd) => {
    const text = STANDARD.replaceAll('\r\n', lineEnd);
    const [record] = (await readBytes(Buffer.from(text))).records;
    expect(facts(record)).toMatchObject({ type: 'response', ip: '207.241.233.58' });
  });

  it('may fold its fields and name them in any case', async () => {
    const text = STANDARD.replace('WARC-IP-Address: 207', 'warc-ip-ADDRESS:\r\n\t207');
    const [record] = (await readBytes(Buffer.from(text))).records;
    expect(facts(record).ip).toBe('207.241.233.58');
  });
});

describe('an ARC record', () => {
  it.each([
    ['version 1', ARC_V1, 'http://www.dryswamp.edu:80/index.html'],
    ['version 2', ARC_V2, 'http://www.dryswamp.edu:80/a b.html'],
  ])('of %s tells URL, time, address and an id', async (_version, text, url) => {
    const { records, skipped } = await readBytes(Buffer.from(text));
    expect(skipped).toEqual([]);
    expect(records.map(({ type }) => type)).toEqual(['warcinfo', 'response']);
    expect(facts(records[1])).toEqual({
      type: 'response',
      url,
      time: '1996-11-04T14:21:03.000Z',
      ip: '127.10.100.2',
      id: `arc:19961104142103:${url}`,
      block: '<HTML>\n\n',
    });
  });
});

describe('parseWarcDate', () => {
  it.each([
    // WARC 1.0: to the second.
    ['2016-09-19T17:20:24Z', '2016-09-19T17:20:24.000Z'],
    // WARC 1.1: any precision of W3C-DTF.
    ['2016', '2016-01-01T00:00:00.000Z'],
    ['2016-09', '2016-09-01T00:00:00.000Z'],
    ['2016-09-19', '2016-09-19T00:00:00.000Z'],
    ['2016-09-19T17:20Z', '2016-09-19T17:20:00.000Z'],
    ['2016-09-19T17:20:24.9Z', '2016-09-19T17:20:24.000Z'],
    ['2016-09-19T17:20:24.123456789Z', '2016-09-19T17:20:24.000Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
  ])('reads %s', (text, time) => {
    expect(new Date((parseWarcDate(text) ?? 0) * 1000).toISOString()).toBe(time);
  });

  it.each([
    '',
    'yesterday',
    '2016-13-01',
    '20160919172024',
    '2016-09-19 17:20:24',
    '2016-09-19T25:00:00Z',
  ])('does not read %j', (text) => {
    expect(parseWarcDate(text)).toBeUndefined();
  });
});

function facts(record: ArchiveRecord | undefined) {
  if (record === undefined) throw new Error('no record');
  return {
    type: record.type,
    url: recordUrl(record),
    time: new Date((recordTime(record) ?? Number.NaN) * 1000).toISOString(),
    ip: recordIp(record),
    id: recordId(record),
    block: record.block.toString(),
  };
}
