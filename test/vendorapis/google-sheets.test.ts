import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseServiceAccount } from '../../src/vendorapis/google-access.ts';
import { type GoogleSheets, googleSheets } from '../../src/vendorapis/google-sheets.ts';
import { parseSheetLink } from '../../src/vendorapis/sheet-link.ts';
import { readVendorTable } from '../../src/vendorfiles/vendor-file.ts';
import {
  ACCOUNT_EMAIL,
  type GoogleStandIn,
  openGoogleStandIn,
} from '../support/google-stand-in.ts';
import { vendorErrorOf } from '../support/vendor-error.ts';
import { QUICK } from '../support/vendor-server.ts';

const NEVER = new AbortController().signal;
const ID = '1AbCdEfGhIjKlMnOpQrStUvWxYz_0123456789-abcde';
const LINK = `https://docs.google.com/spreadsheets/d/${ID}/edit`;

let google: GoogleStandIn;
beforeEach(async () => {
  google = await openGoogleStandIn();
});
afterEach(() => google.server.close());

function open(keyFile = google.keyFile): GoogleSheets {
  const account = parseServiceAccount(keyFile);
  if (account === undefined) throw new Error('no key file');
  return googleSheets({ baseUrl: google.server.url, account }, QUICK);
}

const read = (link = LINK, sheets = open()) => Array.fromAsync(sheets.tables(link, NEVER));

const asked = (path: string) => google.server.asked.filter((request) => request.path === path);

const LATEST = {
  ...{ sheetId: 0, title: "Bob's latest links", rowCount: 1000, columnCount: 26 },
  rows: [
    ['Linking page', 'Last crawled'],
    ['https://a.test/1', '2026-11-01'],
    [],
    ['https://b.test/2', '2026-11-02'],
  ],
};
const OTHER = { sheetId: 77, title: 'Sheet2', rows: [['x']] };

describe('googleSheets', () => {
  it('reads all sheets with a token for its signed word', async () => {
    google.spreadsheets.set(ID, [LATEST, OTHER]);
    expect(await read()).toEqual([
      { name: LATEST.title, rows: LATEST.rows },
      { name: 'Sheet2', rows: [['x']] },
    ]);
    expect(asked('/token')).toHaveLength(1);
  });

  it('reads the sheet that the link names', async () => {
    google.spreadsheets.set(ID, [LATEST, OTHER]);
    expect(await read(`${LINK}?gid=77#gid=77`)).toEqual([{ name: 'Sheet2', rows: [['x']] }]);
    await expect(read(`${LINK}#gid=5`)).rejects.toThrow(
      'Google Sheets: the spreadsheet has no sheet 5',
    );
  });

  it('gives what the parser of exports reads', async () => {
    google.spreadsheets.set(ID, [LATEST]);
    const [table] = await read();
    const file = await readVendorTable(table?.rows ?? []);
    expect(file.rows).toMatchObject([
      { line: 2, urlFrom: 'https://a.test/1', lastSeen: '2026-11-01' },
      { line: 4, urlFrom: 'https://b.test/2', lastSeen: '2026-11-02' },
    ]);
  });

  it('reads large sheets in parts, and keeps the place of rows', async () => {
    const rows = Array.from({ length: 25_000 }, (_, n) =>
      n > 9000 && n < 21_000 ? [] : [`https://a.test/${n}`, '', 'x'],
    );
    google.spreadsheets.set(ID, [{ sheetId: 0, title: 'Big', rows, rowCount: 30_000 }]);
    const [table] = await read();
    expect(table?.rows).toEqual(rows);
    expect(
      asked(`/v4/spreadsheets/${ID}/values:batchGet`).map(({ query }) => query['ranges']),
    ).toEqual(["'Big'!A1:C10000", "'Big'!A10001:C20000", "'Big'!A20001:C30000"]);
  });

  it('names columns beyond Z, and reads fewer rows of wide sheets at a time', async () => {
    const rows = [Array.from({ length: 703 }, (_, n) => String(n))];
    google.spreadsheets.set(ID, [{ sheetId: 0, title: 'Wide', rows, rowCount: 300 }]);
    expect((await read())[0]?.rows).toEqual(rows);
    const ranges = asked(`/v4/spreadsheets/${ID}/values:batchGet`).map(
      ({ query }) => query['ranges'],
    );
    expect(ranges).toEqual(["'Wide'!A1:AAA284", "'Wide'!A285:AAA300"]);
  });

  it('has no rows of an empty sheet', async () => {
    google.spreadsheets.set(ID, [{ sheetId: 0, title: 'Empty', rows: [], rowCount: 1000 }]);
    expect(await read()).toEqual([{ name: 'Empty', rows: [] }]);
  });

  it('keeps its token while it is good', async () => {
    google.spreadsheets.set(ID, [OTHER]);
    const sheets = open();
    await read(LINK, sheets);
    await read(LINK, sheets);
    expect(asked('/token')).toHaveLength(1);
    google.expiresInSeconds = 60;
    const brief = open();
    await read(LINK, brief);
    expect(asked('/token').length).toBeGreaterThan(2);
  });

  it('goes on with another token when one is not taken', async () => {
    google.spreadsheets.set(ID, [OTHER]);
    const sheets = open();
    const rows = await read(LINK, sheets);
    google.fault = ({ headers }) =>
      headers.authorization === 'Bearer token-1' ? { status: 401, json: {} } : undefined;
    expect(await read(LINK, sheets)).toEqual(rows);
    expect(asked('/token')).toHaveLength(2);
  });

  it('gives up when the second is not taken either', async () => {
    google.spreadsheets.set(ID, [OTHER]);
    google.fault = ({ path }) => (path === '/token' ? undefined : { status: 401, json: {} });
    expect((await vendorErrorOf(read())).kind).toBe('wrong-key');
    expect(asked('/token')).toHaveLength(2);
  });

  it('says whom to share the sheet with', async () => {
    expect(await vendorErrorOf(read())).toMatchObject({
      kind: 'refused',
      message: `Google Sheets: answered 403: The caller does not have permission; is the sheet shared with ${ACCOUNT_EMAIL}?`,
    });
  });

  it('is refused with the key of another', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const file = JSON.parse(google.keyFile);
    const private_key = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const sheets = open(JSON.stringify({ ...file, private_key }));
    expect(await vendorErrorOf(read(LINK, sheets))).toMatchObject({
      ...{ vendor: 'Google', kind: 'wrong-key' },
      message: 'Google: answered 400: Invalid JWT Signature.',
    });
  });

  const disabled = { code: 403, message: 'Off', status: 'PERMISSION_DENIED' };
  it.each([
    [
      { status: 403, json: { error: { ...disabled, details: [{ reason: 'SERVICE_DISABLED' }] } } },
      'wrong-key',
    ],
    [{ status: 429, json: { error: { ...disabled, status: 'RESOURCE_EXHAUSTED' } } }, 'quota'],
    [{ status: 500, json: {} }, 'outage'],
    [{ status: 404, json: {} }, 'refused'],
    [{ json: { sheets: [{ properties: { title: 'x' } }] } }, 'surprise'],
    [{ text: '<html>' }, 'surprise'],
  ])('takes %j for %s', async (answer, kind) => {
    google.fault = ({ path }) => (path === '/token' ? undefined : answer);
    expect((await vendorErrorOf(read())).kind).toBe(kind);
  });

  it('asks again after an error that passes', async () => {
    google.spreadsheets.set(ID, [OTHER]);
    let faults = 2;
    google.fault = () => (faults-- > 0 ? { status: 500, json: {} } : undefined);
    expect(await read()).toHaveLength(1);
  });

  it('is surprised by cells that are no text', async () => {
    google.spreadsheets.set(ID, [OTHER]);
    google.fault = ({ path }) =>
      path.endsWith(':batchGet') ? { json: { valueRanges: [{ values: [[1]] }] } } : undefined;
    expect((await vendorErrorOf(read())).message).toContain('at /valueRanges/0/values/0/0');
  });

  it('refuses a sheet with too many rows, and links to other places', async () => {
    google.spreadsheets.set(ID, [{ ...OTHER, rowCount: 500_001 }]);
    await expect(read()).rejects.toThrow('Sheet2 has more than 500000 rows');
    await expect(read('https://example.com/')).rejects.toThrow('is none to a Google Sheet');
  });
});

