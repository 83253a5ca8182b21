/** What a later visit can ask with (RFC 9110 §13), and compare. */
export interface BodyIdentity {
  /** Header values; empty when there was none. */
  readonly etag: string;
  readonly lastModified: string;
  readonly digest: string;
  /** Time of the visit that brought the body. */
  readonly at: number;
}
