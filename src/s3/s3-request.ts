/**
 * A request to an S3-compatible store: its URL, and its headers with their signature (AWS Signature Version 4).
 *
 * Without keys it is not signed, which buckets that are open to everybody take. The signature is made by `aws4fetch`.
 */
import { AwsV4Signer } from 'aws4fetch';
import { AppError } from '../errors.ts';
import type { S3Address } from './s3-address.ts';

export interface S3Settings {
  /** `https://minio.example.com:9000`; empty: AWS in `region`. */
  readonly endpoint: string;
  readonly region: string;
  /** Where the bucket's name stands in the URL. `auto`: in the host on AWS, in the path elsewhere. */
  readonly addressing: 'auto' | 'path' | 'host';
  /** Both empty: requests are not signed. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary keys; else empty. */
  readonly sessionToken: string;
}

export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT';
  readonly address: S3Address;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** SHA-256 of the body, hexadecimal; undefined: there is none. */
  readonly bodySha256?: string;
}

const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** @throws AppError INVALID_SETTING when one of the two keys is missing. */
export async function signedRequest(
  settings: S3Settings,
  { method, address, query = {}, headers = {}, bodySha256 = EMPTY_SHA256 }: S3Request,
  at: Date,
): Promise<{ readonly url: string; readonly headers: Record<string, string> }> {
  const url = objectUrl(settings, address, query);
  const { accessKeyId, secretAccessKey, sessionToken, region } = settings;
  if (accessKeyId === '' && secretAccessKey === '') return { url, headers: { ...headers } };
  if (accessKeyId === '' || secretAccessKey === '')
    throw new AppError(
      'INVALID_SETTING',
      'of the S3 keys one is missing: --s3-access-key-id (AWS_ACCESS_KEY_ID) and --s3-secret-access-key (AWS_SECRET_ACCESS_KEY) go together',
    );
  const signed = await new AwsV4Signer({
    ...{ method, url, service: 's3', region, accessKeyId, secretAccessKey },
    // TRICKY: no others, for on the way `fetch` adds to some (Accept-Encoding of a range).
    headers: { 'x-amz-content-sha256': bodySha256 },
    datetime: at.toISOString().replace(/[:-]|\.\d{3}/g, ''),
    ...(sessionToken !== '' && { sessionToken }),
  }).sign();
  return { url, headers: { ...headers, ...Object.fromEntries(signed.headers) } };
}

function objectUrl(
  { endpoint, region, addressing }: S3Settings,
  { bucket, key }: S3Address,
  query: Readonly<Record<string, string>>,
): string {
  const base = new URL(endpoint === '' ? `https://s3.${region}.amazonaws.com` : endpoint);
  // A certificate for `*.s3.…` does not hold for a name with dots in it.
  const isInHost =
    addressing === 'host' || (addressing === 'auto' && endpoint === '' && !bucket.includes('.'));
  if (isInHost) base.hostname = `${bucket}.${base.hostname}`;
  const path = [...(isInHost ? [] : [bucket]), ...key.split('/')].map(escaped).join('/');
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${escaped(value)}`);
  const search = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  return `${base.origin}${base.pathname.replace(/\/$/, '')}/${path}${search}`;
}

/** All but the unreserved characters of RFC 3986, as the signature spells them. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
