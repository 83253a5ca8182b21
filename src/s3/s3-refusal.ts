/** What an S3-compatible store says when it does not do what it was asked. */

/** Its message tells status and code, and what to do about it; never a key, nor what the store tells of the signature. */
export class S3Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }

  /** Asking again may help. */
  get isPassing(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

/** Of `Response`, and of what other clients answer with. */
export interface S3Answer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  /** Empty for HEAD. */
  readonly body: () => Promise<string>;
}

const KEYS =
  'check the keys (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN), or leave them out for a public bucket';

const HINTS: Readonly<Record<string, string>> = {
  InvalidAccessKeyId: KEYS,
  SignatureDoesNotMatch: KEYS,
  InvalidToken: KEYS,
  ExpiredToken: KEYS,
  AccessDenied: 'not allowed with these keys, or without any',
  RequestTimeTooSkewed: 'the clock of this machine is wrong',
};

export async function refusalOf({ status, header, body }: S3Answer): Promise<S3Refusal> {
  const [, code = ''] = /<Code>([\w.]{1,64})<\/Code>/.exec(await body().catch(() => '')) ?? [];
  const region = header('x-amz-bucket-region');
  const isElsewhere = region !== null && (status === 301 || status === 307 || status === 400);
  const hint = isElsewhere ? `the bucket is in region ${region}: set --s3-region` : HINTS[code];
  const said = code === '' ? String(status) : `${status} (${code})`;
  return new S3Refusal(
    status,
    `the server answered ${said}${hint === undefined ? '' : `; ${hint}`}`,
  );
}

const MAX_BODY_BYTES = 64 << 10;

export function answerOf({ status, headers, body }: Response): S3Answer {
  return {
    status,
    header: (name) => headers.get(name),
    body: async () => {
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      for await (const chunk of body ?? []) {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes >= MAX_BODY_BYTES) break;
      }
      return Buffer.concat(chunks).toString();
    },
  };
}
