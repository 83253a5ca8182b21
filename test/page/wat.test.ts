import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watCapture, watPage } from '../../src/page/wat.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';
import { watRecordsOf } from '../support/warc-responses.ts';

/** A record as the extractor of 2024 writes it. */
function record(html: unknown, more: object = {}): unknown {
  return {
    Container: {
      Filename: 'x.warc.gz',
      Compressed: true,
      Offset: '330',
      'Gzip-Metadata': { 'Deflate-Length': '33089' },
    },
    Envelope: {
      Format: 'WARC/1.0',
      'WARC-Header-Metadata': {
        'WARC-Type': 'response',
        'WARC-Date': '2024-05-18T01:58:10Z',
        'WARC-Target-URI': 'https://example.com/',
        'WARC-Record-ID': '<urn:uuid:1>',
        'WARC-IP-Address': '192.0.2.1',
        'Content-Length': '117764',
        ...more,
      },
      'Payload-Metadata': {
        'HTTP-Response-Metadata': {
          'Response-Message': { Status: '200', Version: 'HTTP/1.1', Reason: 'OK' },
          Headers: { 'Content-Type': 'text/html', 'x-robots-TAG': ['noindex', 'nofollow'] },
          'HTML-Metadata': html,
        },
      },
    },
  };
}

describe('watCapture', () => {
  it('reads where the capture is and what it answered', () => {
    const capture = watCapture(record({}));
    expect(capture).toMatchObject({
      type: 'response',
      url: 'https://example.com/',
      at: Date.UTC(2024, 4, 18, 1, 58, 10) / 1000,
      status: 200,
      ip: '192.0.2.1',
      recordId: 'urn:uuid:1',
      file: 'x.warc.gz',
      offset: 330,
      length: 33089,
    });
    expect(capture?.header('X-Robots-Tag')).toEqual(['noindex', 'nofollow']);
    expect(capture?.header('content-type')).toEqual(['text/html']);
    expect(capture?.header('location')).toEqual([]);
  });

  it('answers undefined for what is no HTTP answer, or has no date or address', () => {
    for (const more of [
      { 'WARC-Type': 'request' },
      { 'WARC-Date': 'yesterday' },
      { 'WARC-Target-URI': undefined },
    ]) {
      expect(watCapture(record({}, more))).toBeUndefined();
    }
    expect(watCapture(record({}, { 'WARC-Type': 'revisit' }))?.type).toBe('revisit');
  });
});

describe('watPage', () => {
  it('reads the facts of a page', () => {
    const page = watPage(
      record({
        Head: {
          Title: ' a\n b ',
          Base: '/base/',
          Metas: [
            { name: 'Robots', content: 'nofollow' },
            { name: 'googlebot', content: 'noindex' },
            { property: 'og:title', content: 'x' },
          ],
          Link: [
            { path: 'LINK@/href', rel: 'next', url: 'n' },
            { rel: 'Canonical', url: ' c ' },
          ],
        },
        Links: [
          { path: 'IMG@/src', url: 'before.png', alt: 'before' },
          { path: 'A@/href', url: ' x ', text: ' some\ttext', rel: 'nofollow ugc', title: 't' },
          { path: 'IMG@/src', url: 'i.png', alt: ' alt ' },
          { path: 'A@/href', url: 'y' },
          { path: 'A@/href', url: 'z' },
          { path: 'AREA@/href', url: 'area', rel: 'sponsored' },
          { path: 'FORM@/action', url: 'form' },
          { path: 'A@/data-href', url: 'data' },
          {},
        ],
      }),
    );
    const plain = { nofollow: false, ugc: false, sponsored: false, image: false, imageSource: '' };
    expect(page).toEqual({
      title: 'a b',
      base: '/base/',
      canonical: 'c',
      noindex: false,
      nofollow: true,
      links: [
        { ...plain, href: 'x', anchor: 'some text', nofollow: true, ugc: true },
        { ...plain, href: 'y', anchor: 'alt', image: true, imageSource: 'i.png' },
        { ...plain, href: 'z', anchor: '' },
        { ...plain, href: 'area', anchor: '', sponsored: true },
      ],
    });
  });

  it('answers undefined where there is no HTML', () => {
    expect(watPage(record(undefined))).toBeUndefined();
  });

  it('survives any JSON in any place', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (json, links, head) => {
        watPage(json);
        watCapture(json);
        watPage(record({ Head: head, Links: links }));
        watPage(record({ Head: { Metas: links, Link: head }, Links: [json, links] }));
        watCapture({ Container: json, Envelope: { 'WARC-Header-Metadata': links } });
      }),
    );
  });

  it.skipIf(SHARED_DATA === undefined).each([
    // Counted with another program: records with HTTP-Response-Metadata of type response or revisit, those
    // with HTML-Metadata, links with path A@/href or AREA@/href.
    ['wat/iana.warc.wat.gz', 171, 20, 5200],
    ['wat/IAH-20080430204825-00000-blackbook.warc.wat.gz', 261, 140, 38_614],
    ['wat/warcfile.warc.wat.gz', 16, 16, 1409],
  ])('reads %s', async (file, captures, pages, links) => {
    const found = { captures: 0, pages: 0, links: 0 };
    for await (const json of watRecordsOf(sharedFile(file))) {
      if (watCapture(json) !== undefined) found.captures++;
      const page = watPage(json);
      if (page !== undefined) found.pages++;
      found.links += page?.links.length ?? 0;
    }
    expect(found).toEqual({ captures, pages, links });
  });
});
