/** Sends mail over the operator's SMTP server, one connection a mail. */
import { createTransport, type NodemailerError } from 'nodemailer';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** `starttls`: required, not only tried; `tls`: from the first byte. */
  readonly tls: 'starttls' | 'tls' | 'off';
  /** Empty: no authentication. */
  readonly user: string;
  readonly password: string;
  /** Address, with or without a name: `Backlinks <alerts@example.com>`. */
  readonly from: string;
}

export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Without: text alone. */
  readonly html?: string;
  /** The same at every try; without `<>` and the part behind `@`. */
  readonly id: string;
}

export type MailAnswer =
  /** `refused`: recipients that the server does not take; `deferred`: those that it does not take now. */
  | {
      readonly kind: 'sent';
      readonly refused: readonly string[];
      readonly deferred: readonly string[];
    }
  /** The server said no for good (RFC 5321 §4.2.1: 5yz). */
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'unsent'; readonly detail: string };

export type SendMail = (mail: Mail) => Promise<MailAnswer>;

/** Of connecting, of the greeting, and of silence. */
const TIMEOUT_MS = 20_000;

export function mailSender({ host, port, tls, user, password, from }: SmtpSettings): SendMail {
  const transport = createTransport({
    host,
    port,
    secure: tls === 'tls',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'off',
    ...(user !== '' && { auth: { user, pass: password } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // What is sent is text of ours: nothing in it may make the library read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? host;
  return async ({ to, subject, text, html, id }) => {
    try {
      const { rejectedErrors = [] } = await transport.sendMail({
        from,
        to: [...to],
        subject,
        text,
        ...(html !== undefined && { html }),
        messageId: `<${id}@${domain}>`,
        // RFC 3834 §5: no holiday note answers it.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      const { refused = [], deferred = [] } = Object.groupBy(rejectedErrors, (error) =>
        isForGood(error) ? 'refused' : 'deferred',
      );
      return {
        kind: 'sent',
        refused: refused.map(recipientOf),
        deferred: deferred.map(recipientOf),
      };
    } catch (error) {
      return failureOf(error);
    }
  };
}

/** @throws What is no matter of mail. */
function failureOf(error: unknown): MailAnswer {
  if (!isMailError(error)) throw error;
  const detail = error.message.replace(/\s+/g, ' ').slice(0, 500);
  // Of recipients or the text. A wrong password, no TLS or a sender that the server does not know can be set right within
  // the day of tries.
  const isFinal = isForGood(error) && ['RCPT TO', 'DATA'].includes(error.command ?? '');
  return { kind: isFinal ? 'refused' : 'unsent', detail };
}

/** The library gives each of its errors a code. */
const isMailError = (error: unknown): error is NodemailerError =>
  error instanceof Error && 'code' in error;

/** RFC 3463 §3.8: 5.7.x is about who may send, such as a relay that wants a password, and not about the recipient. */
function isForGood({ responseCode = 0, response = '' }: NodemailerError): boolean {
  return responseCode >= 500 && responseCode !== 530 && !/^\d{3}[ -]5\.7\./.test(response);
}

const recipientOf = ({ recipient = '' }: NodemailerError): string => recipient;
