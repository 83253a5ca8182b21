/**
 * Signature of a webhook's request: HMAC-SHA256 (RFC 2104) over `<seconds>.<body>`, with each of the site's secrets.
 *
 *     X-Backlinks-Signature: t=1764081000,v1=<hex>,v1=<hex>
 *
 * The time is signed too, so that a receiver can refuse a request that somebody kept and sends again. Two signatures
 * come while a secret is being replaced; one that matches is enough.
 */
import { createHmac } from 'node:crypto';

export function signatureOf(body: string, secrets: readonly string[], at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const signed = secrets.map((secret) => {
    const hex = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
    return `v1=${hex}`;
  });
  return [`t=${seconds}`, ...signed].join(',');
}
