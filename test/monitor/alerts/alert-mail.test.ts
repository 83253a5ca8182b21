import { describe, expect, it } from 'vitest';
import type { SiteAlerts } from '../../../src/control/alert-digests.ts';
import type { AlertKind } from '../../../src/control/alert-schema.ts';
import type { Alert, AlertFacts } from '../../../src/control/alerts.ts';
import { alertMail } from '../../../src/monitor/alerts/alert-mail.ts';

const FACTS: AlertFacts = {
  from_url: 'https://a.test/page?x=1&y=2',
  to_url: 'https://example.com/',
  anchor: 'red shoes',
  ...{ state: 'lost', was: 'live', outcome: 'not-found', http_status: 404, rel: [] },
  ...{ ends_on: null, charge_period: null, price: null, currency: null },
};

const alert = (kind: AlertKind, facts: Partial<AlertFacts> = {}): Alert => ({
  ...{ id: 1, backlinkId: 2, kind, at: new Date('2026-11-25T14:03:59Z') },
  ...{ facts: { ...FACTS, ...facts }, waitsForDigest: false, deliveries: [] },
});

const site = (title: string, alerts: Alert[]): SiteAlerts => ({
  ...{ id: 1, title, url: 'https://example.com/', alerts },
});

describe('alertMail', () => {
  it('groups by site, then by kind', () => {
    const mail = alertMail([
      site('Example', [alert('back', { http_status: 200 }), alert('lost'), alert('lost')]),
      site('Other', [alert('nofollowed', { rel: ['nofollow', 'ugc'], http_status: 200 })]),
    ]);
    expect(mail.subject).toBe('Backlinks of 2 sites: 2 lost, 1 nofollowed, 1 back');
    const lost = [
      '- https://a.test/page?x=1&y=2',
      '  2026-11-25 14:03 UTC, to https://example.com/, anchor “red shoes”, HTTP 404',
    ];
    expect(mail.text.split('\n')).toEqual([
      ...['Example (https://example.com/)', '', 'Lost (2)', ...lost, ...lost],
      ...['', 'Back again (1)', lost[0], lost[1]?.replace('404', '200'), ''],
      ...['Other (https://example.com/)', '', 'Now nofollow, ugc or sponsored (1)', lost[0]],
      lost[1]?.replace('HTTP 404', 'rel nofollow ugc, HTTP 200'),
      '',
    ]);
  });

  it('tells when a placement runs out, and what it costs', () => {
    const facts = { ends_on: '2026-12-01', charge_period: 'monthly', price: '12.5000' } as const;
    const paid = { ...facts, currency: 'EUR', state: 'live', http_status: null, outcome: null };
    const { subject, text } = alertMail([site('Example', [alert('expiring', paid as AlertFacts)])]);
    expect(subject).toBe('Backlinks of Example: 1 expiring');
    expect(text).toContain('paid until 2026-12-01 (monthly for 12.5 EUR), the link is live, to ');
  });

  it('escapes what strangers wrote, and links to web addresses only', () => {
    const evil = '"><script>alert(1)</script>&\'';
    const { html, text, subject } = alertMail([
      site(`${evil}\r\nBcc: x@example.com`, [
        alert('lost', { from_url: `https://a.test/${evil}`, anchor: evil, to_url: evil }),
        alert('lost', { from_url: 'javascript:alert(1)' }),
      ]),
    ]);
    expect(html).not.toMatch(/<script|href="javascript/);
    expect(html).toContain(
      '<a href="https://a.test/&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#39;">',
    );
    expect([...html.matchAll(/<\/?(\w+)/g)].map(([, name]) => name)).toEqual(
      expect.not.arrayContaining(['script']),
    );
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text.split('\n')[0]).toBe(`${evil} Bcc: x@example.com (https://example.com/)`);
  });

  it('takes what turns the direction of letters for a space', () => {
    const anchor = 'shoes \u202egpj.exe\u2066';
    const { text, html } = alertMail([site('Shop', [alert('lost', { anchor })])]);
    for (const form of [text, html]) expect(form).toContain('“shoes  gpj.exe ”');
  });

  it('cuts a long title between characters', () => {
    const { subject } = alertMail([site(`${'x'.repeat(59)}😀`, [alert('lost')])]);
    expect(subject.isWellFormed()).toBe(true);
  });

  it('lists two hundred of a kind, and counts the rest', () => {
    const many = Array.from({ length: 250 }, () => alert('lost'));
    const { subject, text, html } = alertMail([site('Example', many)]);
    expect(subject).toContain('250 lost');
    expect(text.match(/^- /gm)).toHaveLength(200);
    expect(text).toContain('… and 50 more');
    expect(html.match(/<li>/g)).toHaveLength(200);
    expect(html).toContain('… and 50 more');
  });
});
