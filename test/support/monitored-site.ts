/** A monitored site with backlinks, and what checks of them find, for tests of what comes after. */
import { addBacklinks } from '../../src/control/add-backlinks.ts';
import { type AlertRules, NO_ALERTS, setAlertRules } from '../../src/control/alert-rules.ts';
import { ALERT_KINDS } from '../../src/control/alert-schema.ts';
import type { LinkFacts } from '../../src/control/check-changes.ts';
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
  const secret = await setAlertRules(control, site.id, {
    ...NO_ALERTS,
    kinds: ALERT_KINDS,
    ...rules,
  });
  return { accountId: account, siteId: site.id, backlinks: ids, secret };
}

/** Writes a check down, as the worker of checks does. */
export async function addCheck(
  control: Control,
  backlinkId: number,
  state: BacklinkState,
  { at = new Date(), ...found }: LinkFacts & { readonly at?: Date } = {},
): Promise<void> {
  const facts: LinkFacts = { is_found: state === 'live', ...found };
  await control.db
    .insertInto('backlink_checks')
    .values({
      ...{ backlink_id: backlinkId, at, outcome: state, state, http_status: 200 },
      ...{ facts: JSON.stringify(facts), evidence_file: null },
      ...{ evidence_offset: null, evidence_length: null },
    })
    .execute();
}
