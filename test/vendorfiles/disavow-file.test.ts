import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DisavowSubject,
  disavowText,
  parseDisavowFile,
  parseDisavowSubject,
} from '../../src/vendorfiles/disavow-file.ts';
import { SHARED_DATA, sharedFile } from '../support/shared-data.ts';

const parse = (text: string) => parseDisavowFile(Buffer.from(text));

const EXAMPLE = `# asked on 7/1/2026 to remove links, no answer
domain:spam.example.com

http://www.example.net/stuff/comments.html
HTTPS://Example.NET/a#b\t# a remark
`;

describe('parseDisavowFile', () => {
  it.each([
    ['UTF-8', Buffer.from(EXAMPLE)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${EXAMPLE}`)],
    ['UTF-16LE', Buffer.from(`\ufeff${EXAMPLE}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\ufeff${EXAMPLE}`, 'utf16le').swap16()],
    ['CRLF', Buffer.from(EXAMPLE.replaceAll('\n', '\r\n'))],
  ])('reads domains, addresses, comments and empty lines in %s', async (_, bytes) => {
    expect(await parseDisavowFile(bytes)).toEqual({
      entries: [
        { line: 2, type: 'domain', subject: 'spam.example.com' },
        { line: 4, type: 'url', subject: 'http://www.example.net/stuff/comments.html' },
        { line: 5, type: 'url', subject: 'https://example.net/a' },
      ],
      problems: [],
    });
  });

  it.each([
    ['domain:Example.COM', { type: 'domain', subject: 'example.com' }],
    ['Domain: example.com.', { type: 'domain', subject: 'example.com' }],
    ['domain:bücher.example', { type: 'domain', subject: 'xn--bcher-kva.example' }],
    ['domain:xyz', { type: 'domain', subject: 'xyz' }],
    ['domain:203.0.113.9', { type: 'domain', subject: '203.0.113.9' }],
    ['domain:', 'bad-domain'],
    ['domain:localhost', 'bad-domain'],
    ['domain:https://example.com/', 'bad-domain'],
    ['domain:example.com/folder', 'bad-domain'],
    ['domain:exa mple.com', 'bad-domain'],
    ['domain:*.example.com', 'bad-domain'],
    ['example.com', 'no-scheme'],
    ['www.example.com/page', 'no-scheme'],
    ['ftp://example.com/', 'not-http'],
    ['mailto:me@example.com', 'not-http'],
    ['https://exa mple.com/', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['some words', 'not-a-url'],
    [`https://example.com/${'x'.repeat(2030)}`, 'too-long'],
  ])('%s', async (text, meant) => {
    expect(parseDisavowSubject(text)).toEqual(meant);
    const { entries, problems } = await parse(`\n${text}\n`);
    if (typeof meant === 'string') expect(problems).toMatchObject([{ line: 2, reason: meant }]);
    else expect(entries).toEqual([{ line: 2, ...meant }]);
  });

  it('names the line that says what an earlier one said', async () => {
    expect(await parse('domain:example.com\ndomain:EXAMPLE.com\n')).toEqual({
      entries: [{ line: 1, type: 'domain', subject: 'example.com' }],
      problems: [{ line: 2, reason: 'duplicate', text: 'domain:EXAMPLE.com' }],
    });
  });

  it.each([
    [Buffer.from('%PDF-1.7'), 'The file is a PDF document'],
    [Buffer.from([0x50, 0x4b, 3, 4]), 'The file is an archive; a disavow file is plain text'],
    [Buffer.alloc(0), 'The file is empty'],
  ])('refuses what is no text (%#)', async (bytes, message) => {
    await expect(parseDisavowFile(bytes)).rejects.toThrow(message);
  });

  it('lets others have their turn', async () => {
    let isRead = false;
    const reading = parse('domain:a.test\n'.repeat(20_000)).then(() => {
      isRead = true;
    });
    await setImmediate();
    expect(isRead).toBe(false);
    await reading;
  });
});

describe.skipIf(SHARED_DATA === undefined)('parseDisavowFile: a real file', () => {
  it('understands every line of it', async () => {
    const bytes = readFileSync(sharedFile('exports/turkish-tech.disavow.txt'));
    const lines = bytes
      .toString()
      .split(/\r?\n/)
      .filter((line) => line.startsWith('domain:'));
    const { entries, problems } = await parseDisavowFile(bytes);
    expect(entries.length + problems.length).toBe(lines.length);
    expect(problems.filter(({ reason }) => reason !== 'duplicate')).toEqual([]);
    const hosts = lines.map((line) => new URL(`http://${line.slice('domain:'.length)}`).hostname);
    expect(entries.map(({ subject }) => subject)).toEqual([...new Set(hosts)]);
  });
});

describe('disavowText', () => {
  const domains = (count: number): DisavowSubject[] =>
    Array.from({ length: count }, (_, i) => ({ type: 'domain', subject: `d${i}.io` }));

  it('writes each entry once', () => {
    const page = { type: 'url', subject: 'https://example.com/a' } as const;
    const domain = { type: 'domain', subject: 'example.net' } as const;
    expect(disavowText([page, domain, page])).toBe('https://example.com/a\ndomain:example.net\n');
    expect(disavowText([])).toBe('');
  });

  it('writes 100,000 lines, and says how many more are too many', () => {
    expect(disavowText(domains(100_000)).match(/\n/g)).toHaveLength(100_000);
    expect(() => disavowText(domains(100_007))).toThrow('7 of 100007 lines are too many');
  });

  it('says how many lines are more than two megabytes', () => {
    const path = 'x'.repeat(980);
    const pages = Array.from({ length: 2001 }, (_, i): DisavowSubject => {
      const start = `https://e.example/${1000 + i}/`;
      return { type: 'url', subject: start + path.slice(start.length - 19) };
    });
    expect(pages[0]?.subject).toHaveLength(999);
    expect(disavowText(pages.slice(0, 2000))).toHaveLength(2_000_000);
    expect(() => disavowText(pages)).toThrow('1 of 2001 lines are too many');
  });

  it('refuses an address that is longer than Google takes', () => {
    const subject = `https://example.com/${'x'.repeat(2049)}`;
    expect(() => disavowText([{ type: 'url', subject }])).toThrow('longer address');
  });

  it('is read back as it was written', async () => {
    const subject = fc.oneof(
      fc.domain().map((host) => `domain:${host}`),
      fc.webUrl({ withQueryParameters: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(subject, { maxLength: 4 }), async (texts) => {
        const { entries } = await parse(`${texts.join('\n')}\n`);
        const subjects = entries.map(({ type, subject }) => ({ type, subject }));
        const again = await parse(`${disavowText(subjects)}\n`);
        expect(again.problems).toEqual([]);
        expect(again.entries.map(({ type, subject }) => ({ type, subject }))).toEqual(subjects);
      }),
    );
  });
});