describe('parseServiceAccount', () => {
  it('reads the key file that Google makes', () => {
    expect(parseServiceAccount(google.keyFile)).toMatchObject({ email: ACCOUNT_EMAIL });
  });

  const change = (part: Record<string, unknown>) =>
    JSON.stringify({ ...JSON.parse(google.keyFile), ...part });
  it('takes Google’s own address where the file has none', () => {
    expect(parseServiceAccount(change({ token_uri: undefined }))?.tokenUrl).toBe(
      'https://oauth2.googleapis.com/token',
    );
  });

  const ecKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  it.each([
    { private_key: 'text' },
    { private_key: ecKey.export({ type: 'pkcs8', format: 'pem' }) },
    { type: 'authorized_user' },
    { client_email: '' },
    { token_uri: 'file:///etc/passwd' },
  ])('takes no file with %j', (part) => expect(parseServiceAccount(change(part))).toBeUndefined());

  it.each(['', 'text', '[]', 'null'])('takes no %j', (text) =>
    expect(parseServiceAccount(text)).toBeUndefined(),
  );
});

describe('parseSheetLink', () => {
  it.each([
    [LINK, undefined],
    [`${LINK}#gid=0`, 0],
    [`${LINK}?usp=sharing#gid=12`, 12],
    [`${LINK}?gid=3`, 3],
    [`https://docs.google.com/spreadsheets/u/1/d/${ID}/edit#gid=x`, undefined],
    [`https://docs.google.com/a/example.com/spreadsheets/d/${ID}/`, undefined],
    [` https://docs.google.com/spreadsheets/d/${ID} `, undefined],
  ])('%s', (link, sheetId) => expect(parseSheetLink(link)).toEqual({ spreadsheetId: ID, sheetId }));

  it.each([
    '',
    ID,
    `http://docs.google.com/spreadsheets/d/${ID}`,
    `https://docs.google.com.evil.test/spreadsheets/d/${ID}`,
    `https://docs.google.com/spreadsheets/d/e/2PACX-1v${ID}/pubhtml`,
    `https://docs.google.com/document/d/${ID}`,
    `https://docs.google.com/spreadsheets/d/${ID}%2F..`,
  ])('is no sheet: %s', (link) => expect(parseSheetLink(link)).toBeUndefined());
});
