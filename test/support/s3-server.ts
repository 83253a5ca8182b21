/**
 * An S3-compatible store on loopback: objects in memory, GET with ranges, HEAD, PUT, ListObjectsV2 in pages, errors in
 * XML. It checks signatures by itself, refuses bodies that are not what their headers say, and fails where a test wants.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { S3Settings } from '../../src/s3/s3-request.ts';
import { sha256, verdictOf } from './sigv4.ts';

export const ACCESS_KEY = 'AKIATESTTESTTEST';
export const SECRET_KEY = 'secret/of+the test key';

/** An error code of the store, or the connection ends. */
export type Fault = string | 'disconnect';

export interface S3Server {
  readonly endpoint: string;
  /** With the right keys. */
  readonly settings: S3Settings;
  /** By `bucket/key`. */
  readonly objects: Map<string, Buffer>;
  /** `METHOD bucket/key range`, in order, faults included. */
  readonly asked: string[];
  /** Asked before each request. */
  fault: (request: { readonly method: string; readonly name: string }) => Fault | undefined;
  /** Buckets that may be read without keys. */
  readonly publicBuckets: Set<string>;
  /** Keys in a page of a list. */
  pageSize: number;
  close(): Promise<void>;
}

export async function openS3Server(): Promise<S3Server> {
  const server = createServer((request, response) => {
    answer(store, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on a port.
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const store: S3Server = {
    endpoint,
    settings: {
      ...{ endpoint, region: 'eu-test-1', addressing: 'auto', sessionToken: '' },
      ...{ accessKeyId: ACCESS_KEY, secretAccessKey: SECRET_KEY },
    },
    objects: new Map(),
    asked: [],
    fault: () => undefined,
    publicBuckets: new Set(),
    pageSize: 1000,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return store;
}

const STATUS: Readonly<Record<string, number>> = {
  NoSuchKey: 404,
  InvalidRange: 416,
  BadDigest: 400,
  XAmzContentSHA256Mismatch: 400,
  MissingContentLength: 411,
  SlowDown: 503,
  InternalError: 500,
};

async function answer(
  store: S3Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url = '', headers } = request;
  const { pathname, searchParams } = new URL(url, store.endpoint);
  const name = decodeURIComponent(pathname.slice(1));
  store.asked.push(`${method} ${name}${headers.range === undefined ? '' : ` ${headers.range}`}`);
  const fail = (code: string) => {
    const secrets = `<AWSAccessKeyId>${ACCESS_KEY}</AWSAccessKeyId><StringToSign>s</StringToSign>`;
    const body = `<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>m</Message>${secrets}</Error>`;
    response.writeHead(STATUS[code] ?? 403, { 'content-type': 'application/xml' });
    response.end(method === 'HEAD' ? '' : body);
  };
  const fault = store.fault({ method, name });
  if (fault === 'disconnect') return void request.socket.destroy();
  if (fault !== undefined) return fail(fault);
  const verdict = verdictOf({ method, target: url, headers }, (id) =>
    id === ACCESS_KEY ? SECRET_KEY : undefined,
  );
  const isPublic = store.publicBuckets.has(name.split('/')[0] ?? '') && method !== 'PUT';
  if (verdict === 'unsigned' && !isPublic) return fail('AccessDenied');
  if (verdict !== 'unsigned' && verdict !== 'signed') return fail(verdict);
  if (method === 'PUT') return put(store, name, request, response, fail);
  if (searchParams.get('list-type') === '2')
    return void response.end(listed(store, name.replace(/\/$/, ''), searchParams));
  const bytes = store.objects.get(name);
  if (bytes === undefined) return fail('NoSuchKey');
  get(bytes, request, response, fail);
}

const etagOf = (bytes: Buffer): string => `"${createHash('md5').update(bytes).digest('hex')}"`;

async function put(
  { objects }: S3Server,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  fail: (code: string) => void,
): Promise<void> {
  const { headers } = request;
  if (headers['content-length'] === undefined) return fail('MissingContentLength');
  const bytes = await buffer(request);
  const md5 = createHash('md5').update(bytes).digest('base64');
  if (headers['content-md5'] !== undefined && headers['content-md5'] !== md5)
    return fail('BadDigest');
  if (headers['x-amz-content-sha256'] !== sha256(bytes)) return fail('XAmzContentSHA256Mismatch');
  objects.set(name, bytes);
  response.writeHead(200, { etag: etagOf(bytes) }).end();
}

function get(
  bytes: Buffer,
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  fail: (code: string) => void,
): void {
  const [, from, to = ''] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  const etag = etagOf(bytes);
  if (from === undefined) {
    response.writeHead(200, { etag, 'content-length': bytes.length });
    response.end(method === 'HEAD' ? '' : bytes);
    return;
  }
  if (Number(from) >= bytes.length) {
    response.setHeader('content-range', `bytes */${bytes.length}`);
    fail('InvalidRange');
    return;
  }
  const end = Math.min(to === '' ? bytes.length : Number(to) + 1, bytes.length);
  const range = `bytes ${from}-${end - 1}/${bytes.length}`;
  response.writeHead(206, { etag, 'content-range': range, 'content-length': end - Number(from) });
  response.end(bytes.subarray(Number(from), end));
}

/** Keys in the order of their bytes, as S3 has it. */
function listed({ objects, pageSize }: S3Server, bucket: string, query: URLSearchParams): string {
  const start = `${bucket}/${query.get('prefix') ?? ''}`;
  const after = query.get('continuation-token');
  const names = [...objects.keys()]
    .filter((name) => name.startsWith(start) && (after === null || token(name) > after))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const page = names.slice(0, pageSize);
  const contents = page.map((name) => {
    const bytes = objects.get(name) ?? Buffer.alloc(0);
    const key = encodeURIComponent(name.slice(bucket.length + 1))
      .replaceAll('%2F', '/')
      .replaceAll('%20', '+');
    const etag = etagOf(bytes).replaceAll('"', '&quot;');
    return `<Contents><Key>${key}</Key><ETag>${etag}</ETag><Size>${bytes.length}</Size></Contents>`;
  });
  const last = page.at(-1);
  const isMore = names.length > page.length && last !== undefined;
  const next = isMore ? `<NextContinuationToken>${token(last)}</NextContinuationToken>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket}</Name><IsTruncated>${isMore}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
}

/** Opaque, sorted as the names are. */
const token = (name: string): string => Buffer.from(name).toString('hex');
