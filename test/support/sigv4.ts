/**
 * AWS Signature Version 4 as a server checks it, written from its document ("Authenticating Requests: Using the
 * Authorization Header") and held to the examples there (`test/s3/sigv4.test.ts`).
 */
import { createHash, createHmac } from 'node:crypto';

export interface SignedParts {
  readonly method: string;
  /** Path and query as they stand in the request line. */
  readonly target: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export type SignatureVerdict =
  | 'unsigned'
  | 'InvalidAccessKeyId'
  | 'SignatureDoesNotMatch'
  | 'MissingSecurityHeader'
  | 'signed';

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([\da-f]{64})$/;

/** @param secretOf Secret key of an access key id. */
export function verdictOf(
  parts: SignedParts,
  secretOf: (accessKeyId: string) => string | undefined,
): SignatureVerdict {
  const header = (name: string) => String(parts.headers[name] ?? '');
  if (header('authorization') === '') return 'unsigned';
  const [, id = '', date = '', region = '', names = '', signature] =
    AUTHORIZATION.exec(header('authorization')) ?? [];
  const secret = secretOf(id);
  if (secret === undefined) return 'InvalidAccessKeyId';
  const signedNames = names.split(';');
  // All headers of the store's own, and the host, must be signed.
  const must = Object.keys(parts.headers).filter((name) => /^(?:host$|x-amz-)/.test(name));
  if (must.some((name) => !signedNames.includes(name)) || !header('x-amz-date').startsWith(date))
    return 'MissingSecurityHeader';
  const expected = signatureOf(parts, { secret, date, region, signedNames });
  return signature === expected ? 'signed' : 'SignatureDoesNotMatch';
}

interface Scope {
  readonly secret: string;
  readonly date: string;
  readonly region: string;
  readonly signedNames: readonly string[];
}

function signatureOf(
  { method, target, headers }: SignedParts,
  { secret, date, region, signedNames }: Scope,
): string {
  const [path = '', query = ''] = target.split('?');
  const pairs = query === '' ? [] : query.split('&').map((pair) => pair.split('='));
  const canonical = [
    method,
    path
      .split('/')
      .map((part) => encoded(decodeURIComponent(part)))
      .join('/'),
    pairs
      .map(([name = '', value = '']) =>
        [name, value].map((text) => encoded(decodeURIComponent(text))).join('='),
      )
      .sort()
      .join('&'),
    ...signedNames.map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    '',
    signedNames.join(';'),
    String(headers['x-amz-content-sha256'] ?? ''),
  ].join('\n');
  const scope = `${date}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [date, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (signing, part) => createHmac('sha256', signing).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac('sha256', key).update(text).digest('hex');
}

export const sha256 = (bytes: string | Buffer): string =>
  createHash('sha256').update(bytes).digest('hex');

function encoded(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      const code = byte.toString(16).toUpperCase().padStart(2, '0');
      return /[\w.~-]/.test(char) ? char : `%${code}`;
    })
    .join('');
}
