/** All families of paths to the commands, behind one count of each key's calls. */
import type { FastifyInstance } from 'fastify';
import type { Control } from '../control/control.ts';
import { callCounter, requireKey } from './access.ts';
import type { CommandParts } from './command.ts';
import { DATA_API } from './data-api.ts';
import { addCommands, type Family } from './family.ts';
import { INDEX_API } from './index-api.ts';
import { MONITOR_OWN_API } from './monitor/own-api.ts';
import { PROJECT_API } from './monitor/project-api.ts';
import { PROJECT_MANAGEMENT_API } from './monitor/project-management-api.ts';
import { addMonitorRoutes, type MonitorFamily, type MonitorRouteParts } from './monitor/routes.ts';
import { OWN_API } from './own-api.ts';

export const FAMILIES: readonly Family[] = [INDEX_API, DATA_API, OWN_API];

export const MONITOR_FAMILIES: readonly MonitorFamily[] = [
  PROJECT_API,
  PROJECT_MANAGEMENT_API,
  MONITOR_OWN_API,
];

export async function addFamilies(
  app: FastifyInstance,
  control: Control,
  parts: CommandParts & Pick<MonitorRouteParts, 'monitor' | 'maxStallMs'>,
): Promise<void> {
  app.decorateRequest('apiKey', null);
  app.decorateRequest('site', null);
  const countCall = await callCounter(app);
  for (const family of FAMILIES)
    await app.register(
      async (api) => {
        requireKey(api, control, { readKey: family.readKey, countCall });
        addCommands(api, family, parts);
      },
      { prefix: family.prefix },
    );
  for (const family of MONITOR_FAMILIES)
    await app.register(
      async (api) => {
        requireKey(api, control, { readKey: family.readKey, countCall });
        addMonitorRoutes(api, family, { ...parts, control });
      },
      { prefix: family.prefix },
    );
}
