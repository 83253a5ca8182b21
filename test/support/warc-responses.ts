/**
 * The responses in a WARC file, read by `warcio`, a reader that is not ours: a second opinion in tests.
 */
import { createReadStream } from 'node:fs';
import { WARCParser } from 'warcio';
import { decodeWhole, sniffCharset } from '../../src/page/charset.ts';

export interface WarcResponse {
  readonly url: string;
  /** Without brackets. */
  readonly recordId: string;
  readonly contentType: string | undefined;
  /** Content encoding undone. */
  readonly body: Uint8Array;
  readonly html: string;
}

/** Every HTML response of a file, in order. */
export async function* responsesOf(file: string): AsyncGenerator<WarcResponse> {
  for await (const record of WARCParser.iterRecords(createReadStream(file))) {
    if (record.warcType !== 'response') continue;
    const body = await record.readFully(true);
    const contentType = record.httpHeaders?.headers.get('content-type') ?? undefined;
    if (contentType?.includes('html') !== true) continue;
    yield {
      url: record.warcTargetURI ?? '',
      recordId: record.warcHeader('WARC-Record-ID')?.slice(1, -1) ?? '',
      contentType,
      body,
      html: decodeWhole(body, sniffCharset(body, contentType)),
    };
  }
}

/** The JSON of every WAT record of a file. */
export async function* watRecordsOf(file: string): AsyncGenerator<unknown> {
  for await (const record of WARCParser.iterRecords(createReadStream(file))) {
    if (record.warcType !== 'metadata') continue;
    yield JSON.parse(new TextDecoder().decode(await record.readFully(false)));
  }
}
