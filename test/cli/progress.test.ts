import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/app/progress.ts';
import { bytes, drawProgress, progressLine } from '../../src/cli/progress.ts';

const at = (done: number): Progress => ({
  kind: 'progress',
  task: 'reading a.warc.gz',
  done,
  total: 1000,
  unit: 'bytes',
  pages: done / 10,
});

function drawn(isTTY: boolean, quiet = false) {
  let text = '';
  let clock = 0;
  const progress = drawProgress(
    { write: (piece) => (text += piece), isTTY, columns: 200 },
    { now: () => clock, quiet },
  );
  return { ...progress, tick: (ms: number) => (clock += ms), text: () => text };
}

describe('progressLine', () => {
  it('shows share, amounts, rate and time left', () => {
    expect(progressLine(at(500), 2, 0)).toBe(
      'reading a.warc.gz  [############............]   50 %  500 B of 1.0 kB  50 pages  25 pages/s  2 s left',
    );
  });

  it('counts the rate from where an interrupted job went on', () => {
    expect(progressLine(at(500), 1, 400)).toContain('5 s left');
  });

  it('makes do without a total', () => {
    const event: Progress = {
      kind: 'progress',
      task: 't',
      done: 7,
      total: undefined,
      unit: 'steps',
    };
    expect(progressLine(event, 0, 0)).toBe('t  7 steps');
  });
});

describe('drawProgress', () => {
  it('redraws one line on a terminal, at most ten times a second', () => {
    const { report, tick, text, close } = drawn(true);
    for (let i = 1; i <= 20; i++) {
      report(at(i));
      tick(20);
    }
    close();
    expect(text().split('reading').length - 1).toBe(4);
    expect(text().split('\n').length).toBe(2);
  });

  it('writes plain lines elsewhere, one every five seconds and the last', () => {
    const { report, tick, text } = drawn(false);
    for (let i = 0; i <= 10; i++) {
      report(at(i * 100));
      tick(1000);
    }
    expect(text()).not.toContain('\u001b');
    expect(text().trim().split('\n').length).toBe(3);
    expect(text()).toContain('100 %');
  });

  it('keeps notices even when quiet', () => {
    const { report, text } = drawn(false, true);
    report(at(1));
    report({ kind: 'notice', text: 'skipped 1 record' });
    expect(text()).toBe('skipped 1 record\n');
  });
});

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [123_456, '123 kB'],
    [69_000_000, '69.0 MB'],
    [5e15, '5000 TB'],
  ])('%d is %s', (value, text) => {
    expect(bytes(value)).toBe(text);
  });
});
