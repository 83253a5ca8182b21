/**
 * The files that download-all-backlinks made: `GET`, `HEAD` `/export/<secret>/<name>`.
 *
 * No key is asked for: who has the address has the file. Ranges, conditions (ETag, Last-Modified) and HEAD are the
 * library's; what may be fetched is decided here, by the database and not by what lies in the folder.
 */
import fastifyStatic from '@fastify/static';
import type { FastifyError, FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { exportBySecret, storedName } from '../control/export-tasks.ts';
import { send } from './answer.ts';
import { ApiError } from './api-error.ts';
import { EXPORT_PATH } from './export-status.ts';
import type { ExportParts } from './parts.ts';

export async function addExportFiles(app: FastifyInstance, parts: ExportParts): Promise<void> {
  await app.register(async (files) => addFiles(files, parts));
}

const schema = {
  tags: ['Files'],
  summary: 'A file of download-all-backlinks',
  description:
    'Gzipped CSV. No key is needed: the address is the secret. Takes one Range of bytes; several at once are answered with the whole file.',
  params: Type.Object({ secret: Type.String(), name: Type.String() }),
  produces: ['application/gzip'],
};

const UNSATISFIABLE = 416;

async function addFiles(app: FastifyInstance, { control, folder }: ExportParts): Promise<void> {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    // The one refusal of this path that no command has.
    if (error.statusCode !== UNSATISFIABLE) throw error;
    const message = 'The file does not have this range.';
    return send(request, reply.code(UNSATISFIABLE), { error: { code: UNSATISFIABLE, message } });
  });
  await app.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });
  app.get<{ Params: { secret: string; name: string } }>(
    `${EXPORT_PATH}/:secret/:name`,
    { schema, exposeHeadRoute: true },
    async ({ params: { secret, name } }, reply) => {
      const task = await exportBySecret(control, secret);
      if (task?.file?.name !== name) throw new ApiError('notFound');
      return reply
        .header('cache-control', 'private, no-transform')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('x-content-type-options', 'nosniff')
        .sendFile(storedName(task));
    },
  );
}
