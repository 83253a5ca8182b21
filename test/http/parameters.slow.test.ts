/**
 * Every documented parameter with wrong, empty, repeated, huge and hostile values, by GET and by POST, in JSON and
 * in XML: the documented error, naming it.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, openTestServer, post, type TestServer } from '../support/api-server.ts';
import {
  invalid,
  LONG,
  missing,
  NO_NUMBERS,
  named,
  OK,
  refusal,
  refusalsOf,
  UNREADABLE,
} from '../support/refused.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

/** Lists of rows, and the orders they come in. */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  'get-backlinks': ['date_found', 'domain_inlink_rank', 'inlink_rank'],
  'get-refdomains': ['date_found', 'domain_inlink_rank', 'inlink_rank'],
  'get-anchors': ['backlinks', 'refdomains'],
  'get-top-pages': ['backlinks', 'refdomains'],
  'get-referring-ips': ['backlinks', 'refdomains'],
  'get-broken-backlinks': ['date_found', 'domain_inlink_rank', 'inlink_rank'],
  'get-link-intersect': ['domain_inlink_rank', 'backlinks', 'targets'],
  'get-new-lost-backlinks': ['new_lost_date', 'domain_inlink_rank', 'inlink_rank'],
  'get-new-lost-refdomains': ['new_lost_date', 'domain_inlink_rank'],
};
const LISTS = Object.keys(ORDERS);
const BATCHES = ['get-metrics', 'get-summary', 'get-inlink-rank', 'get-link-intersect'];
const MODAL = ['get-metrics', 'get-summary', 'get-history', ...LISTS];
const COMMANDS = [...new Set([...BATCHES, ...MODAL])];

const { byGet, byPost } = refusalsOf(() => server);

describe.each(MODAL)('mode of %s', (command) => {
  it.each(named(['domain', 'host', 'url', '']))('may be %s', async (_, mode) => {
    expect(await byGet(command, `target=a.test&mode=${mode}`)).toBe(OK);
    expect(await byPost(command, { target: 'a.test', mode })).toBe(OK);
  });

  it.each(
    named([
      ...['Host', 'hosts', 'domain,host', ' host', '%00', '%', '__proto__', 'constructor', LONG],
    ]),
  )('may not be %s', async (_, mode) => {
    expect(await byGet(command, `target=a.test&mode=${mode}`)).toBe(invalid('mode'));
    expect(await byPost(command, { target: 'a.test', mode })).toBe(invalid('mode'));
  });

  it('may not be repeated', async () => {
    expect(await byGet(command, 'target=a.test&mode=url&mode=host')).toBe(invalid('mode'));
  });

  it.each(named([1, true, {}, [], ['host'], { length: 1 }]))(
    'may not be %s in a body',
    async (_, mode) => {
      expect(await byPost(command, { target: 'a.test', mode })).toBe(invalid('mode'));
    },
  );
});

describe.each([
  ...LISTS.map((command) => ({ command, name: 'limit', max: 10_000 })),
  { command: 'get-backlinks', name: 'per_domain', max: 100 },
  { command: 'get-broken-backlinks', name: 'per_domain', max: 100 },
])('$name of $command', ({ command, name, max }) => {
  it.each(named([1, 7, max]))('may be %s', async (_, value) => {
    expect(await byGet(command, `target=a.test&${name}=${value}`)).toBe(OK);
    expect(await byPost(command, { target: 'a.test', [name]: value })).toBe(OK);
    expect(await byPost(command, { target: 'a.test', [name]: String(value) })).toBe(OK);
  });

  it.each(named(['', null]))('may be %s, which is absent', async (_, value) => {
    expect(await byGet(command, `target=a.test&${name}=`)).toBe(OK);
    expect(await byPost(command, { target: 'a.test', [name]: value })).toBe(OK);
  });

  it.each(named([...NO_NUMBERS, String(max + 1)]))('may not be %s', async (_, value) => {
    expect(await byGet(command, `target=a.test&${name}=${value}`)).toBe(invalid(name));
    expect(await byPost(command, { target: 'a.test', [name]: value })).toBe(invalid(name));
  });

  it.each(
    named<unknown>([0, -1, 1.5, max + 1, 1e300, true, false, {}, [], [1], [[1]], { valueOf: 1 }]),
  )('may not be %s in a body', async (_, value) => {
    expect(await byPost(command, { target: 'a.test', [name]: value })).toBe(invalid(name));
  });

  it('may not be repeated', async () => {
    expect(await byGet(command, `target=a.test&${name}=1&${name}=2`)).toBe(invalid(name));
    expect(await byGet(command, `target=a.test&${name}=1&${name}=1`)).toBe(invalid(name));
  });
});

