/**
 * Errors a caller can act on. A code is forever: `docs/errors.md` lists each, and a test compares.
 *
 * Everything else that is thrown is a bug or an outage and travels with its `cause`.
 */

/** Code → exit code of the command line (1 failed, 2 wrong usage) and what it means. */
export const ERROR_CODES = {
  INVALID_SETTING: { exit: 2, meaning: 'a setting, flag or argument has a value it cannot have' },
  INVALID_TARGET: { exit: 2, meaning: 'the target is no URL, host or domain' },
  NOT_AN_ARCHIVE: { exit: 1, meaning: 'the file is no WARC, ARC or WAT archive' },
  NOT_IMPORTABLE: {
    exit: 1,
    meaning: 'the file holds no links or entries in a form that can be imported',
  },
  FILE_TOO_LARGE: { exit: 1, meaning: 'a file is larger than may be read or written at once' },
  UNREADABLE: { exit: 1, meaning: 'a file, folder or address cannot be read' },
  DATA_IN_USE: { exit: 1, meaning: 'another process holds the data directory' },
  DATA_TOO_NEW: { exit: 1, meaning: 'the data directory was written by a newer version' },
  DISK_FULL: { exit: 1, meaning: 'the disk of the data directory is full' },
  ENGINE_UNAVAILABLE: { exit: 1, meaning: 'an engine did not start or does not answer' },
  ADDRESS_UNAVAILABLE: { exit: 1, meaning: 'the server cannot listen on its address and port' },
  CRAWL_UNKNOWN: { exit: 1, meaning: 'no standing crawl has this id' },
  SITE_UNKNOWN: { exit: 1, meaning: 'no monitored site of this account has this id' },
  BACKLINKS_LIMIT: { exit: 1, meaning: 'the account may add no more backlinks today' },
  KEY_UNKNOWN: { exit: 1, meaning: 'no API key has this name or id' },
  KEY_CONFLICT: { exit: 1, meaning: 'the API key is in no state for this change' },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** An error with a code; `message` is one line that names the thing. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** An error as data, to cross to another thread or process. */
export interface PlainError {
  /** Empty for what is no AppError. */
  readonly code: ErrorCode | '';
  readonly message: string;
}

export function plainError(error: unknown): PlainError {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  return { code: '', message: error instanceof Error ? error.message : String(error) };
}

export function errorOf({ code, message }: PlainError): Error {
  return code === '' ? new Error(message) : new AppError(code, message);
}
