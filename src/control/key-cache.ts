/**
 * API keys that were just looked up, so that a busy key costs one statement a second and not one a call.
 *
 * What this process changes it forgets at once; what another process changes shows after `MAX_KEY_AGE_MS`.
 * Unknown keys are not kept, so guessing cannot fill the memory.
 */
import type { Key } from './key.ts';

export const MAX_KEY_AGE_MS = 1000;
const MAX_KEYS = 10_000;

export class KeyCache {
  readonly #found = new Map<string, { readonly key: Key; readonly at: number }>();

  /** @param hash SHA-256 of the key's text, hexadecimal. @param now Milliseconds. */
  get(hash: string, now: number): Key | undefined {
    const entry = this.#found.get(hash);
    return entry !== undefined && now - entry.at < MAX_KEY_AGE_MS ? entry.key : undefined;
  }

  set(hash: string, key: Key, now: number): void {
    if (this.#found.size >= MAX_KEYS) this.#found.clear();
    this.#found.set(hash, { key, at: now });
  }

  /** After any change of a key. */
  clear(): void {
    this.#found.clear();
  }
}
