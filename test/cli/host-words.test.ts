import { describe, expect, it } from 'vitest';
import { hostLines } from '../../src/cli/host-words.ts';
import type { HostReport } from '../../src/http/host-report.ts';

const UNKNOWN: HostReport = {
  ...{ host: 'a.test', visited_pages: 0, unseen_pages: 0, requests: 0, delay_ms: 0 },
  ...{ crawl_delay_ms: null, max_crawl_delay_ms: 60_000, backoff_until: null, backoffs: 0 },
  ...{ robots_files: [], last_answers: [], skipped: {}, next_visits: [] },
};

const pauseOf = (report: Partial<HostReport>) =>
  hostLines({ ...UNKNOWN, requests: 1, ...report }).find((line) => line.startsWith('pause'));

describe('hostLines', () => {
  it('does not make up a pause of a host that no crawl has met', () => {
    expect(hostLines(UNKNOWN)).toContain(
      'pause       not known: no crawl has asked it for anything',
    );
  });

  it.each([
    [{ delay_ms: 250 }, '0.25 s after the latest request'],
    [
      { delay_ms: 5000, crawl_delay_ms: 5000 },
      '5 s after the latest request; its robots.txt asks for 5 s',
    ],
    [
      { delay_ms: 60_000, crawl_delay_ms: 120_000 },
      '60 s after the latest request; its robots.txt asks for 120 s, of which 60 s are kept to (--crawl-max-crawl-delay-ms)',
    ],
  ])('tells the pause and what robots.txt asks for: %o', (report, words) => {
    expect(pauseOf(report)).toBe(`pause       ${words}`);
  });

  it('counts what was skipped, and cuts a long robots.txt', () => {
    const text = Array.from({ length: 23 }, (_, n) => `disallow: /${n}`).join('\n');
    const lines = hostLines({
      ...UNKNOWN,
      skipped: { robots: 2, 'not-a-page': 1 },
      robots_files: [{ origin: 'https://a.test', fetched_at: '2026-01-02', status: 0, text }],
    });
    expect(lines).toContain('skipped     robots 2, not-a-page 1');
    expect(lines).toContain('https://a.test/robots.txt  no answer, 2026-01-02');
    expect(lines.at(-1)).toBe('    … 3 more lines');
  });
});
