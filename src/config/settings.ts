/**
 * Every setting of the program, once: its type, default, bound and description, topic by topic. From this table
 * come the check at start, the flags and their `--help`, the environment variables and `docs/configuration.md`.
 *
 * A flag is the name in kebab case (`--max-record-bytes`); its variable, unless the table names another,
 * is `BACKLINKS_` and the name in upper snake case.
 */

import { BUCKET_SETTINGS } from './bucket-settings.ts';
import { CRAWL_SETTINGS } from './crawl-settings.ts';
import { FETCH_SETTINGS } from './fetch-settings.ts';
import { INDEX_SETTINGS } from './index-settings.ts';
import { LINK_SERVICE_SETTINGS } from './link-service-settings.ts';
import { MONITOR_SETTINGS } from './monitor-settings.ts';
import { SERVER_SETTINGS } from './server-settings.ts';
import type { Setting } from './setting.ts';
import { SIGNAL_SETTINGS } from './signal-settings.ts';

export const SETTINGS = {
  ...SERVER_SETTINGS,
  ...INDEX_SETTINGS,
  ...CRAWL_SETTINGS,
  ...FETCH_SETTINGS,
  ...BUCKET_SETTINGS,
  ...MONITOR_SETTINGS,
  ...SIGNAL_SETTINGS,
  ...LINK_SERVICE_SETTINGS,
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

type ValueOf<S extends Setting> = S extends { kind: 'integer' }
  ? number
  : S extends { kind: 'switch' }
    ? boolean
    : S extends { values: readonly (infer V)[] }
      ? V
      : string;

/** The resolved settings, frozen. */
export type Config = { readonly [Name in SettingName]: ValueOf<(typeof SETTINGS)[Name]> };

// One cast: Object.keys forgets the literal names.
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** `maxRecordBytes` → `BACKLINKS_MAX_RECORD_BYTES`, unless the table names another variable. */
export function variableOf(name: SettingName): string {
  const setting: Setting = SETTINGS[name];
  return setting.variable ?? `BACKLINKS_${snake(name).toUpperCase()}`;
}

/** `maxRecordBytes` → `--max-record-bytes`. */
export function flagOf(name: SettingName): string {
  return `--${snake(name).replaceAll('_', '-')}`;
}

/** Has the setting a flag? */
export function hasFlag(name: SettingName): boolean {
  const setting: Setting = SETTINGS[name];
  return setting.kind !== 'text' || setting.isSecret !== true;
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
