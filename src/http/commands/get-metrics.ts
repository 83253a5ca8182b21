/** `get-metrics`: key statistics of up to 100 targets. */
import { Type } from 'typebox';
import { targetMetrics } from '../../linkindex/queries/target-metrics.ts';
import type { Target } from '../../url/target.ts';
import type { Command } from '../command.ts';
import { mode, parameters, readTarget, targets } from '../parameters.ts';
import { count } from '../rows.ts';

const Parameters = parameters({ target: targets, mode });

const Metric = Type.Object({
  target: Type.String({ description: 'As it was sent.' }),
  backlinks: count('Live backlinks.'),
  refdomains: count('Distinct referring domains (hosts).'),
  subnets: count('Distinct subnets of referring pages; unknown addresses do not count.'),
  ips: count('Distinct IP addresses of referring pages; unknown ones do not count.'),
  nofollow_backlinks: count('Backlinks marked nofollow, by the link or by its page.'),
  dofollow_backlinks: count('Backlinks not marked nofollow.'),
  edu_backlinks: count('Backlinks from .edu domains.'),
  gov_backlinks: count('Backlinks from .gov domains.'),
});

const Answer = Type.Object({ metrics: Type.Array(Metric) });

export const getMetrics: Command<typeof Parameters, readonly Target[], typeof Answer> = {
  name: 'get-metrics',
  summary: 'Key statistics of targets',
  description:
    'Number of live backlinks, referring domains, IPs and subnets of each target, in the order they were sent. Costs 1 unit a target.',
  parameters: Parameters,
  answer: Answer,
  question: (sent) => sent.target.map((text) => readTarget(text, sent.mode)),
  targets: (question) => question,
  reads: 'links',
  async run({ index, signal }, question) {
    const metrics = [];
    // One after the other: a batch takes one place among the running questions.
    for (const target of question) {
      const found = await targetMetrics(index, target, signal);
      metrics.push({
        target: target.text,
        backlinks: found.backlinks,
        refdomains: found.refdomains,
        subnets: found.subnets,
        ips: found.ips,
        nofollow_backlinks: found.nofollowBacklinks,
        dofollow_backlinks: found.dofollowBacklinks,
        edu_backlinks: found.eduBacklinks,
        gov_backlinks: found.govBacklinks,
      });
    }
    return { metrics };
  },
};
