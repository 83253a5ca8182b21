/** Defaults < file < environment < flags, checked once, with errors that name the setting and its origin. */
import { AppError } from '../errors.ts';
import type { Setting } from './setting.ts';
import {
  type Config,
  flagOf,
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
  variableOf,
} from './settings.ts';

export interface ConfigOrigins {
  /** Parsed settings file: an object of setting names; unknown names are errors. */
  readonly file?: { readonly path: string; readonly content: unknown };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Values given as flags, by setting name. */
  readonly flags: Readonly<Partial<Record<SettingName, string>>>;
}

/** @throws AppError INVALID_SETTING naming the setting, where it was set, and what it may be. */
export function resolveConfig({ file, environment, flags }: ConfigOrigins): Config {
  const fromFile = file === undefined ? {} : fileSettings(file);
  refuseUnknownVariables(environment);
  const entries = SETTING_NAMES.map((name) => {
    const setting: Setting = SETTINGS[name];
    const flag = flags[name];
    if (flag !== undefined) return [name, read(setting, flag, flagOf(name))];
    const variable = environment[variableOf(name)];
    // An empty variable counts as unset: that is how compose files and CI pass "no value".
    if (variable !== undefined && variable !== '')
      return [name, read(setting, variable, variableOf(name))];
    const filed = fromFile[name];
    if (filed !== undefined)
      return [name, read(setting, String(filed), `${name} in ${file?.path}`)];
    return [name, setting.default];
  });
  // Every name of the table is present and each value was read by its own setting.
  return Object.freeze(Object.fromEntries(entries)) as Config;
}

/** Variables of other programs that start with our prefix do not exist, so an unknown one is a typo. */
function refuseUnknownVariables(environment: ConfigOrigins['environment']): void {
  const known = new Set([...SETTING_NAMES.map(variableOf), 'BACKLINKS_CONFIG']);
  const unknown = Object.keys(environment).find(
    (name) => name.startsWith('BACKLINKS_') && !known.has(name),
  );
  if (unknown !== undefined)
    throw new AppError('INVALID_SETTING', `${unknown} is no setting of this program`);
}

function fileSettings({ path, content }: NonNullable<ConfigOrigins['file']>) {
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new AppError('INVALID_SETTING', `${path} must hold one JSON object of settings`);
  const unknown = Object.keys(content).find((name) => !Object.hasOwn(SETTINGS, name));
  if (unknown !== undefined)
    throw new AppError('INVALID_SETTING', `${unknown} in ${path} is no setting of this program`);
  // Checked above: an object whose keys are setting names.
  return content as Partial<Record<SettingName, unknown>>;
}

function read(setting: Setting, text: string, origin: string): string | number | boolean {
  switch (setting.kind) {
    case 'switch':
      // A flag without a value, and a value of a JSON file, come as `true`.
      if (text === 'on' || text === 'true') return true;
      if (text === 'off' || text === 'false') return false;
      throw invalid(origin, text, 'on or off');
    case 'text':
      if (setting.values !== undefined && !setting.values.includes(text))
        throw invalid(origin, text, `one of ${setting.values.join(', ')}`);
      if (setting.schemes !== undefined && !isUrl(text, setting.schemes))
        throw new AppError(
          'INVALID_SETTING',
          `${origin} must be a URL that starts with ${setting.schemes.join(' or ')}`,
        );
      return text;
    case 'integer': {
      const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
      if (!(number >= setting.min && number <= setting.max))
        throw invalid(origin, text, `a whole number from ${setting.min} to ${setting.max}`);
      return number;
    }
  }
}

/** An empty one is none. */
function isUrl(text: string, schemes: readonly string[]): boolean {
  if (text === '') return true;
  return URL.canParse(text) && schemes.some((scheme) => text.toLowerCase().startsWith(scheme));
}

function invalid(origin: string, text: string, allowed: string): AppError {
  return new AppError(
    'INVALID_SETTING',
    `${origin} is ${JSON.stringify(text)}, must be ${allowed}`,
  );
}
