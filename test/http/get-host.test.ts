import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostReport } from '../../src/http/host-report.ts';
import { openTestServer, type TestServer } from '../support/api-server.ts';

const REPORT: HostReport = {
  ...{ host: 'a.test', visited_pages: 1, unseen_pages: 2, requests: 3, delay_ms: 250 },
  ...{ crawl_delay_ms: null, max_crawl_delay_ms: 60_000, backoff_until: null, backoffs: 0 },
  robots_files: [
    { origin: 'http://a.test', fetched_at: '2026-01-02T03:04:05.000Z', status: 200, text: 'x & y' },
  ],
  last_answers: [
    { at: '2026-01-02T03:04:06.000Z', url: 'http://a.test/', answer: 'connect', ms: 4 },
    { at: '2026-01-02T03:04:07.000Z', url: 'http://a.test/', answer: 200, ms: 5 },
  ],
  skipped: { robots: 7 },
  next_visits: [
    { url: 'http://a.test/', at: '2026-01-09T03:04:07.000Z', why: 'unchanged', failures: 0 },
  ],
};

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

describe('GET /api/host', () => {
  it('answers what the crawler knows of a host', async () => {
    const app = await server.build({
      hostReport: async (host) => ({ ...REPORT, host }),
    });
    const { statusCode, body } = await app.inject(
      `/api/host?apikey=${server.key}&host=http://a.test/any`,
    );
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toEqual({ host: { ...REPORT, host: 'http://a.test/any' } });
    const xml = await app.inject(`/api/host?apikey=${server.key}&host=a.test&output=xml`);
    expect(xml.body).toContain('<text>x &amp; y</text>');
  });

  it.each([
    ['', 400, 'Parameter host is missing.'],
    ['&host=', 400, 'Parameter host is missing.'],
    ['&host=a%20b', 400, 'Parameter host is invalid.'],
    ['&host=a.test&host=b.test', 400, 'Parameter host is invalid.'],
    ['&host=a.test', 404, 'The requested resource could not be found.'],
  ])('refuses %s where nobody crawls', async (query, status, message) => {
    const { statusCode, body } = await server.app.inject(`/api/host?apikey=${server.key}${query}`);
    expect([statusCode, JSON.parse(body).error.message]).toEqual([status, message]);
  });
});
