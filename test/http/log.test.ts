import { describe, expect, it } from 'vitest';
import { shownUrl } from '../../src/http/log.ts';

const ROUTE = '/backlinks/v1.0/get-metrics';

describe('shownUrl', () => {
  it('shows what is asked for', () => {
    expect(shownUrl(ROUTE, `${ROUTE}?target=a.test&target=b.test&mode=url`)).toBe(
      `${ROUTE}?target=a.test&target=b.test&mode=url`,
    );
  });

  it('shows which site it is about, and nothing else of a path', () => {
    const sites = '/backlinks/:site_id(^\\d+$)/list';
    expect(shownUrl(sites, '/backlinks/12/list?limit=5&offset=9')).toBe(
      '/backlinks/12/list?limit=5&offset=9',
    );
    expect(shownUrl('/files/:file', '/files/SECRET')).toBe('/files/:file');
  });

  it.each([
    '?apikey=SECRET',
    '?apiKey=SECRET&target=a.test',
    '?target=a.test&APIKEY=SECRET',
    '?%61pikey=SECRET',
    '?api_key=SECRET',
    '?SECRET',
    '?target=a.test&SECRET=',
    '?apikey=SECRET&apikey=SECRET',
    '?&&=SECRET',
    '?target=a.test?apikey=SECRET',
    '?output=json;apikey=SECRET',
    '?target=a.test%26apikey=SECRET',
    '?target=https://user:SECRET@a.test/',
    '?target=SECRET@a.test',
    '?target=a.test/%0A#apikey=SECRET',
    '?target=bl_SECRET',
    '?target=a.test%253Fapikey%253Dbl_SECRET',
  ])('shows no key of %s', (query) => {
    expect(shownUrl(ROUTE, ROUTE + query)).not.toContain('SECRET');
  });

  it('shows nothing of an unknown address: a key may stand in its path', () => {
    expect(shownUrl(undefined, `${ROUTE}&apikey=SECRET`)).toBe('(unknown)');
  });

  it('is bounded', () => {
    expect(shownUrl(ROUTE, `${ROUTE}?target=${'x'.repeat(100_000)}`).length).toBeLessThan(600);
  });
});
