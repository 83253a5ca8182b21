import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAMILIES } from '../../src/http/families.ts';
import { openTestServer, type TestServer } from '../support/api-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const FILE = join(import.meta.dirname, '../../docs/openapi.json');

/** Documented so. */
const GET_ONLY = /(?:raw|raw-backlinks|subscription|subscription-info)$/;

async function document() {
  const { body } = await server.app.inject('/openapi.json');
  return JSON.parse(body);
}

interface Operation {
  readonly parameters: readonly { readonly name: string }[];
  readonly responses: object;
  readonly security: object;
}

describe('/openapi.json', () => {
  it('is docs/openapi.json; after a wanted change: npm run openapi', async () => {
    await expect(`${JSON.stringify(await document(), null, 2)}\n`).toMatchFileSnapshot(FILE);
  });

  it('describes each command by GET and POST, with every documented refusal', async () => {
    const { paths } = await document();
    const routes = FAMILIES.flatMap(({ prefix, security, ...family }) =>
      family.routes.map((route) => ({ path: `${prefix}/${route.path}`, security })),
    );
    for (const { path, security } of routes) {
      const methods = paths[path];
      expect(Object.keys(methods)).toEqual(GET_ONLY.test(path) ? ['get'] : ['get', 'post']);
      for (const method of Object.values<Operation>(methods)) {
        const { parameters, responses } = method;
        expect(parameters.map(({ name }) => name)).toContain('output');
        expect(method.security).toEqual(security);
        expect(Object.keys(responses)).toEqual([
          '200',
          '244',
          '400',
          '401',
          '402',
          '403',
          '404',
          '405',
          '406',
          '429',
          '500',
          '503',
        ]);
      }
    }
  });

  it('says how a key is shown, and nothing of it among the parameters', async () => {
    const { components, paths } = await document();
    expect(components.securitySchemes).toMatchObject({
      apikey: { type: 'apiKey', in: 'query', name: 'apikey' },
      token: { type: 'apiKey', in: 'header', name: 'Authorization' },
    });
    expect(JSON.stringify(paths)).not.toContain('"name":"apikey"');
  });

  it('names each operation once', async () => {
    const { paths } = await document();
    const names = Object.values<Record<string, { operationId?: string }>>(paths)
      .flatMap((path) => Object.values(path))
      .flatMap(({ operationId }) => operationId ?? []);
    expect(names.length).toBeGreaterThan(15);
    expect(new Set(names).size).toBe(names.length);
  });

  it('says which parameters must be sent', async () => {
    const { get, post } = (await document()).paths['/backlinks/v1.0/get-backlinks'];
    const required = get.parameters.filter(
      (parameter: { required: boolean }) => parameter.required,
    );
    expect(required.map(({ name }: { name: string }) => name)).toEqual(['target']);
    expect(post.requestBody.content['application/json'].schema.required).toEqual(['target']);
  });
});

describe('/docs', () => {
  it('loads nothing from elsewhere, nor may it', async () => {
    const page = await server.app.inject('/docs/');
    expect(page.statusCode).toBe(200);
    const loaded = [...page.body.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url = '']) => url);
    expect(loaded.length).toBeGreaterThan(3);
    for (const url of loaded) {
      expect(url).toMatch(/^\.\/static\//);
      expect((await server.app.inject(`/docs/${url.slice(2)}`)).statusCode).toBe(200);
    }
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|\.io|upgrade/);
  });

  it('asks no validator on the web', async () => {
    const { body } = await server.app.inject('/docs/static/swagger-initializer.js');
    expect(body).toContain('"validatorUrl":null');
  });
});
