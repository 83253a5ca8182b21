/** Whether the rules of a robots.txt let a crawler have a URL, and which of its lines says so. */
import type { RobotsGroup, RobotsRule, RobotsRules } from './parse-robots.ts';
import { matchesPath, urlPath } from './path-pattern.ts';

export interface RobotsAnswer {
  readonly allowed: boolean;
  /** The most specific rule that matches; undefined when none does, which allows. */
  readonly rule: RobotsRule | undefined;
}

const ALLOWED: RobotsAnswer = { allowed: true, rule: undefined };

/**
 * @param productToken The crawler's name as site owners write it: letters, `_` and `-`, in any case.
 * @param url Absolute URL; only its path and query count, for a file holds for the host it came from.
 */
export function isAllowed(rules: RobotsRules, productToken: string, url: string): RobotsAnswer {
  const group = groupOf(rules, productToken);
  if (group === undefined || group.rules.length === 0) return ALLOWED;
  const path = urlPath(url);
  // RFC 9309 §2.2.2: the file itself is implicitly allowed.
  if (path === '/robots.txt') return ALLOWED;
  const rule = group.rules.find(({ pattern }) => matchesPath(pattern, path));
  return rule === undefined ? ALLOWED : { allowed: rule.allows, rule };
}

/** The group a crawler obeys: the one of its name, else everybody's; undefined when there is neither. */
export function groupOf(rules: RobotsRules, productToken: string): RobotsGroup | undefined {
  return rules.groups.get(productToken.toLowerCase()) ?? rules.groups.get('*');
}