describe.each(Object.entries(ORDERS))('order_by of %s', (command, orders) => {
  it.each(named([...orders, '']))('may be %s', async (_, order_by) => {
    expect(await byGet(command, `target=a.test&order_by=${order_by}`)).toBe(OK);
    expect(await byPost(command, { target: 'a.test', order_by })).toBe(OK);
  });

  it.each(
    named(['date', 'first_seen', 'inlink_rank desc', 'inlink_rank;SELECT 1', 'DATE_FOUND', LONG]),
  )('may not be %s', async (_, order_by) => {
    const query = `target=a.test&order_by=${encodeURIComponent(order_by)}`;
    expect(await byGet(command, query)).toBe(invalid('order_by'));
    expect(await byPost(command, { target: 'a.test', order_by })).toBe(invalid('order_by'));
  });

  it('may not be repeated', async () => {
    const query = `target=a.test&order_by=${orders[0]}&order_by=${orders[0]}`;
    expect(await byGet(command, query)).toBe(invalid('order_by'));
  });
});

describe.each(COMMANDS)('target of %s', (command) => {
  const isBatch = BATCHES.some((batch) => batch === command);

  it.each(
    named([
      ...[
        'example.com',
        'https://example.com/a?b#c',
        'EXAMPLE.com.',
        '127.0.0.1',
        '[::1]',
        'bücher.de',
      ],
      ...[`https://example.com/${'a'.repeat(2000)}`, 'localhost', 'xn--bcher-kva.de', 'a_b.test'],
    ]),
  )('may be %s', async (_, target) => {
    expect(await byGet(command, `target=${encodeURIComponent(target)}`)).toBe(OK);
    expect(await byPost(command, { target })).toBe(OK);
  });

  it('may not be missing', async () => {
    for (const query of ['', 'target=', 'target', 'Target=a.test', 'targets=a.test'])
      expect(await byGet(command, query)).toBe(missing('target'));
    for (const body of ['', {}, { target: '' }, { target: null }, { Target: 'a.test' }])
      expect(await byPost(command, body)).toBe(missing('target'));
  });

  it.each(
    named([
      ...[
        'http://',
        'ftp://a.test',
        'javascript:alert(1)',
        'a b.test',
        '*.example.com',
        '/path',
        '?q',
      ],
      ...[
        'me@example.com',
        'a..b',
        '256.256.256.256',
        'http://[::1',
        'a\0.test',
        '\ufffe',
        '.',
        '%',
      ],
      ...["a.test' OR 1=1", 'a.test"; DROP TABLE backlinks', `https://a.test/${LONG}`, LONG],
    ]),
  )('may not be %s', async (_, target) => {
    expect(await byGet(command, `target=${encodeURIComponent(target)}`)).toBe(invalid('target'));
    expect(await byPost(command, { target })).toBe(invalid('target'));
  });

  it.each(named([5, true, {}, [[]], [['a.test']], [{}], [5], { target: 'a.test' }, ['a.test', 5]]))(
    'may not be %s in a body',
    async (_, target) => {
      expect(await byPost(command, { target })).toBe(invalid('target'));
    },
  );

  it(isBatch ? 'may be repeated' : 'may not be repeated', async () => {
    const expected = isBatch ? OK : invalid('target');
    expect(await byGet(command, 'target=a.test&target=b.test')).toBe(expected);
    expect(await byPost(command, { target: ['a.test', 'b.test'] })).toBe(expected);
  });
});

describe.each(BATCHES)('targets of %s', (command) => {
  it('may not be more than 100', async () => {
    const target = Array.from({ length: 101 }, () => 'a.test');
    const query = target.map((text) => `target=${text}`).join('&');
    expect(await byGet(command, query)).toBe(invalid('target'));
    expect(await byPost(command, { target })).toBe(invalid('target'));
  });

  it('may hold empty entries, which are absent', async () => {
    expect(await byGet(command, 'target=&target=a.test')).toBe(OK);
    expect(await byGet(command, 'target=&target=')).toBe(missing('target'));
    expect(await byPost(command, { target: [] })).toBe(missing('target'));
    expect(await byPost(command, { target: ['', null, 'a.test'] })).toBe(OK);
  });

  it('may not hold one that is none', async () => {
    expect(await byGet(command, 'target=a.test&target=http://')).toBe(invalid('target'));
  });
});

