/** What one GET comes to: an answer, whatever its status, or the reason why there is none. */
import type { PageUrl } from '../url/page-url.ts';
import type { Field } from '../warc/fields.ts';
import type { CodingCut } from './decode-body.ts';
import type { WireCut } from './exchange.ts';
import type { FailReason } from './failure.ts';

export type FetchResult = Answered | Failed;

/** Why a body is not the whole one; see the two types for what each means. */
export type BodyCut = WireCut | CodingCut;

export interface Answered {
  readonly kind: 'answered';
  /** 200–999; a redirect and a 304 are answers like others. */
  readonly status: number;
  /** Names in lower case, in order, repeats kept, as the archive's reader would read them. */
  readonly fields: readonly Field[];
  /** Where a 3xx answer leads; undefined for others, and when its Location names no web page. */
  readonly redirectTo: PageUrl | undefined;
  /** Content coding undone. */
  readonly body: Buffer;
  /** As sent but for the transfer coding: what a WARC response record holds behind the head. */
  readonly wireBody: Buffer;
  readonly cut: BodyCut | undefined;
  /** Address the answer came from. */
  readonly ip: string;
  readonly httpVersion: '1.1' | '2';
  /** Blocks of a WARC request record, and of a response record with `wireBody` behind it. */
  readonly requestHead: Buffer;
  readonly responseHead: Buffer;
  readonly timing: Timing;
}

export interface Failed {
  readonly kind: 'failed';
  readonly reason: FailReason;
  /** One line for people. */
  readonly detail: string;
  /** Address connected to; empty when it did not come to that. */
  readonly ip: string;
  readonly totalMs: number;
}

/** Milliseconds. The first three are 0 on a connection used before. */
export interface Timing {
  readonly dnsMs: number;
  readonly connectMs: number;
  readonly tlsMs: number;
  /** From the request to the end of the answer's head: how fast the host is. */
  readonly headersMs: number;
  readonly bodyMs: number;
  /** All of it, and waiting for another request of the origin. */
  readonly totalMs: number;
}
