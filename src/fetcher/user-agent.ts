/**
 * How the crawler names itself: product, version, and whom to write to.
 *
 * There is no default contact. Who runs a crawler must be reachable, so one that cannot say who it is does not start.
 */
import { AppError } from '../errors.ts';

/** Name that robots.txt groups and robots directives address us by. */
export const PRODUCT = 'OpenBacklinks';

/** What may stand in a comment of a header (RFC 9110 §5.6.5) without escapes. */
const COMMENT_TEXT = /^[\x21-\x27\x2a-\x5b\x5d-\x7e]+$/;
const MAIL = /^[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$/;

/**
 * `OpenBacklinks/1.2.0 (+https://example.com/bot)`
 *
 * @param contact Mail address or http(s) URL of the operator.
 * @throws AppError INVALID_SETTING when it is neither.
 */
export function userAgent(version: string, contact: string): string {
  const isContact = COMMENT_TEXT.test(contact) && (MAIL.test(contact) || isWebUrl(contact));
  if (!isContact) {
    const given = contact === '' ? 'there is none' : `${JSON.stringify(contact)} is neither`;
    throw new AppError(
      'INVALID_SETTING',
      `the crawler needs a contact, a mail address or http(s) URL that its requests name: ${given}`,
    );
  }
  return `${PRODUCT}/${version} (+${contact})`;
}

function isWebUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
