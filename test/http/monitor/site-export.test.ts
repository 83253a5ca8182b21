/** All backlinks of a site as a file, and the file read again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../../support/api-server.ts';
import { type Ask, askerOf, newSite, refusal } from '../../support/monitor.ts';

let server: TestServer;
let ask: Ask;
beforeAll(async () => {
  server = await openTestServer();
  ask = askerOf(server.app, server.key);
});
afterAll(() => server.close());

async function exported(site: number, query = '') {
  const { statusCode, headers, body } = await server.app.inject({
    url: `/api/sites/${site}/export${query}`,
    headers: { authorization: `Token ${server.key}` },
  });
  return { status: statusCode, headers, body };
}

const post = (site: number, file: string) => ask('POST', `/api/sites/${site}/imports`, file);

/** One of each kind of backlink, and what a spreadsheet or a reader may stumble over. */
async function filled(): Promise<number> {
  const site = await newSite(ask);
  await post(
    site,
    'Referring page URL,Target URL,Anchor,Domain rating,First seen\nhttps://a.test/?q="x",https://www.example.com/,"=a, ""b""",71,2024-02-01\n',
  );
  await post(
    site,
    'Source URL,Target URL,SourceTrustFlow\nhttps://a.test/?q="x",https://www.example.com/,22\n',
  );
  const { group_id } = (await ask('POST', `/backlink-groups/${site}`, { name: 'Mine, all' })).json;
  await ask('POST', `/backlinks/${site}/list`, {
    ...{ list: ['https://b.test/', 'https://blog.example.com/own'], group_id },
    ...{ price: 10, currency: 'EUR', charge_period: 'monthly' },
  });
  await server.control.db
    .updateTable('site_backlinks')
    .set({ to_url: 'https://moved.example/', anchor: '-1', notes: 'two\nlines', state: 'live' })
    .where('site_id', '=', site)
    .where('from_url', '=', 'https://b.test/')
    .execute();
  await ask('POST', `/backlink-disavow/${site}`, { list: ['domain:b.test'] });
  return site;
}

describe('GET /api/sites/{site_id}/export', () => {
  it('tells all that is known, as JSON lines', async () => {
    const { headers, body } = await exported(await filled(), '?format=jsonl');
    expect(headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename="backlinks.jsonl"',
    });
    const rows = body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toMatchObject([
      {
        ...{ from_url: 'https://a.test/?q=%22x%22', to_url: null, state: 'unchecked' },
        ...{ date_placement: '2024-02-01', source: 'ahrefs', group: null, is_disavow: '0' },
        suppliers: [
          { supplier: 'ahrefs', anchor: '=a, "b"', metrics: { 'Domain rating': '71' } },
          { supplier: 'majestic', metrics: { SourceTrustFlow: '22' } },
        ],
      },
      {
        ...{ from_url: 'https://b.test/', to_url: 'https://moved.example/', state: 'live' },
        ...{ price: '10', currency: 'EUR', group: 'Mine, all', is_disavow: '1' },
        ...{ notes: 'two\nlines', suppliers: [] },
      },
      { from_url: 'https://blog.example.com/own' },
    ]);
    expect(rows[0]).not.toHaveProperty('src_domain_inlink_rank');
  });

  it('writes CSV, a line a backlink, that no spreadsheet runs', async () => {
    const { headers, body } = await exported(await filled());
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = body.trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^from_url,to_url,state,anchor,.*,currency,group,suppliers$/);
    expect(lines[2]).toMatch(/^https:\/\/b\.test\/,https:\/\/moved\.example\/,live,'-1,/);
    expect(lines[2]).toContain(',two lines,');
  });

  it('is read again as nothing but duplicates, and nothing changes', async () => {
    const site = await filled();
    const before = (await exported(site)).body;
    expect((await post(site, before)).json).toMatchObject({
      ...{ source: 'openbacklinks-site', added: 0, duplicates: 3, invalid: 0, warnings: [] },
    });
    expect((await exported(site)).body).toBe(before);
  });

  it('fills another site of the same domain with pages and their days', async () => {
    const { body } = await exported(await filled());
    const other = await newSite(ask);
    expect((await post(other, body)).json).toMatchObject({
      ...{ added: 1, reasons: { 'other-target': 1, 'own-page': 1 } },
    });
    expect((await ask('GET', `/backlinks/${other}`)).json).toMatchObject([
      { from_url: 'https://a.test/?q=%22x%22', date_placement: '2024-02-01' },
    ]);
  });

  it('has no end before the last', async () => {
    const site = await newSite(ask);
    const list = Array.from({ length: 2500 }, (_, i) => `https://h${i}.test/`);
    await ask('POST', `/backlinks/${site}/list`, { list });
    const { body } = await exported(site, '?format=jsonl');
    const urls = body
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line).from_url]));
    expect(urls).toEqual(list);
  });

  it('is a header alone where there is nothing', async () => {
    const site = await newSite(ask);
    expect((await exported(site)).body).toMatch(/^from_url,[^\n]+\r\n$/);
    expect((await exported(site, '?format=jsonl')).body).toBe('');
  });

  it('refuses another format', async () => {
    const site = await newSite(ask);
    const answer = await ask('GET', `/api/sites/${site}/export?format=xlsx`);
    expect(refusal(answer)).toEqual([400, 'Parameter format is invalid.']);
  });
});
