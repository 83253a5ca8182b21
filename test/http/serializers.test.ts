import Fastify, { type FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { serializersOfServer } from '../../src/http/serializers.ts';

const PERSON = { id: 1, name: 'A', age: 2 };
const integers = (...names: string[]) => ({
  $id: 'person',
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'integer' }])),
});

/** Two paths that answer by the schema named `person` of their family. */
function addFamily(app: FastifyInstance, prefix: string, schema: object): void {
  app.register(
    async (family) => {
      for (const path of ['/one', '/other']) {
        const response = { 200: { $ref: 'person#' } };
        family.get(path, { schema: { response } }, async () => PERSON);
        // Between the two paths, a schema more: Fastify then builds its compiler anew.
        family.addSchema({ ...schema, $id: path === '/one' ? 'more' : 'most' });
      }
      family.addSchema(schema);
    },
    { prefix },
  );
}

describe('serializersOfServer', () => {
  it('writes each answer by the schema of its own family', async () => {
    const buildSerializer = serializersOfServer();
    const app = Fastify({ schemaController: { compilersFactory: { buildSerializer } } });
    addFamily(app, '/a', integers('id'));
    addFamily(app, '/b', integers('id', 'age'));
    const bodies = ['/a/one', '/a/other', '/b/one', '/b/other'].map(
      async (path) => (await app.inject(path)).body,
    );
    expect(await Promise.all(bodies)).toEqual([
      ...['{"id":1}', '{"id":1}'],
      ...['{"id":1,"age":2}', '{"id":1,"age":2}'],
    ]);
    await app.close();
  });

  it('makes one function of a schema, and one of each that only looks like a reference', () => {
    const compile = serializersOfServer()({ person: integers('id') }, {});
    const serializer = (schema: object) =>
      compile({ schema, method: 'GET', url: '/', httpStatus: '200' });
    const toPerson = { $ref: 'person#' };
    expect(serializer(toPerson)).toBe(serializer({ ...toPerson }));
    expect(serializer({ ...toPerson, nullable: true })).not.toBe(serializer(toPerson));
    expect(serializer({ type: 'object' })).not.toBe(serializer({ type: 'object' }));
  });
});
