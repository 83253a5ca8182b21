import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { userAgent } from '../../src/fetcher/user-agent.ts';

describe('userAgent', () => {
  it.each(['bot@example.com', 'https://example.com/bot', 'http://example.com/a?b=c'])(
    'names the contact %s',
    (contact) => {
      expect(userAgent('1.2.0', contact)).toBe(`OpenBacklinks/1.2.0 (+${contact})`);
    },
  );

  it.each([
    '',
    'example.com',
    'me',
    'me@localhost',
    'a@b@c.test',
    'ftp://example.com',
    'https://',
    'https://example.com/(a)',
    'bot@example.com\r\nCookie: a=b',
    'mail@exämple.com',
  ])('does not start with the contact %j', (contact) => {
    expect(() => userAgent('1.2.0', contact)).toThrow(AppError);
    expect(() => userAgent('1.2.0', contact)).toThrow('needs a contact');
  });
});
