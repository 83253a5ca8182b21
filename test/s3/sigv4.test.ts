/** The examples of "Authenticating Requests: Using the Authorization Header" in Amazon's S3 API reference. */
import { describe, expect, it } from 'vitest';
import { type S3Settings, signedRequest } from '../../src/s3/s3-request.ts';
import { verdictOf } from '../support/sigv4.ts';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const AT = new Date('2013-05-24T00:00:00Z');

const authorization = (names: string, signature: string): string =>
  `AWS4-HMAC-SHA256 Credential=${ID}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${names},Signature=${signature}`;

const BASE = {
  host: 'examplebucket.s3.amazonaws.com',
  'x-amz-date': '20130524T000000Z',
  'x-amz-content-sha256': EMPTY,
};
const PLAIN = 'host;x-amz-content-sha256;x-amz-date';

const EXAMPLES = [
  {
    name: 'GET object',
    method: 'GET',
    target: '/test.txt',
    headers: { ...BASE, range: 'bytes=0-9' },
    names: 'host;range;x-amz-content-sha256;x-amz-date',
    signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  {
    name: 'PUT object',
    method: 'PUT',
    target: '/test%24file.text',
    headers: {
      ...BASE,
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
    },
    names: 'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  {
    name: 'GET bucket lifecycle',
    method: 'GET',
    target: '/?lifecycle',
    headers: BASE,
    names: PLAIN,
    signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
  {
    name: 'GET bucket (list objects)',
    method: 'GET',
    target: '/?max-keys=2&prefix=J',
    headers: BASE,
    names: PLAIN,
    signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
];

const secretOf = (id: string) => (id === ID ? SECRET : undefined);

describe('verdictOf, which the tests check signatures with', () => {
  it.each(EXAMPLES)('takes the signature of $name', ({ method, target, names, ...example }) => {
    const headers = { ...example.headers, authorization: authorization(names, example.signature) };
    expect(verdictOf({ method, target, headers }, secretOf)).toBe('signed');
    const others = [{ target: `${target}x` }, { method: 'POST' }];
    for (const other of others)
      expect(verdictOf({ method, target, headers, ...other }, secretOf)).toBe(
        'SignatureDoesNotMatch',
      );
  });
});

describe('signedRequest', () => {
  const settings: S3Settings = {
    ...{ endpoint: '', region: 'us-east-1', addressing: 'auto', sessionToken: '' },
    ...{ accessKeyId: ID, secretAccessKey: SECRET },
  };
  // In that document, buckets of us-east-1 have no region in their host.
  const documented = {
    ...settings,
    endpoint: 'https://s3.amazonaws.com',
    addressing: 'host',
  } as const;

  it('makes the documented signature', async () => {
    const address = { bucket: 'examplebucket', key: '' };
    const query = { 'max-keys': '2', prefix: 'J' };
    const { url, headers } = await signedRequest(documented, { method: 'GET', address, query }, AT);
    expect(url).toBe('https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J');
    expect(headers['authorization']).toContain(EXAMPLES[3]?.signature);
  });

  it.each([
    [{}, 'logs', 'https://logs.s3.us-east-1.amazonaws.com/a%20b/%2B%C3%B6%27%28%29%2A%21%3F'],
    [{}, 'a.logs', 'https://s3.us-east-1.amazonaws.com/a.logs/a%20b/%2B%C3%B6%27%28%29%2A%21%3F'],
    [
      { addressing: 'path' },
      'logs',
      'https://s3.us-east-1.amazonaws.com/logs/a%20b/%2B%C3%B6%27%28%29%2A%21%3F',
    ],
    [
      { endpoint: 'http://[::1]:9000/s3/' },
      'logs',
      'http://[::1]:9000/s3/logs/a%20b/%2B%C3%B6%27%28%29%2A%21%3F',
    ],
  ] as const)('%o and bucket %s: %s', async (own, bucket, expected) => {
    const address = { bucket, key: "a b/+ö'()*!?" };
    const request = { method: 'GET', address } as const;
    const { url, headers } = await signedRequest({ ...settings, ...own }, request, AT);
    expect(url).toBe(expected);
    const { pathname, host } = new URL(url);
    const signed = { method: 'GET', target: pathname, headers: { host, ...headers } };
    expect(verdictOf(signed, secretOf)).toBe('signed');
  });

  it('signs the token of temporary keys, and nothing without keys', async () => {
    const address = { bucket: 'examplebucket', key: 'k' };
    const temporary = { ...settings, sessionToken: 'TOKEN' };
    const request = { method: 'GET', address, headers: { range: 'bytes=0-9' } } as const;
    const { headers } = await signedRequest(temporary, request, AT);
    expect(headers['x-amz-security-token']).toBe('TOKEN');
    expect(headers['authorization']).toContain('x-amz-security-token');
    const open = await signedRequest(
      { ...settings, accessKeyId: '', secretAccessKey: '' },
      request,
      AT,
    );
    expect(open.headers).toEqual({ range: 'bytes=0-9' });
  });

  it('names the key that is missing', async () => {
    const request = { method: 'GET', address: { bucket: 'examplebucket', key: 'k' } } as const;
    const half = signedRequest({ ...settings, secretAccessKey: '' }, request, AT);
    await expect(half).rejects.toMatchObject({ code: 'INVALID_SETTING' });
    await expect(half).rejects.toThrow('AWS_SECRET_ACCESS_KEY');
  });
});
