import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../src/page/html.ts';
import { type PageUrl, parsePageUrl } from '../../src/url/page-url.ts';
import type { Visit } from '../../src/visit/visit.ts';
import type { DropReason } from '../../src/visit/visit-links.ts';
import { visitOf } from '../../src/visit/visit-of.ts';

function pageUrl(href: string): PageUrl {
  const url = parsePageUrl(href);
  if (url === undefined) throw new Error(`not a page: ${href}`);
  return url;
}

interface Given {
  readonly status?: number;
  readonly revisit?: boolean;
  readonly bodyFrom?: number;
  readonly url?: string;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, readonly string[]>>;
}

function visit(given: Given): Visit & { readonly dropped: readonly DropReason[] } {
  const { status = 200, url = 'https://a.example/dir/page', html, headers = {} } = given;
  const dropped: DropReason[] = [];
  const made = visitOf(
    {
      url: pageUrl(url),
      at: 1_700_000_000,
      status,
      header: (name) => headers[name] ?? [],
      ip: '192.0.2.1',
      revisit: given.revisit ?? false,
      bodyFrom: given.bodyFrom,
      page: html === undefined ? undefined : parseHtml(html),
      source: 'warc',
      evidence: { recordId: '<urn:uuid:1>', file: '/x.warc', offset: 1, length: 2 },
    },
    (reason) => dropped.push(reason),
  );
  return { ...made, dropped };
}

const links = (html: string) => visit({ html }).links.map(({ to, anchor }) => [to.href, anchor]);
const follows = (given: Given) => visit(given).follows.map(({ href }) => href);

