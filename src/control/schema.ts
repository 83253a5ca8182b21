/**
 * Tables of the control database as Kysely knows them; `migrations.ts` creates them.
 *
 * Control data is what operators and users decide: accounts and keys now, sites and jobs later. It is small,
 * it is changed in place, and it must survive everything, hence PostgreSQL.
 */
import type { Generated } from 'kysely';

export const KEY_STATUSES = ['active', 'inactive', 'disabled'] as const;
export type KeyStatus = (typeof KEY_STATUSES)[number];

/** Who owns keys (and, later, sites). */
interface AccountsTable {
  readonly id: Generated<number>;
  readonly name: string;
  readonly created_at: Generated<Date>;
}

interface ApiKeysTable {
  readonly id: Generated<number>;
  readonly account_id: number;
  /** Unique, and never digits only, so that it cannot be taken for an id. */
  readonly name: string;
  /** SHA-256 of the key's text: 192 random bits need no salt. */
  readonly hash: Buffer;
  /** First characters of the key's text, shown in lists. */
  readonly prefix: string;
  readonly status: Generated<KeyStatus>;
  readonly created_at: Generated<Date>;
  /** First moment at which the key no longer works; null: never. */
  readonly expires_at: Date | null;
  /** null: unlimited. */
  readonly units_limit: number | null;
  readonly units_used: Generated<number>;
  /** null: never. Free answers are not written down. */
  readonly last_charged_at: Generated<Date | null>;
  readonly calls_per_second: number;
}

/** Random bytes that this installation signs with; made at first use. */
interface SecretsTable {
  readonly name: string;
  readonly value: Buffer;
}

export interface Tables {
  readonly accounts: AccountsTable;
  readonly api_keys: ApiKeysTable;
  readonly secrets: SecretsTable;
}
