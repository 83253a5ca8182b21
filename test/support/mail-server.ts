/** An SMTP server on loopback, and the mails it took. */
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  readonly port: number;
  readonly mails: {
    readonly from: string;
    readonly to: readonly string[];
    /** As it was sent: head and body. */
    readonly source: string;
    readonly user: string | undefined;
  }[];
  close(): Promise<void>;
}

/** What it says to a sender or a recipient; undefined: it takes it. */
export type MailRefusal = (address: string) => readonly [status: number, text: string] | undefined;

const notOurs: MailRefusal = (address) =>
  address.endsWith('@example.com') ? undefined : [550, 'no such mailbox'];

/** It refuses recipients outside `example.com` for good. @param password Of user `me`. */
export async function openMailServer(
  password?: string,
  {
    sender = () => undefined,
    recipient = notOurs,
  }: { readonly sender?: MailRefusal; readonly recipient?: MailRefusal } = {},
): Promise<MailServer> {
  const mails: MailServer['mails'] = [];
  const server = new SMTPServer({
    authOptional: password === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password: sent }, _session, done) =>
      sent === password
        ? done(null, { user: username })
        : done(Object.assign(new Error('wrong password'), { responseCode: 535 })),
    onMailFrom: ({ address }, _session, done) => done(refusalOf(sender(address))),
    onRcptTo: ({ address }, _session, done) => done(refusalOf(recipient(address))),
    onData: async (stream, { envelope, user }, done) => {
      const source = await text(stream);
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), source, user });
      done();
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { port: address.port, mails, close };
}

function refusalOf(said: ReturnType<MailRefusal>): Error | undefined {
  if (said === undefined) return undefined;
  const [responseCode, text] = said;
  return Object.assign(new Error(text), { responseCode });
}

/** The decoded parts of a mail by their type: `text/plain`, `text/html`. */
export function mailParts(source: string): Map<string, string> {
  const boundary = /boundary="([^"]+)"/.exec(source)?.[1];
  const parts = boundary === undefined ? [] : source.split(`--${boundary}`).slice(1, -1);
  return new Map(
    parts.map((part) => {
      const [head = '', ...body] = part.trimStart().split('\r\n\r\n');
      return [
        /^content-type: ([^;\r]+)/im.exec(head)?.[1] ?? '',
        decoded(head, body.join('\r\n\r\n')),
      ];
    }),
  );
}

function decoded(head: string, body: string): string {
  const encoding = /^content-transfer-encoding: (\S+)/im.exec(head)?.[1];
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
