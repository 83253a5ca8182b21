/** The settings table as the text of `docs/configuration.md`; a test compares the two. */

import type { Setting } from './setting.ts';
import { flagOf, hasFlag, SETTING_NAMES, SETTINGS, variableOf } from './settings.ts';

export function configurationDocument(): string {
  const rows = SETTING_NAMES.map((name) => {
    const setting: Setting = SETTINGS[name];
    return `| ${hasFlag(name) ? `\`${flagOf(name)}\`` : ''} | \`${variableOf(name)}\` | ${shown(setting.default)} | ${allowed(setting)} | ${setting.description} |`;
  });
  return `# Configuration

A flag wins over its environment variable, that over the settings file (\`--config FILE\` or
\`BACKLINKS_CONFIG\`: one JSON object, names in camel case), that over the default. A wrong value or an unknown
name stops the program with exit code 2 and a line that names it. Secrets have no flag, for other users of the machine see those.

| flag | variable | default | may be | what it is |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function shown(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '`on`' : '`off`';
  return value === '' ? '' : `\`${value}\``;
}

function allowed(setting: Setting): string {
  if (setting.kind === 'switch') return '`on`, `off`; the flag has no value';
  if (setting.kind === 'integer') return `${setting.min} … ${setting.max}`;
  const shownAs = (setting.schemes?.map((scheme) => `${scheme}…`) ?? setting.values)?.map(
    (value) => `\`${value}\``,
  );
  return shownAs?.join(', ') ?? 'text';
}
