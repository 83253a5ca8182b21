/** Opens the control database that the settings name: a server's, or the embedded one in the data directory. */
import { resolve } from 'node:path';
import type { Config } from '../config/settings.ts';
import { type Control, openControl } from '../control/control.ts';
import { createDataDirectory } from './app.ts';
import type { Report } from './progress.ts';

/** Control data alone: PostgreSQL takes several processes at once, so no owner is needed. */
export function openControlOf(config: Config, report: Report): Promise<Control> {
  const onWarning = (text: string) => report({ kind: 'notice', text });
  if (config.databaseUrl !== '') return openControl({ url: config.databaseUrl }, { onWarning });
  createDataDirectory(config.data);
  return openControl({ directory: resolve(config.data, 'control') }, { onWarning });
}