describe('get-link-intersect', () => {
  const command = 'get-link-intersect';
  const many = (length: number) => Array.from({ length }, (_, at) => `t${at}.test`);

  it('takes ten targets and ten that are none, and no more', async () => {
    const body = { target: many(10), not_target: many(10), min_targets: '9' };
    expect(await byPost(command, body)).toBe(OK);
    expect(await byPost(command, { ...body, target: many(11) })).toBe(invalid('target'));
    expect(await byPost(command, { ...body, not_target: many(11) })).toBe(invalid('not_target'));
    expect(await byGet(command, 'target=a.test&target=b.test&not_target=c.test&not_target=')).toBe(
      OK,
    );
    expect(await byPost(command, { target: 'a.test', not_target: 'b.test' })).toBe(OK);
  });

  it.each(named(['http://', '*.a.test', 'a b', LONG, "a.test' OR 1=1"]))(
    'takes no not_target such as %s',
    async (_, text) => {
      const query = `target=a.test&not_target=b.test&not_target=${encodeURIComponent(text)}`;
      expect(await byGet(command, query)).toBe(invalid('not_target'));
      const body = { target: 'a.test', not_target: ['b.test', text] };
      expect(await byPost(command, body)).toBe(invalid('not_target'));
    },
  );

  it.each(named(['0', '3', '11', '-1', '1.5', 'all', LONG, '1&min_targets=1']))(
    'takes no min_targets such as %s of two targets',
    async (_, least) => {
      const query = `target=a.test&target=b.test&min_targets=${least}`;
      expect(await byGet(command, query)).toBe(invalid('min_targets'));
    },
  );

  it.each(named(['1', '2', '']))('takes min_targets %s of two', async (_, least) => {
    expect(await byGet(command, `target=a.test&target=b.test&min_targets=${least}`)).toBe(OK);
  });
});

describe.each(COMMANDS)('a body of %s', (command) => {
  it.each(
    named(['{', '{"target":', 'target=a.test', '[]', '["a.test"]', '"a.test"', '1', 'null', '\0']),
  )('may not be %s', async (_, body) => {
    expect(await byPost(command, body)).toBe(UNREADABLE);
  });

  it('may begin with a byte order mark', async () => {
    expect(await byPost(command, '\uFEFF{"target":"a.test"}')).toBe(OK);
  });

  it('may be large, but not without bound', async () => {
    const body = { target: 'a.test', unknown: 'x'.repeat(2 ** 20) };
    expect(await byPost(command, body)).toBe(OK);
    expect(await byPost(command, { ...body, unknown: 'x'.repeat(2 ** 22) })).toBe(UNREADABLE);
  });

  it('cannot reach a prototype', async () => {
    const poison = '{"x":1,"target":"inherited.test","limit":"0"}';
    expect(await byPost(command, `{"__proto__":${poison}}`)).toBe(missing('target'));
    expect(await byPost(command, `{"target":"a.test","__proto__":${poison}}`)).toBe(OK);
    expect(await byPost(command, `{"target":"a.test","constructor":{"prototype":${poison}}}`)).toBe(
      OK,
    );
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('is the only place parameters of a POST come from', async () => {
    const answer = await post(server.app, command, `apikey=${server.key}&target=a.test`, {});
    expect(refusal(answer)).toBe(missing('target'));
  });

  it('may be deeply nested', async () => {
    const body = `{"target":"a.test","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    expect(await byPost(command, body)).toBe(OK);
  });
});

describe.each(COMMANDS)('a query of %s', (command) => {
  it.each(
    named([
      ...['&&target=a.test&&', '=&target=a.test', '__proto__=1&target=a.test', '&'.repeat(5000)],
      ...[
        'constructor=x&toString=1&hasOwnProperty=1&target=a.test',
        'next=&unknown=1&target=a.test',
      ],
      ...['target=a.test&%ff=%ff', 'target=a.test&limit%00=0', 'target=a.test#limit=0'],
    ]),
  )('may hold what nobody knows: %s', async (_, query) => {
    const expected = query.includes('target') ? OK : missing('target');
    expect(await byGet(command, query)).toBe(expected);
  });
});

describe('whatever is sent', () => {
  const pieces = [
    ...[
      'https://',
      'a.test',
      '/',
      '?',
      '#',
      '@',
      ':',
      '.',
      '%',
      '%2',
      '\\',
      "'",
      '"',
      '`',
      '{',
      '}',
    ],
    ...[
      '\0',
      '\n',
      '\t',
      ' ',
      '--',
      ';',
      '$',
      'é',
      '😀',
      '\ud800',
      '\u202e',
      '[::1]',
      '0',
      '\x7f',
      'a',
    ],
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((some) => some.join(''));
  const value = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }));

  it.each(COMMANDS)('%s answers it or refuses it, and never fails', async (command) => {
    const body = fc.record(
      {
        target: fc.oneof(text, value),
        mode: value,
        limit: value,
        order_by: value,
        per_domain: value,
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const query = `apikey=${server.key}`;
        const { status } = await post(server.app, command, query, sent);
        expect([200, 400]).toContain(status);
        const target = typeof sent.target === 'string' ? sent.target : JSON.stringify(sent.target);
        const single = `${query}&target=${encodeURIComponent((target ?? '').toWellFormed())}`;
        expect([200, 400]).toContain((await get(server.app, command, single)).status);
      }),
      { numRuns: 150 },
    );
  });

  it.each(COMMANDS)('%s takes any URL as a target', async (command) => {
    await fc.assert(
      fc.asyncProperty(text, async (path) => {
        const target = `https://a.test/${path.replace(/[\s\p{Cc}]/gu, '').toWellFormed()}`;
        expect(await byPost(command, { target, mode: 'url' })).toBe(OK);
      }),
      { numRuns: 60 },
    );
  });
});
