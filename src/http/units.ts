/**
 * What an answer costs, in units.
 *
 * Charged is what was answered, never what was asked for: a command that answers rows costs its rows.
 */

export type Unit = 'target' | 'row' | 'free';

/** Command → what one unit buys. */
export const UNITS = {
  'get-metrics': 'target',
  'get-inlink-rank': 'target',
  'get-page-authority': 'target',
  'get-domain-authority': 'target',
  'get-page-authority-history': 'row',
  'get-domain-authority-history': 'row',
  'get-backlinks': 'row',
  'get-refdomains': 'row',
  'get-raw-backlinks': 'row',
  'get-evidence': 'row',
  'get-subscription-info': 'free',
  'get-summary': 'target',
  'get-anchors': 'row',
  'get-top-pages': 'row',
  'get-referring-ips': 'row',
  'get-broken-backlinks': 'row',
  'get-link-intersect': 'row',
  'get-backlinks-count': 'target',
  'get-refdomains-count': 'target',
  'get-referring-ips-count': 'target',
  'get-referring-subnets-count': 'target',
  'get-rank-distribution': 'row',
  'download-all-backlinks': 'row',
  'download-all-backlinks-status': 'free',
  'get-exports': 'free',
  'get-host': 'free',
  'get-new-lost-backlinks': 'row',
  'get-new-lost-refdomains': 'row',
  'get-history': 'row',
  'get-new-lost-backlinks-count': 'row',
  'get-new-lost-refdomains-count': 'row',
  'get-cumulative-backlinks': 'row',
} as const satisfies Record<string, Unit>;

export type CommandName = keyof typeof UNITS;

export function unitOf(command: CommandName): Unit {
  return UNITS[command];
}

/**
 * Least an answer can cost before it is known: one a target, or for rows one, since a key without any units
 * is refused even where the answer would turn out empty.
 */
export function leastUnits(command: CommandName, targets: number): number {
  const unit = unitOf(command);
  if (unit === 'free') return 0;
  return unit === 'target' ? targets : 1;
}
