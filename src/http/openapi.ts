/**
 * The OpenAPI document, generated from the routes' schemas, and a page that shows it.
 *
 * `docs/openapi.json` holds the same document and a test compares the two, so a changed contract shows in
 * the diff. The page's files are served from here; its Content-Security-Policy lets nothing else in.
 */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { DATA_API } from './data-api.ts';
import { INDEX_API } from './index-api.ts';
import { PROJECT_API } from './monitor/project-api.ts';
import { OWN_API } from './own-api.ts';

const INFO = {
  title: 'Open Backlinks',
  description:
    'A self-hosted backlink index and monitor, answering as SEO PowerSuite Backlinks API v1.0, the backlinks part of SE Ranking\'s Data API and SE Ranking\'s Backlinks API do. Errors are {"error":{"code","message"}} with the HTTP status as code; with output=xml, the same tree in XML.',
  version: '1.0',
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
};

/** How a key is shown; names as in `Family.security`. */
const SECURITY_SCHEMES = {
  apikey: {
    type: 'apiKey',
    in: 'query',
    name: 'apikey',
    description: 'The name may be spelt in any letter case. Always in the query, with POST too.',
  },
  token: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description:
      '`Token KEY`: the word Token, a space, the key. Other schemes, such as Bearer, are refused.',
  },
} as const;

/** The plugin's own policy would let a validator on the web in, and send plain HTTP to https. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "object-src 'none'",
].join('; ');

/** To be called before any route is added. */
export async function documentRoutes(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    refResolver: {
      buildLocalReference: (schema, _baseUri, _fragment, at) => String(schema['$id'] ?? at),
    },
    // 3.1: schemas are JSON Schema, and a value may be null.
    openapi: {
      openapi: '3.1.0',
      info: INFO,
      components: { securitySchemes: SECURITY_SCHEMES },
      tags: [
        { name: INDEX_API.tags.documented, description: 'Questions to the link index.' },
        {
          name: INDEX_API.tags.extension,
          description: 'Questions to the link index that go beyond the document; same conventions.',
        },
        {
          name: DATA_API.tags.documented,
          description: "The same questions by the paths of SE Ranking's Data API.",
        },
        {
          name: PROJECT_API.tags.documented,
          description:
            'Sites and their own backlinks: added, checked, grouped, disavowed. Bodies and answers are JSON; there is no output, and no units are charged.',
        },
        {
          name: PROJECT_API.tags.extension,
          description: 'The same operations by later paths, and what goes beyond the document.',
        },
        { name: OWN_API.tags.documented, description: 'What our own page asks.' },
        { name: 'Files', description: 'What download-all-backlinks made.' },
        { name: 'Operation', description: 'For those who run the server. No key is needed.' },
      ],
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: POLICY,
    // The page would otherwise send the document's address to a validator on the web.
    uiConfig: { validatorUrl: null, layout: 'BaseLayout', tryItOutEnabled: true },
    theme: { title: 'Open Backlinks' },
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
