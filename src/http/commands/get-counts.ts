/** `/count`, `/refdomains/count`, `/referring-ips/count`, `/referring-subnets/count`: one number of up to 100 targets. */
import { Type } from 'typebox';
import { targetMetrics } from '../../linkindex/queries/target-metrics.ts';
import type { Target } from '../../url/target.ts';
import type { Command } from '../command.ts';
import { mode, parameters, readTarget, targets } from '../parameters.ts';
import { count } from '../rows.ts';
import type { CommandName } from '../units.ts';

const Parameters = parameters({ target: targets, mode });

export const getBacklinksCount = countCommand('backlinks', {
  name: 'get-backlinks-count',
  what: 'live backlinks',
});

export const getRefdomainsCount = countCommand('refdomains', {
  name: 'get-refdomains-count',
  what: 'referring domains (hosts)',
});

export const getReferringIpsCount = countCommand('ips', {
  name: 'get-referring-ips-count',
  what: 'known IP addresses of referring pages',
});

export const getReferringSubnetsCount = countCommand('subnets', {
  name: 'get-referring-subnets-count',
  what: 'known subnets of referring pages, /24 (IPv4) and /48 (IPv6)',
});

function countCommand(
  field: 'backlinks' | 'refdomains' | 'ips' | 'subnets',
  { name, what }: { readonly name: CommandName; readonly what: string },
) {
  const answer = Type.Object({
    metrics: Type.Array(
      Type.Object({
        target: Type.String({ description: 'As it was sent.' }),
        [field]: count(`Number of ${what}.`),
      }),
    ),
  });
  const command: Command<typeof Parameters, readonly Target[], typeof answer> = {
    name,
    summary: `Number of ${what}`,
    description: `Number of ${what} of each target, in the order they were sent. Costs 1 unit a target.`,
    parameters: Parameters,
    answer,
    question: (sent) => sent.target.map((text) => readTarget(text, sent.mode)),
    targets: (question) => question,
    reads: 'links',
    isExtension: true,
    async run({ index, signal }, question) {
      const metrics = [];
      for (const target of question) {
        const found = await targetMetrics(index, target, signal);
        metrics.push({ target: target.text, [field]: found[field] });
      }
      return { metrics };
    },
  };
  return command;
}
