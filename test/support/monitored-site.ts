/** A monitored site with backlinks, and what checks of them find, for tests of what comes after. */
import { addBacklinks } from '../../src/control/add-backlinks.ts';
import { type AlertRules, changeAlertRules, NO_ALERTS } from '../../src/control/alert-rules.ts';
import { ALERT_KINDS } from '../../src/control/alert-schema.ts';
import { applyChecks, type CheckFacts, type CheckResult } from '../../src/control/checks.ts';
import type { Control } from '../../src/control/control.ts';
import { createKey } from '../../src/control/keys.ts';
import type { BacklinkState } from '../../src/control/monitor-schema.ts';
import { addSite } from '../../src/control/sites.ts';

export interface MonitoredSite {
  readonly accountId: number;
  readonly siteId: number;
  readonly backlinks: readonly number[];
  /** Of the webhook, if the rules have one. */
  readonly secret: string | undefined;
}

/** All kinds of alerts, unless the rules say otherwise. */
export async function monitoredSite(
  control: Control,
  rules: Partial<AlertRules>,
  {
    title = 'Example',
    pages = 1,
    accountId,
  }: { title?: string; pages?: number; accountId?: number } = {},
): Promise<MonitoredSite> {
  const account = accountId ?? (await createKey(control)).key.accountId;
  const place = { url: 'https://example.com/', host: 'example.com', domain: 'example.com' };
  const site = await addSite(control, account, { title, ...place });
  const list = Array.from({ length: pages }, (_, i) => ({
    fromUrl: `https://h${i}.test/`,
    fromHost: `h${i}.test`,
    fromDomain: `h${i}.test`,
  }));
  const { ids } = await addBacklinks(control, site.id, list, { source: 'list' });
  const { secret } = await changeAlertRules(control, site.id, () => ({
    ...NO_ALERTS,
    kinds: ALERT_KINDS,
    ...rules,
  }));
  return { accountId: account, siteId: site.id, backlinks: ids, secret };
}

const NOTHING_FOUND: CheckFacts = {
  ...{ http_status: null, is_redirect: null, is_found: null, is_nofollow: null },
  ...{ is_sponsored: null, is_ugc: null, is_image: null, is_meta_blocked: null },
  ...{ is_robots_blocked: null, anchor: null, title: null, to_url: null, links: null },
  ...{ external_links: null, ip: null, country: null },
};

/** Writes a check down, as the worker of checks does. */
export function addCheck(
  control: Control,
  backlinkId: number,
  state: BacklinkState,
  {
    at = new Date(),
    keptChecks = 100,
    problem = null,
    ...found
  }: Partial<CheckFacts & Pick<CheckResult, 'problem'>> & {
    readonly at?: Date;
    readonly keptChecks?: number;
  } = {},
): Promise<void> {
  const check: CheckResult = {
    ...{ id: backlinkId, at: at.getTime() / 1000, outcome: state, state },
    ...{ problem, failures: 0, lostOn: null, nextAt: at },
    facts: { ...NOTHING_FOUND, http_status: 200, is_found: state === 'live', ...found },
    evidence: { file: 'evidence.warc.gz', offset: 0, length: 1 },
  };
  return applyChecks(control, [check], keptChecks);
}
