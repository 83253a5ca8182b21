import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, openTestServer, post, type TestServer } from '../support/api-server.ts';
import { openTestControl } from '../support/control.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

describe('/healthz and /readyz', () => {
  it('say that the process lives and that the engines answer', async () => {
    expect((await server.app.inject('/healthz')).json()).toEqual({ status: 'alive' });
    expect((await server.app.inject('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('tell a dead engine from a dead process', async () => {
    const control = await openTestControl();
    const app = await server.build({ control });
    await control.close();
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    const answer = await app.inject('/readyz');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
  });
});

describe('/metrics', () => {
  it('counts answers by command and status, their time, and units', async () => {
    await get(server.app, 'get-metrics', `apikey=${server.key}&target=a.test&target=b.test`);
    await get(server.app, 'get-metrics', `apikey=${server.key}`);
    await get(server.app, 'get-secret', `apikey=${server.key}`);
    server.app.countAlertTry('webhook', { kind: 'put-off', reason: 'http-5xx', error: 'secret' });
    server.app.countAlertTry('email', { kind: 'delivered' });
    const { body } = await server.app.inject('/metrics');
    expect(body).toContain('backlinks_requests_total{command="get-metrics",status="200"} 1');
    expect(body).toContain('backlinks_requests_total{command="get-metrics",status="400"} 1');
    expect(body).toContain('backlinks_requests_total{command="other",status="404"} 1');
    expect(body).toContain('backlinks_units_charged_total{command="get-metrics"} 2');
    expect(body).toMatch(/backlinks_request_duration_seconds_count\{command="get-metrics"\} 2/);
    expect(body).toContain('backlinks_queries_waiting 0');
    expect(body.match(/^backlinks_alert_tries_total.*$/gm)).toEqual([
      'backlinks_alert_tries_total{channel="webhook",outcome="put-off",reason="http-5xx"} 1',
      'backlinks_alert_tries_total{channel="email",outcome="delivered",reason="none"} 1',
    ]);
    expect(body).not.toContain(server.key);
    expect(body).not.toContain('get-secret');
  });
});

describe('the log', () => {
  it('has a line for each answer, and no key in any', async () => {
    server.lines.length = 0;
    const { key, app } = server;
    await get(app, 'get-metrics', `apikey=${key}&target=a.test`);
    await get(app, 'get-metrics', `target=a.test&APIKEY=${key}&output=xml`);
    await get(app, 'get-metrics', `%61pi%4bey=${key}&target=a.test`);
    await get(app, 'get-metrics', `key=${key}`);
    await get(app, `get-metrics&apikey=${key}`, '');
    await get(app, 'get-metrics', `apikey=${key}&target=http://`);
    await post(app, 'get-metrics', `apikey=${key}`, `{"apikey":"${key}",`);
    await app.inject({ method: 'PUT', url: `/backlinks/v1.0/get-metrics?apikey=${key}` });
    await app.inject({ url: '/healthz', headers: { authorization: `Token ${key}`, referer: key } });

    const lines = server.lines.map((line) => JSON.parse(line));
    expect(lines).toHaveLength(9);
    expect(server.lines.join('')).not.toContain(key);
    expect(server.lines.join('')).not.toContain(encodeURIComponent(key));
    expect(lines[0]).toMatchObject({
      method: 'GET',
      url: '/backlinks/v1.0/get-metrics?target=a.test',
      status: 200,
      keyId: 1,
      msg: 'answered',
    });
  });

  it('has the cause of an unexpected error, which the answer has not', async () => {
    await server.index.command({ query: 'RENAME TABLE ranks TO away' });
    const answer = await get(server.app, 'get-inlink-rank', `apikey=${server.key}&target=a.test`);
    await server.index.command({ query: 'RENAME TABLE away TO ranks' });
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.text)).toEqual({
      error: { code: 500, message: 'Unexpected error. Please try again later.' },
    });
    expect(server.lines.join('')).toContain("Unknown table expression identifier 'ranks'");
    expect(server.lines.join('')).not.toContain(server.key);
  });
});

describe('the start page', () => {
  it('says what runs here, in HTML without scripts', async () => {
    const { body, headers } = await server.app.inject('/');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).toContain('<dt>live backlinks</dt><dd>0</dd>');
    expect(body).toContain('href="/docs"');
    expect(body).toContain('<code>/backlinks/v1.0/get-metrics</code>');
    expect(body).toContain('<code>GET POST /backlinks/{site_id}</code>');
    expect(body).toContain('<code>GET PUT /api/sites/{site_id}/alerts</code>');
    expect(body).not.toMatch(/<script|https?:\/\//);
  });
});
