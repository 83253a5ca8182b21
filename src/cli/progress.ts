/**
 * Draws what a command reports: one line that redraws itself on a terminal, a plain line every few seconds
 * elsewhere (a log file, a CI job), nothing when a machine reads.
 */
import type { Notice, Progress, Report } from '../app/progress.ts';
import type { Output } from './output.ts';

export interface ProgressOptions {
  /** Milliseconds since some start. */
  readonly now: () => number;
  /** Shows nothing but notices. */
  readonly quiet: boolean;
}

const REDRAW_MS = 100;
const PLAIN_LINE_MS = 5000;
const BAR_WIDTH = 24;
const MIN_RATE_SECONDS = 0.5;

/** A reporter and its end: `close` leaves the cursor on a fresh line. */
export function drawProgress(
  output: Output,
  { now, quiet }: ProgressOptions,
): { report: Report; close(): void } {
  const isTerminal = output.isTTY === true;
  let task = '';
  let startedAt = 0;
  let startedWith = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let isDrawn = false;

  const clear = () => {
    if (isDrawn) output.write('\r\u001b[K');
    isDrawn = false;
  };
  const draw = (event: Progress) => {
    if (event.task !== task) {
      task = event.task;
      startedAt = now();
      startedWith = event.done;
      drawnAt = Number.NEGATIVE_INFINITY;
    }
    const isLast = event.done === event.total;
    const pause = isTerminal ? REDRAW_MS : PLAIN_LINE_MS;
    if (!isLast && now() - drawnAt < pause) return;
    drawnAt = now();
    const line = progressLine(event, (now() - startedAt) / 1000, startedWith);
    if (!isTerminal) {
      output.write(`${line}\n`);
      return;
    }
    clear();
    output.write(line.slice(0, (output.columns ?? 100) - 1));
    isDrawn = true;
    if (isLast) {
      output.write('\n');
      isDrawn = false;
    }
  };
  const notice = ({ text }: Notice) => {
    clear();
    output.write(`${text}\n`);
  };
  return {
    report: (event) => {
      if (event.kind === 'notice') notice(event);
      else if (!quiet) draw(event);
    },
    close: () => {
      if (isDrawn) output.write('\n');
      isDrawn = false;
    },
  };
}

/** `reading a.warc.gz  [######....]  42 %  12.3 MB of 29 MB  2,100 pages  3,400 pages/s  5 s left`. */
export function progressLine(event: Progress, seconds: number, startedWith: number): string {
  const { task, done, total, unit, pages } = event;
  const parts = [task];
  if (total !== undefined && total > 0) parts.push(bar(done / total), percent(done / total));
  parts.push(
    total === undefined ? amount(done, unit) : `${amount(done, unit)} of ${amount(total, unit)}`,
  );
  if (pages !== undefined) parts.push(amount(pages, 'pages'));
  // A rate over a few milliseconds says nothing.
  const rate = seconds >= MIN_RATE_SECONDS ? (done - startedWith) / seconds : 0;
  if (pages !== undefined && rate > 0) parts.push(`${amount(pages / seconds, 'pages')}/s`);
  else if (rate > 0) parts.push(`${amount(rate, unit)}/s`);
  if (total !== undefined && rate > 0 && done < total)
    parts.push(`${duration((total - done) / rate)} left`);
  return parts.join('  ');
}

function bar(share: number): string {
  const filled = Math.round(BAR_WIDTH * Math.min(1, share));
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}]`;
}

function percent(share: number): string {
  return `${Math.floor(100 * Math.min(1, share))} %`.padStart(5);
}

function amount(value: number, unit: Progress['unit']): string {
  if (unit !== 'bytes') return `${Math.round(value).toLocaleString('en-US')} ${unit}`;
  return bytes(value);
}

/** `12.3 MB`: decimal units, as disks and networks are sold. */
export function bytes(value: number): string {
  const power = value < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(value) / 3));
  const scaled = value / 1000 ** power;
  return `${power === 0 || scaled >= 100 ? Math.round(scaled) : scaled.toFixed(1)} ${['B', 'kB', 'MB', 'GB', 'TB'][power]}`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
