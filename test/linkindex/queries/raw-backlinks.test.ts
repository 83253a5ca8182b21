import { describe, expect, it } from 'vitest';
import {
  RAW_COLUMNS,
  RAW_SETTINGS,
  selectList,
} from '../../../src/linkindex/queries/raw-backlinks.ts';
import { BACKENDS, openForTests } from '../../support/link-index.ts';
import { insertBacklinks } from './some-backlinks.ts';

const HOSTILE = `'"\\ \t\n\0 </a> {limit:UInt32} 🦜 \u2028`;

describe.each(BACKENDS)('RAW_COLUMNS on $name', ({ open }) => {
  const opened = openForTests(open);

  it('make the documented row, by the moment and not by the day', async () => {
    await insertBacklinks(opened.index, [
      {
        from: 'http://odd.test:8080/%7Euser/?q=a%20b',
        to: "https://xn--bcher-kva.example:8443/it's?x=%27",
        title: HOSTILE,
        anchor: HOSTILE,
        flags: ['nofollow', 'image', 'edu'],
        imageSource: 'https://img.test/a.png',
        rank: 7,
        firstSeen: '2024-02-29T23:59:59Z',
        lastVisited: '2024-12-31T00:00:01Z',
      },
      { from: 'https://plain.test/', to: 'http://example.com/', firstSeen: '2024-02-29T00:00:00Z' },
    ]);
    const result = await opened.index.exec({
      query: `SELECT ${selectList(RAW_COLUMNS)} FROM backlinks FINAL
        WHERE toUnixTimestamp(first_seen) > 0 ORDER BY first_seen DESC FORMAT JSONEachRow`,
      clickhouse_settings: { ...RAW_SETTINGS },
    });
    let text = '';
    for await (const chunk of result.stream) text += chunk;
    const [odd = '', plain = ''] = text.split('\n');
    expect(JSON.parse(odd)).toEqual({
      url_from: 'http://odd.test:8080/%7Euser/?q=a%20b',
      url_to: "https://xn--bcher-kva.example:8443/it's?x=%27",
      title: HOSTILE,
      anchor: HOSTILE,
      alt: null,
      nofollow: true,
      image: true,
      image_source: 'https://img.test/a.png',
      inlink_rank: 7,
      domain_inlink_rank: -1,
      first_seen: '2024-02-29',
      last_visited: '2024-12-31',
    });
    expect(plain).toBe(
      '{"url_from":"https://plain.test/","url_to":"http://example.com/","title":"","anchor":"","alt":null,' +
        '"nofollow":false,"image":false,"image_source":null,"inlink_rank":-1,"domain_inlink_rank":-1,' +
        '"first_seen":"2024-02-29","last_visited":"2024-02-01"}',
    );
  });
});
