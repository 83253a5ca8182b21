/**
 * The command line: reads arguments and environment once, runs one command, says how it went.
 *
 * Exit codes: 0 done, 1 failed, 2 wrong usage, 130 stopped by a signal. Results go to standard output, progress
 * and errors to standard error, so that `--json` can be piped.
 */
import { CommanderError } from 'commander';
import { AppError, ERROR_CODES } from '../errors.ts';
import { buildProgram } from './program.ts';

/** Repeats of one Ctrl-C arrive through the terminal and through the launcher; a person needs longer. */
const SECOND_SIGNAL_MS = 1000;

const stop = new AbortController();
let stoppedAt = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (!stop.signal.aborted) {
      stoppedAt = performance.now();
      stop.abort(new Error(`stopped by ${signal}`));
    } else if (performance.now() - stoppedAt > SECOND_SIGNAL_MS) process.exit(130);
  });

// Whoever reads our output has enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

try {
  await buildProgram({
    environment: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    signal: stop.signal,
  }).parseAsync(process.argv);
} catch (error) {
  process.exitCode = reportFailure(error);
}
// The embedded engine keeps threads of its own; everything of ours is closed by now.
process.exit();

function reportFailure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (stop.signal.aborted) {
    console.error('stopped; run the same command again to go on');
    return 130;
  }
  if (error instanceof AppError) {
    console.error(`backlinks: ${error.message}`);
    return ERROR_CODES[error.code].exit;
  }
  console.error('backlinks: unexpected failure');
  console.error(error);
  return 1;
}
