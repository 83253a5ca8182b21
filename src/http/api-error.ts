/**
 * Refusals of the index API: status and message as in the error table of its document. Those that only the monitor has
 * are in `monitor/monitor-errors.ts`.
 *
 * The messages are a contract: clients compare them. `docs/errors.md` lists them and a test compares.
 */
import { MONITOR_ERRORS, type MonitorErrorKind } from './monitor/monitor-errors.ts';

/** Kind → status and message. In a message, YYY stands for the parameter's name. */
export const API_ERRORS = {
  missing: { status: 400, message: 'Parameter YYY is missing.' },
  invalid: { status: 400, message: 'Parameter YYY is invalid.' },
  unreadable: { status: 400, message: 'Parameters are invalid.' },
  unauthorized: {
    status: 401,
    message:
      'Authentication failed. Please make sure your API key is valid and active. To get an API key, please contact us at api@seopowersuite.com',
  },
  noFunds: {
    status: 402,
    message:
      'Insufficient funds, API key is temporarily disabled. Please make a payment to enable you API key, or contact us at api@seopowersuite.com.',
  },
  disabled: {
    status: 403,
    message:
      'Authentication failed. Please ensure you have a valid, enabled API key. To get an API key, please contact us at api@seopowersuite.com.',
  },
  notFound: { status: 404, message: 'The requested resource could not be found.' },
  method: { status: 405, message: 'Method Not Allowed.' },
  output: {
    status: 406,
    message: 'Unsupported output format. Supported output formats are "json" (default) and "xml".',
  },
  rate: { status: 429, message: 'Call rate limit reached.' },
  unexpected: { status: 500, message: 'Unexpected error. Please try again later.' },
  busy: { status: 503, message: 'System is busy. Please try again later.' },
  huge: {
    status: 244,
    message:
      'Results for huge websites like google.com or twitter.com are unavailable via API so far.',
  },
} as const;

export type ApiErrorKind = keyof typeof API_ERRORS;

export interface ApiErrorBody {
  readonly error: { readonly code: number; readonly message: string };
}

interface ApiErrorDetails {
  /** Name of the parameter that is missing or invalid. */
  readonly parameter?: string;
  /** Whole seconds, sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** What the message says, where it is about a file that was sent. */
  readonly text?: string;
  /** Methods sent as `Allow`. */
  readonly allow?: string;
}

/** A refusal on its way to the error handler, which makes the answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly details: ApiErrorDetails;

  constructor(kind: ApiErrorKind | MonitorErrorKind, details: ApiErrorDetails = {}) {
    const { status, message } = { ...API_ERRORS, ...MONITOR_ERRORS }[kind];
    super(message.replace('YYY', (unknown) => details.parameter ?? details.text ?? unknown));
    this.status = status;
    this.details = details;
  }

  get body(): ApiErrorBody {
    return { error: { code: this.status, message: this.message } };
  }
}
