/**
 * Alerts → the text of a mail, plain and as HTML: grouped by site, then by kind. Pure.
 *
 * Addresses and anchors are strangers' text: escaped in HTML, without control characters in either form.
 */
import type { SiteAlerts } from '../../control/alert-digests.ts';
import { ALERT_KINDS, type AlertKind } from '../../control/alert-schema.ts';
import type { Alert } from '../../control/alerts.ts';
import type { Mail } from './mailer.ts';

const TITLES: Readonly<Record<AlertKind, string>> = {
  lost: 'Lost',
  nofollowed: 'Now nofollow, ugc or sponsored',
  blocked: 'Blocked',
  back: 'Back again',
  expiring: 'Paid time runs out',
};

/** Of one kind and site; more are counted. */
const MAX_LISTED = 200;
const MAX_SUBJECT_TITLE = 60;

export function alertMail(sites: readonly SiteAlerts[]): Required<Omit<Mail, 'to' | 'id'>> {
  const groups = sites.map((site) => ({ site, kinds: kindsOf(site.alerts) }));
  return {
    subject: subjectOf(sites),
    text: groups.map(({ site, kinds }) => textOf(site, kinds)).join('\n'),
    html: `<!doctype html>\n<html><body>\n${groups
      .map(({ site, kinds }) => htmlOf(site, kinds))
      .join('')}</body></html>\n`,
  };
}

interface KindGroup {
  readonly kind: AlertKind;
  readonly alerts: readonly Alert[];
}

/** In the order of `ALERT_KINDS`. */
function kindsOf(alerts: readonly Alert[]): KindGroup[] {
  const groups = ALERT_KINDS.map((kind) => ({
    kind,
    alerts: alerts.filter((alert) => alert.kind === kind),
  }));
  return groups.filter((group) => group.alerts.length > 0);
}

function subjectOf(sites: readonly SiteAlerts[]): string {
  const counts = kindsOf(sites.flatMap(({ alerts }) => alerts))
    .map(({ kind, alerts }) => `${alerts.length} ${kind}`)
    .join(', ');
  const [first] = sites;
  const what =
    sites.length === 1 && first !== undefined
      ? plain(first.title).slice(0, MAX_SUBJECT_TITLE).toWellFormed()
      : `${sites.length} sites`;
  return `Backlinks of ${what}: ${counts}`;
}

function textOf({ title, url }: SiteAlerts, kinds: readonly KindGroup[]): string {
  const parts = kinds.flatMap(({ kind, alerts }) => [
    '',
    heading(kind, alerts),
    ...alerts
      .slice(0, MAX_LISTED)
      .flatMap(({ facts, ...alert }) => [
        `- ${plain(facts.from_url)}`,
        `  ${detailOf({ facts, ...alert })}`,
      ]),
    ...moreOf(alerts),
  ]);
  return `${plain(title)} (${plain(url)})\n${parts.join('\n')}\n`;
}

function htmlOf({ title, url }: SiteAlerts, kinds: readonly KindGroup[]): string {
  const parts = kinds.map(({ kind, alerts }) => {
    const items = alerts
      .slice(0, MAX_LISTED)
      .map(
        (alert) => `<li>${htmlLink(alert.facts.from_url)}<br>${escaped(detailOf(alert))}</li>\n`,
      );
    const more = moreOf(alerts).map((line) => `<p>${escaped(line)}</p>\n`);
    return `<h3>${escaped(heading(kind, alerts))}</h3>\n<ul>\n${items.join('')}</ul>\n${more.join('')}`;
  });
  return `<h2>${escaped(title)} (${htmlLink(url)})</h2>\n${parts.join('')}`;
}

const heading = (kind: AlertKind, alerts: readonly Alert[]): string =>
  `${TITLES[kind]} (${alerts.length})`;

const moreOf = ({ length }: readonly Alert[]): string[] =>
  length > MAX_LISTED ? [`… and ${length - MAX_LISTED} more`] : [];

/** `2026-11-25 14:03 UTC, to https://example.com/, anchor “shoes”, HTTP 404` */
function detailOf({ kind, at, facts }: Alert): string {
  const { to_url, anchor, http_status, rel, outcome } = facts;
  const what = [
    kind === 'expiring' ? paidOf(facts) : `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    to_url === null ? '' : `to ${to_url}`,
    anchor === null || anchor === '' ? '' : `anchor “${anchor}”`,
    kind === 'nofollowed' ? `rel ${rel.join(' ')}` : '',
    http_status === null ? (outcome ?? '') : `HTTP ${http_status}`,
  ];
  return plain(what.filter((part) => part !== '').join(', '));
}

function paidOf({ ends_on, price, currency, charge_period, state }: Alert['facts']): string {
  const cost = price === null ? '' : ` for ${Number(price)} ${currency ?? ''}`.trimEnd();
  return `paid until ${ends_on} (${charge_period}${cost}), the link is ${state}`;
}

/** One line: what would break out of it is a space, and so is what turns the direction of letters (UAX #9). */
const plain = (text: string): string =>
  text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ');

function htmlLink(url: string): string {
  const text = escaped(url);
  return /^https?:\/\//i.test(url) ? `<a href="${text}">${text}</a>` : text;
}

function escaped(text: string): string {
  const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const;
  // The expression matches its keys and nothing else.
  return plain(text).replace(/[&<>"']/g, (sign) => entities[sign as keyof typeof entities]);
}
