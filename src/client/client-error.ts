/** A refusal of the server, by what it says. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  /** HTTP status: 400 a parameter, 401 or 403 the key, 402 units, 429 and 503 later, 244 a target too large. */
  readonly code: number;
  /** Seconds after which another try is welcome; undefined when the server does not say. */
  readonly retryAfter: number | undefined;

  constructor(code: number, message: string, retryAfter?: number) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** Reads the refusal out of an answer. */
export async function errorOf(response: Response, now: number): Promise<ClientError> {
  const text = await response.text();
  return new ClientError(
    response.status,
    messageOf(text) ?? `the server answered ${response.status} ${response.statusText}`.trim(),
    retryAfterOf(response.headers.get('retry-after'), now),
  );
}

/** Of `{"error":{"code","message"}}`; a proxy in between may have answered anything else. */
function messageOf(text: string): string | undefined {
  try {
    const message: unknown = JSON.parse(text)?.error?.message;
    return typeof message === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function retryAfterOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}
