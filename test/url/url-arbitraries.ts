/** Generators of URLs: near what pages hold, with what trips parsers mixed in. */
import fc from 'fast-check';

const label = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('a', 'b', 'example', 'www', 'com', 'co', 'uk', 'github', 'io'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('a-b', 'a_b', 'x1', 'bücher', 'a,b', 'a)', 'a!', '~', '*', ''),
  },
);

const host = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.array(label, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '', '', '.'))
      .map(([labels, dot]) => labels.join('.') + dot),
  },
  { weight: 1, arbitrary: fc.constantFrom('1.2.3.4', '[::1]', '0x7f.1', '11.2.3.4', '4') },
);

const rest = fc
  .array(
    fc.constantFrom(
      ...[
        '/',
        '/',
        '.',
        '..',
        '%2e',
        '%2E',
        '%',
        '%41',
        '?',
        '#',
        ':',
        '@',
        '\\',
        'a',
        'b',
        'c',
        'é',
      ],
      ...[' ', '\t', '!', "'", '|', '^', '"', '{', '~', '&', '=', '//', '\ud800', '中', '`'],
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** An absolute http(s) URL, most of them valid. */
export const webUrl: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('http', 'https', 'https', 'HTTP'),
    fc.constantFrom('', '', '', 'me@', 'me:pw@'),
    host,
    fc.constantFrom('', '', '', ':80', ':443', ':8080', ':'),
    fc.constantFrom('', '/', '/', '?'),
    rest,
  )
  .map(
    ([scheme, user, name, port, slash, tail]) => `${scheme}://${user}${name}${port}${slash}${tail}`,
  );

/** What an `href` may hold: absolute, relative, or nonsense. */
export const rawUrl: fc.Arbitrary<string> = fc.oneof(
  webUrl,
  rest,
  fc
    .tuple(fc.constantFrom('../', './', '../../', '//', 'https:', 'mailto:', 'ftp://'), rest)
    .map((p) => p.join('')),
);
