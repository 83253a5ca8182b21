/** Monitored backlinks, and the mail that tells of them. */
import { GIB, MIB, type Setting } from './setting.ts';

export const MONITOR_SETTINGS = {
  importMaxBytes: {
    kind: 'integer',
    default: 160 * MIB,
    min: MIB,
    max: GIB,
    description:
      'Largest file of backlinks that the API imports, in bytes; it takes five times as much memory while it is read.',
  },
  monitorAddsPerDay: {
    kind: 'integer',
    default: 1_000_000,
    min: 0,
    max: 1_000_000_000,
    description: 'Backlinks that an account may add to the monitor on one day (UTC).',
  },
  checksKeptPerBacklink: {
    kind: 'integer',
    default: 100,
    min: 10,
    max: 100_000,
    description:
      'Checks of a monitored backlink that are kept, the latest, and up to an eighth more; also the latest of each state, however long ago it was.',
  },
  smtpHost: {
    kind: 'text',
    default: '',
    description: 'Mail server that sends alerts; empty: no alerts by e-mail.',
  },
  smtpPort: {
    kind: 'integer',
    default: 587,
    min: 1,
    max: 65535,
    description: 'Its port.',
  },
  smtpTls: {
    kind: 'text',
    default: 'starttls',
    values: ['starttls', 'tls', 'off'],
    description:
      'How it is spoken to: starttls (587), tls from the first byte (465), off for one on this machine.',
  },
  smtpUser: {
    kind: 'text',
    default: '',
    description: 'Its user; empty: none is told.',
  },
  smtpPassword: {
    kind: 'text',
    default: '',
    isSecret: true,
    description: 'Its password.',
  },
  mailFrom: {
    kind: 'text',
    default: '',
    description: 'Sender of alerts: alerts@example.com, or Backlinks <alerts@example.com>.',
  },
} as const satisfies Record<string, Setting>;
