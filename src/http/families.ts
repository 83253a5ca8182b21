/** All families of paths to the commands, behind one count of each key's calls. */
import type { FastifyInstance } from 'fastify';
import type { Control } from '../control/control.ts';
import { callCounter, requireKey } from './access.ts';
import type { CommandParts } from './command.ts';
import { DATA_API } from './data-api.ts';
import { addCommands, type Family } from './family.ts';
import { INDEX_API } from './index-api.ts';
import { OWN_API } from './own-api.ts';

export const FAMILIES: readonly Family[] = [INDEX_API, DATA_API, OWN_API];

export async function addFamilies(
  app: FastifyInstance,
  control: Control,
  parts: CommandParts,
): Promise<void> {
  app.decorateRequest('apiKey', null);
  const countCall = await callCounter(app);
  for (const family of FAMILIES)
    await app.register(
      async (api) => {
        requireKey(api, control, { readKey: family.readKey, countCall });
        addCommands(api, family, parts);
      },
      { prefix: family.prefix },
    );
}
