/**
 * Access of a service account to Google's APIs: a JWT signed with its key is changed for a token that lasts an hour.
 *
 * Sources: Google Identity, "Using OAuth 2.0 for Server to Server Applications"; RFC 7515 (JWS), RFC 7523.
 */
import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { askVendor } from './ask-vendor.ts';
import type { RequestLimits } from './vendor.ts';

/** A key file as Google makes it, in JSON. */
export interface ServiceAccount {
  /** Whom a sheet must be shared with. */
  readonly email: string;
  readonly privateKey: KeyObject;
  readonly privateKeyId: string | undefined;
  readonly tokenUrl: string;
}

const KeyFile = Type.Object({
  type: Type.Literal('service_account'),
  client_email: Type.String({ minLength: 1 }),
  private_key: Type.String(),
  private_key_id: Type.Optional(Type.String()),
  token_uri: Type.Optional(Type.String({ pattern: '^https?://' })),
});

const TOKEN_URL = 'https://oauth2.googleapis.com/token';

/** @returns undefined for what is no key file of a service account. */
export function parseServiceAccount(json: string): ServiceAccount | undefined {
  try {
    const file: unknown = JSON.parse(json);
    if (!Value.Check(KeyFile, file)) return undefined;
    const privateKey = createPrivateKey(file.private_key);
    if (privateKey.asymmetricKeyType !== 'rsa') return undefined;
    return {
      ...{ email: file.client_email, privateKey, privateKeyId: file.private_key_id },
      tokenUrl: file.token_uri ?? TOKEN_URL,
    };
  } catch {
    // No JSON, or no key in it: both are no key file.
    return undefined;
  }
}

const LIFETIME_SECONDS = 3600;
/** Before a token's end, for requests on their way and clocks that differ. */
const MARGIN_MS = 120_000;

const TokenAnswer = Type.Object({
  access_token: Type.String({ minLength: 1 }),
  expires_in: Type.Integer({ minimum: 0 }),
});

interface Token {
  readonly text: string;
  readonly goodUntilMs: number;
}

export class GoogleAccess {
  readonly #account: ServiceAccount;
  readonly #scope: string;
  readonly #limits: RequestLimits;
  #token: Token | undefined;

  constructor(account: ServiceAccount, scope: string, limits: RequestLimits) {
    this.#account = account;
    this.#scope = scope;
    this.#limits = limits;
  }

  /** A token that lasts a while yet. @throws VendorError */
  async token(signal: AbortSignal): Promise<string> {
    const now = Date.now();
    if (this.#token === undefined || now >= this.#token.goodUntilMs) {
      const { access_token, expires_in } = await this.#ask(now, signal);
      const goodUntilMs = now + expires_in * 1000 - MARGIN_MS;
      this.#token = { text: access_token, goodUntilMs };
    }
    return this.#token.text;
  }

  /** For a token that was not taken. */
  forget(): void {
    this.#token = undefined;
  }

  async #ask(now: number, signal: AbortSignal) {
    const vendor = {
      ...{ name: 'Google', baseUrl: this.#account.tokenUrl, secrets: [], limits: this.#limits },
      // RFC 6749 §5.2: whatever is wrong with the key comes as 400.
      refusalOf: (status: number) =>
        status === 400 ? ({ kind: 'wrong-key', isPassing: false } as const) : undefined,
    };
    const form = {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: signedAssertion(this.#account, this.#scope, now),
    };
    return askVendor(vendor, { path: '', form }, TokenAnswer, signal);
  }
}

function signedAssertion(account: ServiceAccount, scope: string, nowMs: number): string {
  const { email, privateKey, privateKeyId, tokenUrl } = account;
  const iat = Math.floor(nowMs / 1000);
  const header = { alg: 'RS256', typ: 'JWT', ...(privateKeyId && { kid: privateKeyId }) };
  const claims = { iss: email, scope, aud: tokenUrl, iat, exp: iat + LIFETIME_SECONDS };
  const signed = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}
