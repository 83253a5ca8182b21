import { describe, expect, it } from 'vitest';
import { signatureOf } from '../../../src/monitor/alerts/signature.ts';

const AT = new Date('2025-11-25T14:30:00.999Z');

/** By another implementation than the one under test. */
async function hmacHex(secret: string, text: string): Promise<string> {
  const encode = (value: string) => new TextEncoder().encode(value);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encode(secret), algorithm, false, ['sign']);
  return Buffer.from(await crypto.subtle.sign('HMAC', key, encode(text))).toString('hex');
}

describe('signatureOf', () => {
  it('is what a receiver computes over time and body', async () => {
    const body = '{"title":"Ünïcode 🔗"}';
    const v1 = await hmacHex('whsec_a', `1764081000.${body}`);
    expect(signatureOf(body, ['whsec_a'], AT)).toBe(`t=1764081000,v1=${v1}`);
  });

  it('is what Python’s hmac says', () => {
    expect(signatureOf('{"id":"1"}', ['whsec_test'], AT)).toBe(
      't=1764081000,v1=96b572937772844ccc0820a5d1591ce386f9370f5f1cfa01bfe2f6558f49eeeb',
    );
  });

  it('signs with each secret, the current one first', async () => {
    const [a, b] = await Promise.all(['a', 'b'].map((secret) => hmacHex(secret, '1764081000.x')));
    expect(signatureOf('x', ['a', 'b'], AT)).toBe(`t=1764081000,v1=${a},v1=${b}`);
  });
});
