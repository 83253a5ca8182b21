import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urlSql } from '../../../src/linkindex/queries/key-sql.ts';
import { parsePageUrl } from '../../../src/url/page-url.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { webUrl } from '../../url/url-arbitraries.ts';

describe.each(BACKENDS)('urlSql on $name', ({ open }) => {
  const opened = openForTests(open);

  const spelt = async (texts: readonly string[]) => {
    const pages = texts.flatMap((text) => parsePageUrl(text) ?? []);
    const rows = pages.map(({ key, https }) => [key, https ? 1 : 0]);
    const result = await opened.index.query({
      query: `SELECT ${urlSql('row.1', "row.2 = '1'")} AS url
        FROM (SELECT arrayJoin(arrayZip({keys:Array(String)}, {https:Array(String)})) AS row)`,
      query_params: {
        keys: rows.map(([key]) => key),
        https: rows.map(([, https]) => String(https)),
      },
      format: 'JSONEachRow',
    });
    const urls = (await result.json<{ url: string }>()).map(({ url }) => url);
    return { urls, expected: pages.map(({ href }) => href) };
  };

  it('spells what urlOfKey spells', async () => {
    const { urls, expected } = await spelt([
      'http://example.com/',
      'https://www.example.co.uk:8443/a/b?c=d)e,f',
      'https://xn--bcher-kva.example./',
      'http://192.0.2.7:8080/x',
      'http://[2001:db8::1]/',
      'http://under_score.example/%7E(a),b',
      "http://a'b!c.example/",
    ]);
    expect(urls).toEqual(expected);
  });

  it('spells any URL', async () => {
    const texts = fc.sample(webUrl, { numRuns: 500, seed: 7 });
    const { urls, expected } = await spelt(texts);
    expect(expected.length).toBeGreaterThan(100);
    expect(urls).toEqual(expected);
  });
});
