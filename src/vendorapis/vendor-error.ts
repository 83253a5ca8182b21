/** What a third party says when it does not give what it was asked for. */

export type VendorErrorKind =
  /** The key is unknown, expired, or not allowed to ask this. */
  | 'wrong-key'
  /** The key is right and has asked too much, or all that was paid for. */
  | 'quota'
  /** The vendor or the way to it is down. */
  | 'outage'
  /** The vendor will not answer this question: no such sheet, a site that is not its owner's. */
  | 'refused'
  /** The answer is not of the documented form. */
  | 'surprise';

export interface Refusal {
  readonly kind: VendorErrorKind;
  /** Asking again soon may help. */
  readonly isPassing: boolean;
}

/** Its message is one line that names the vendor and holds no key. */
export class VendorError extends Error {
  override readonly name = 'VendorError';
  readonly vendor: string;
  readonly kind: VendorErrorKind;
  /** How long the vendor asked to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(
    vendor: string,
    kind: VendorErrorKind,
    what: string,
    options: ErrorOptions & { readonly retryAfterMs?: number | undefined } = {},
  ) {
    super(`${vendor}: ${what}`, options);
    this.vendor = vendor;
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** What a status means where a vendor does not say more. */
export function refusalOfStatus(status: number): Refusal {
  if (status === 401 || status === 403) return { kind: 'wrong-key', isPassing: false };
  if (status === 402) return { kind: 'quota', isPassing: false };
  if (status === 429) return { kind: 'quota', isPassing: true };
  if (status === 408 || status >= 500) return { kind: 'outage', isPassing: true };
  if (status >= 400) return { kind: 'refused', isPassing: false };
  return { kind: 'surprise', isPassing: false };
}
