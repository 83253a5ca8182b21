/**
 * Whether HTML that came as a success is a firewall's challenge in the page's place, and no page.
 *
 * Firewalls put the scripts of their challenges into ordinary pages too (Cloudflare's detections, Imperva's loader), so a
 * page counts as a challenge only when it has what only the challenge itself has, is small, and links to next to nothing:
 * a page with links is never taken for one.
 *
 * Marks as the challenges have them in 2026; they stand in tags or scripts, so that a text about them has none.
 */
import type { Page } from './page.ts';

/** Most have less than 20 KB. */
const MAX_BYTES = 64 * 1024;

/** Some say whose they are. */
const MAX_LINKS = 5;

/** TRICKY: none goes past a `<`, which keeps each linear in whatever stands here. */
const MARKS: readonly RegExp[] = [
  /<script[^<>]*>[^<]*\b_cf_chl_opt\s*=/, // Cloudflare
  /<iframe[^<>]+src="\/_Incapsula_Resource\?/i, // Imperva
  /<script[^<>]*>[^<]*\bvar dd=\{'rt':/, // DataDome
  /<div[^<>]+id="px-captcha"/, // HUMAN, formerly PerimeterX
  /<script[^<>]*>[^<]*\bwindow\.gokuProps\s*=/, // AWS WAF
  /<div[^<>]+id="sec-if-cpt-container"/, // Akamai
  /<meta[^<>]+content="0;\s*\/\.well-known\/sgcaptcha\//i, // SiteGround
  /<script[^<>]*>[^<]*\bsucuri_cloudproxy_js\b/, // Sucuri
  /<script[^<>]+id="anubis_challenge"/, // Anubis
];

/** @param page What was read of `body`. @param body Content coding undone. */
export function isChallengePage({ links }: Page, body: Uint8Array): boolean {
  if (links.length > MAX_LINKS || body.length > MAX_BYTES) return false;
  const markup = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  return MARKS.some((mark) => mark.test(markup));
}