describe('visitOf', () => {
  it.each([
    [200, {}, 'page'],
    [206, {}, 'page'],
    [301, { location: ['/new'] }, 'redirect'],
    [300, { location: ['https://b.example/'] }, 'redirect'],
    [302, {}, 'broken-redirect'],
    [302, { location: [' '] }, 'broken-redirect'],
    [302, { location: ['mailto:x@a.example'] }, 'broken-redirect'],
    [302, { location: ['page#top'] }, 'broken-redirect'],
    [304, { location: ['/new'] }, 'unchanged'],
    [404, {}, 'not-found'],
    [410, {}, 'not-found'],
    [401, {}, 'refused'],
    [403, {}, 'refused'],
    [418, {}, 'refused'],
    [429, {}, 'refused'],
    [451, {}, 'refused'],
    [500, {}, 'failed'],
    [503, {}, 'failed'],
    [0, {}, 'failed'],
    [100, {}, 'failed'],
    [999, {}, 'failed'],
    [503, { 'cf-mitigated': ['challenge'] }, 'refused'],
    [202, { 'x-amzn-waf-action': ['challenge'] }, 'refused'],
    [200, { 'x-amzn-waf-action': ['Captcha '] }, 'refused'],
    [200, { 'cf-mitigated': ['none'] }, 'page'],
  ])('makes of status %d with %j: %s', (status, headers, outcome) => {
    const made = visit({ status, headers });
    expect(made.outcome).toBe(outcome);
    expect(made.status).toBe(status);
  });

  it('makes a revisit of a success unchanged, and of a redirect a redirect', () => {
    expect(visit({ revisit: true }).outcome).toBe('unchanged');
    const headers = { location: ['https://b.example/'] };
    expect(visit({ revisit: true, status: 301, headers }).outcome).toBe('redirect');
    expect(visit({ revisit: true, bodyFrom: 7 }).bodyFrom).toBe(7);
    expect(visit({ revisit: false, bodyFrom: 7 }).bodyFrom).toBeUndefined();
  });

  it('keeps a redirect’s destination, and its link if that leaves the domain', () => {
    const out = visit({ status: 301, headers: { location: ['//b.example/x#y', '/z'] } });
    expect(out.redirectTo?.href).toBe('https://b.example/x');
    expect(out.links).toMatchObject([
      { to: { href: 'https://b.example/x' }, type: 'redirect', anchor: '', nofollow: false },
    ]);
    expect(out.follows.map(({ href }) => href)).toEqual(['https://b.example/x']);
    const inside = visit({ status: 301, headers: { location: ['//www.a.example/'] } });
    expect(inside.links).toEqual([]);
    expect(inside.follows).toHaveLength(1);
  });

  it('reads no links from pages that were not served', () => {
    const html = '<title>t</title><a href=//b.example>';
    for (const status of [301, 404, 403, 500]) {
      expect(visit({ status, html })).toMatchObject({ links: [], follows: [], title: '' });
    }
    const headers = { 'cf-mitigated': ['challenge'] };
    expect(visit({ html, headers })).toMatchObject({ links: [], follows: [], title: '' });
  });

  it('keeps links to other registrable domains, resolved against the base', () => {
    expect(
      links(`<base href=//b.example/c/><a href=d>1</a><a href=//www.a.example/>2</a>
        <a href="">3</a><a href=#x>4</a><area href=//c.example alt=5>`),
    ).toEqual([
      ['https://b.example/c/d', '1'],
      ['https://b.example/c/', '3'],
      ['https://c.example/', '5'],
    ]);
  });

  it('ignores a base that is no web address', () => {
    expect(follows({ html: '<base href=data:x><a href=y>' })).toEqual(['https://a.example/dir/y']);
  });

  it('merges the occurrences of a destination', () => {
    const html = `<a href=//b.example/ rel="nofollow ugc"><img src=i.png></a>
      <a href=https://b.example rel=ugc>first</a>
      <a href=//b.example/#x rel="ugc sponsored"><img src=j.png>second</a>
      <a href=//c.example/ rel=nofollow></a><a href=//c.example rel="NOFOLLOW"></a>`;
    const none = { nofollow: false, ugc: false, sponsored: false, image: false, imageSource: '' };
    expect(visit({ html }).links).toMatchObject([
      { ...none, to: { href: 'https://b.example/' }, type: 'href', anchor: 'first', ugc: true },
      { ...none, to: { href: 'https://c.example/' }, type: 'href', anchor: '', nofollow: true },
    ]);
  });

  it('resolves the image of the occurrence that gave the anchor, or of the first with one', () => {
    const html = `<a href=//b.example/></a><a href=//b.example/><img src=../i.png></a>
      <a href=//b.example/><img src=k.png></a>
      <a href=//c.example/><img src="data:image/png,x" alt=c></a>`;
    expect(visit({ html }).links).toMatchObject([
      { image: true, imageSource: 'https://a.example/i.png', anchor: '' },
      { image: true, imageSource: '', anchor: 'c' },
    ]);
  });

  it('combines what meta and header say of robots', () => {
    const html = '<meta name=robots content=noindex><a href=//b.example/>b</a>';
    const made = visit({ html, headers: { 'x-robots-tag': ['googlebot: none', 'nofollow'] } });
    expect(made).toMatchObject({ noindex: true, nofollow: true, follows: [] });
    // The page keeps its links: the fold decides what they are worth.
    expect(made.links).toMatchObject([{ nofollow: true }]);
    expect(visit({ headers: { 'x-robots-tag': ['noindex'] } }).noindex).toBe(true);
  });

  it('takes the canonical element before the header, and only a web address', () => {
    const headers = { link: ['</h>; rel=canonical'] };
    const canonical = (html: string) => visit({ html, headers }).canonical?.href;
    expect(canonical('<link rel=canonical href=e>')).toBe('https://a.example/dir/e');
    expect(canonical('<base href=/x/><link rel=canonical href=e>')).toBe('https://a.example/x/e');
    expect(canonical('<link rel=canonical href="mailto:e">')).toBe('https://a.example/h');
    expect(canonical('')).toBe('https://a.example/h');
    expect(visit({ html: '' }).canonical).toBeUndefined();
  });

  it('follows only the canonical page when that is another, and links it if it leaves the domain', () => {
    const html = '<a href=x><link rel=canonical href=//b.example/c>';
    const made = visit({ html });
    expect(made.follows.map(({ href }) => href)).toEqual(['https://b.example/c']);
    expect(made.links).toMatchObject([{ type: 'canonical', to: { href: 'https://b.example/c' } }]);
    expect(follows({ html: '<a href=x><link rel=canonical href="page#top">' })).toEqual([
      'https://a.example/dir/x',
    ]);
    expect(follows({ html: `${html}<meta name=robots content=noindex>` })).toEqual([]);
  });

  it('follows each other page once, internal ones too, without nofollow links', () => {
    expect(
      follows({
        html: `<a href=x><a href=x#y><a href=page><a href=?q><a href=n rel=nofollow>
          <a href=m rel=nofollow><a href=m><a href=//b.example/>`,
      }),
    ).toEqual([
      'https://a.example/dir/x',
      'https://a.example/dir/page?q',
      'https://a.example/dir/m',
      'https://b.example/',
    ]);
  });

  it('counts the links it cannot keep', () => {
    const long = `//b.example/${'x'.repeat(2048)}`;
    expect(
      visit({
        html: `<a href="mailto:a@b"><a href="JavaScript:x()"><a href="tel:1"><a href="urn:x:y">
          <a href="http://[">x<a href="https://a b/"><a href="${long}"><a href="#ok"><a href=ok>`,
      }).dropped,
    ).toEqual(['not-web', 'not-web', 'not-web', 'not-web', 'not-a-url', 'not-a-url', 'too-long']);
  });

  it('never throws, and keeps its promises about links and follows', () => {
    const href = fc.oneof(
      fc.webUrl(),
      fc.constantFrom(
        '',
        '#',
        '/',
        '?',
        '..',
        '//',
        'http:',
        'http://',
        'https:x',
        '\\',
        'a:b',
        '%',
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(href, { maxLength: 12 }), fc.option(href), (hrefs, base) => {
        const quote = (text: string) =>
          `"${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
        const html = `${base === null ? '' : `<base href=${quote(base)}>`}
          ${hrefs.map((text) => `<a href=${quote(text)}>x</a>`).join('')}`;
        const { url, links: kept, follows: followed } = visit({ html });
        const keys = kept.map(({ to }) => to.href);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { to } of kept) expect(to.domain).not.toBe(url.domain);
        const followedHrefs = followed.map((page) => page.href);
        expect(new Set(followedHrefs).size).toBe(followedHrefs.length);
        expect(followedHrefs).not.toContain(url.href);
      }),
      { numRuns: 1000 },
    );
  });
});
