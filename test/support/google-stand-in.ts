/**
 * Google's token endpoint and Sheets API on loopback. It checks the signature and claims of the JWT that it is sent, answers ranges
 * as the API does (nothing beyond the grid, no empty cells at the end) and shows only sheets that are shared.
 */
import { generateKeyPairSync, verify } from 'node:crypto';
import { type Answered, type Asked, openVendorServer, type VendorServer } from './vendor-server.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const ACCOUNT_EMAIL = 'reader@project.iam.gserviceaccount.com';

export interface StandInSheet {
  readonly sheetId: number;
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
  /** Of the grid; as many as there are when left out. */
  readonly rowCount?: number;
  readonly columnCount?: number;
}

export interface GoogleStandIn {
  readonly server: VendorServer;
  /** The key file of an account that may read. */
  readonly keyFile: string;
  /** By the spreadsheet's id. */
  readonly spreadsheets: Map<string, readonly StandInSheet[]>;
  expiresInSeconds: number;
  /** Answers in the place of the API. */
  fault: (asked: Asked) => Answered | undefined;
}

export async function openGoogleStandIn(): Promise<GoogleStandIn> {
  const server = await openVendorServer();
  const standIn: GoogleStandIn = {
    server,
    keyFile: JSON.stringify({
      ...{ type: 'service_account', project_id: 'project', private_key_id: 'key-1' },
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      ...{ client_email: ACCOUNT_EMAIL, token_uri: `${server.url}/token` },
    }),
    spreadsheets: new Map(),
    expiresInSeconds: 3599,
    fault: () => undefined,
  };
  let issued = 0;
  server.reply = (asked) => {
    const fault = standIn.fault(asked);
    if (fault !== undefined) return fault;
    if (asked.path === '/token') {
      const problem = problemOf(asked, `${server.url}/token`);
      if (problem !== undefined)
        return { status: 400, json: { error: 'invalid_grant', error_description: problem } };
      const access_token = `token-${++issued}`;
      return {
        json: { access_token, expires_in: standIn.expiresInSeconds, token_type: 'Bearer' },
      };
    }
    if (asked.headers.authorization !== `Bearer token-${issued}`)
      return failed(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.');
    return sheetsAnswer(standIn, asked);
  };
  return standIn;
}

/** What is wrong with the request for a token (RFC 7523 §3). */
function problemOf({ method, headers, body }: Asked, audience: string): string | undefined {
  const form = new URLSearchParams(body);
  const [head = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  if (
    method !== 'POST' ||
    !headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  )
    return 'no form';
  if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') return 'grant_type';
  if (
    !verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      publicKey,
      Buffer.from(signature, 'base64url'),
    )
  )
    return 'Invalid JWT Signature.';
  const { alg, typ, kid } = read(head);
  if (alg !== 'RS256' || typ !== 'JWT' || kid !== 'key-1') return 'header';
  const { iss, aud, scope, iat, exp } = read(claims);
  if (iss !== ACCOUNT_EMAIL || aud !== audience) return 'issuer or audience';
  if (scope !== 'https://www.googleapis.com/auth/spreadsheets.readonly') return 'scope';
  const now = Date.now() / 1000;
  return iat <= now + 5 && exp > now && exp - iat <= 3600 ? undefined : 'time';
}

const failed = (code: number, status: string, message: string): Answered => ({
  status: code,
  json: { error: { code, message, status } },
});

function sheetsAnswer({ spreadsheets }: GoogleStandIn, { path, query }: Asked): Answered {
  const [, id = '', method] = /^\/v4\/spreadsheets\/([\w-]+)(?:\/(.*))?$/.exec(path) ?? [];
  const sheets = spreadsheets.get(id);
  if (sheets === undefined)
    return failed(403, 'PERMISSION_DENIED', 'The caller does not have permission');
  if (method === undefined)
    return {
      json: {
        sheets: sheets.map(({ sheetId, title, ...sheet }) => ({
          properties: { sheetId, title, gridProperties: gridOf(sheet) },
        })),
      },
    };
  if (method !== 'values:batchGet') return failed(404, 'NOT_FOUND', 'Method not found.');
  return valuesAnswer(sheets, query['ranges'] ?? '');
}

function gridOf({
  rows,
  rowCount,
  columnCount,
}: Pick<StandInSheet, 'rows' | 'rowCount' | 'columnCount'>) {
  const widest = Math.max(1, ...rows.map(({ length }) => length));
  return { rowCount: rowCount ?? rows.length, columnCount: columnCount ?? widest };
}

function valuesAnswer(sheets: readonly StandInSheet[], range: string): Answered {
  const parts = /^'((?:[^']|'')+)'!A(\d+):([A-Z]+)(\d+)$/.exec(range);
  const [, quoted = '', first = '', column = '', last = ''] = parts ?? [];
  const sheet = sheets.find(({ title }) => title === quoted.replaceAll("''", "'"));
  if (sheet === undefined)
    return failed(400, 'INVALID_ARGUMENT', `Unable to parse range: ${range}`);
  const { rowCount, columnCount } = gridOf(sheet);
  const columns = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  if (Number(last) > rowCount || columns > columnCount)
    return failed(400, 'INVALID_ARGUMENT', `Range (${range}) exceeds grid limits.`);
  const trimmed = <T>(list: readonly T[], isEmpty: (entry: T) => boolean) =>
    list.slice(0, list.findLastIndex((entry) => !isEmpty(entry)) + 1);
  const cells = sheet.rows
    .slice(Number(first) - 1, Number(last))
    .map((row) => trimmed(row.slice(0, columns), (cell) => cell === ''));
  const values = trimmed(cells, ({ length }) => length === 0);
  const valueRange = { range, majorDimension: 'ROWS', ...(values.length > 0 && { values }) };
  return { json: { valueRanges: [valueRange] } };
}
