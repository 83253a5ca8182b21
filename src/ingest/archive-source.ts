/** An archive to read, and the error of one that cannot be read. */
import { AppError } from '../errors.ts';

export interface ArchiveSource {
  /** Absolute path or address. */
  readonly name: string;
  /** Changes when the content does: size and time of change, or the server's validator. */
  readonly identity: string;
  /** Bytes as stored; undefined when a server does not say. */
  readonly size: number | undefined;
}

/** Throws that an archive cannot be read and why, as AppError UNREADABLE. @param name Its path or address. */
export function unreadable(name: string): (error: unknown) => never {
  return (cause) => {
    const reason = cause instanceof Error ? reasonOf(cause) : String(cause);
    throw new AppError('UNREADABLE', `cannot read ${name}: ${reason}`, { cause });
  };
}

/** `fetch` hides what happened in the cause of its "fetch failed". */
function reasonOf(error: Error): string {
  const inner = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in inner ? String(inner.code) : '';
  return { ENOENT: 'no such file', EACCES: 'permission denied' }[code] ?? (inner.message || code);
}
