/** An API key, as it is told: all but its text. */
import type { KeyStatus } from './schema.ts';

/** What a key is good for: its status, and whether its time is over. */
export type KeyState = KeyStatus | 'expired';

export interface Key {
  readonly id: number;
  readonly accountId: number;
  readonly name: string;
  /** First characters of the key's text. */
  readonly prefix: string;
  readonly status: KeyStatus;
  readonly createdAt: Date;
  /** First moment at which it no longer works; undefined: never. */
  readonly expiresAt: Date | undefined;
  /** undefined: unlimited. */
  readonly unitsLimit: number | undefined;
  readonly unitsUsed: number;
  readonly callsPerSecond: number;
  /** When it last paid for an answer; undefined: never. */
  readonly lastChargedAt: Date | undefined;
}
