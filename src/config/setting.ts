/** What the table of settings says of one: its kind, default, bound and description. */

interface Described {
  /** One line: what it is, its unit, what a special value means. */
  readonly description: string;
  /** Environment variable when it is not the one derived from the name. */
  readonly variable?: string;
}

export interface TextSetting extends Described {
  readonly kind: 'text';
  readonly default: string;
  /** Allowed values; any text when left out. */
  readonly values?: readonly string[];
  /** Starts of the URLs it may be, if it is one: `http://`. Such a URL holds a password, so no error shows it. */
  readonly schemes?: readonly string[];
  /** Has no flag, for other users of the machine see those. */
  readonly isSecret?: true;
}

export interface IntegerSetting extends Described {
  readonly kind: 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

/** Off unless its flag is there, which takes no value; elsewhere `on` or `off`. */
export interface SwitchSetting extends Described {
  readonly kind: 'switch';
  readonly default: false;
}

export type Setting = TextSetting | IntegerSetting | SwitchSetting;

export const MIB = 2 ** 20;
export const GIB = 2 ** 30;
/** In seconds, as the next. */
export const HOUR = 3600;
export const DAY = 24 * HOUR;
