import { describe, expect, it } from 'vitest';
import { httpMessage } from '../../src/warc/record-message.ts';
import { readBytes, warcRecord } from './archive-bytes.ts';

const PAGE = Buffer.from('<!doctype html><title>Seite</title><p>Grüße');

describe('httpMessage', () => {
  const read = async (type: string, url: string, block: Buffer) => {
    const [record] = (await readBytes(warcRecord({ type, url, block }))).records;
    return record === undefined ? undefined : httpMessage(record);
  };
  const url = 'http://example.com/';

  it('is the answer of a response and of a revisit', async () => {
    for (const type of ['response', 'revisit']) {
      expect(await read(type, url, Buffer.from('HTTP/1.1 200 OK\r\n\r\nx'))).toMatchObject({
        status: 200,
      });
    }
    expect(await read('revisit', url, Buffer.alloc(0))).toBeUndefined();
  });

  it('is a 200 with the body of a resource', async () => {
    expect(await read('resource', url, PAGE)).toEqual({ status: 200, fields: [], payload: PAGE });
  });

  it('is none for what is no answer of a web server', async () => {
    expect(await read('request', url, Buffer.from('GET / HTTP/1.1\r\n\r\n'))).toBeUndefined();
    expect(await read('metadata', url, PAGE)).toBeUndefined();
    expect(await read('response', 'dns:example.com', Buffer.from('1.2.3.4'))).toBeUndefined();
    expect(await read('resource', 'file:///x', PAGE)).toBeUndefined();
  });
});
