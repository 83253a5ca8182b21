/** `get-summary`: extended statistics of up to 100 targets. Not in the document, but asked for by clients in the wild. */
import { type TProperties, Type } from 'typebox';
import { targetSummary } from '../../linkindex/queries/target-summary.ts';
import type { Target } from '../../url/target.ts';
import type { Command } from '../command.ts';
import { mode, parameters, readTarget, targets } from '../parameters.ts';
import { count, domainInlinkRank, inlinkRank } from '../rows.ts';
import { summaryRow } from '../summary-row.ts';

const Parameters = parameters({ target: targets, mode });

const anchor = Type.String({ description: 'Empty: links without an anchor.' });
const url = Type.String();
const backlinks = count('Live backlinks.');
const refdomains = count('Referring domains.');

const top = <R extends TProperties>(row: R, description: string) =>
  Type.Array(Type.Object(row), { maxItems: 10, description });

const Summary = Type.Object({
  target: Type.String({ description: 'As it was sent.' }),
  backlinks,
  refdomains: count('Distinct referring domains (hosts).'),
  subnets: count('Distinct subnets of referring pages; unknown addresses do not count.'),
  ips: count('Distinct IP addresses of referring pages; unknown ones do not count.'),
  nofollow_backlinks: count('Backlinks marked nofollow, by the link or by its page.'),
  dofollow_backlinks: count('Backlinks not marked nofollow.'),
  inlink_rank: inlinkRank,
  domain_inlink_rank: domainInlinkRank,
  anchors: count('Distinct anchors, the empty one too.'),
  edu_backlinks: count('Backlinks from .edu domains.'),
  edu_refdomains: count('Referring domains that are .edu.'),
  gov_backlinks: count('Backlinks from .gov domains.'),
  gov_refdomains: count('Referring domains that are .gov.'),
  from_home_page_backlinks: count('Backlinks from pages whose path is / (without a query).'),
  from_home_page_refdomains: count('Referring domains with at least one of them.'),
  dofollow_from_home_page_backlinks: count('Those of these backlinks not marked nofollow.'),
  dofollow_refdomains: count('Referring domains with a backlink not marked nofollow.'),
  text_backlinks: count('Backlinks with a text and without an image that are no redirects.'),
  dofollow_anchors: count('Distinct anchors of backlinks not marked nofollow.'),
  dofollow_edu_backlinks: count('Backlinks from .edu domains not marked nofollow.'),
  pages_with_backlinks: count('Distinct pages of the target that backlinks lead to.'),
  top_anchors_by_backlinks: top({ anchor, backlinks }, 'The 10 anchors of most backlinks.'),
  top_anchors_by_refdomains: top({ anchor, refdomains }, 'The 10 of most referring domains.'),
  top_pages_by_backlinks: top({ url, backlinks }, 'The 10 pages with most backlinks.'),
  top_pages_by_refdomains: top({ url, refdomains }, 'The 10 with most referring domains.'),
  top_tlds: top(
    { tld: Type.String({ examples: ['com'] }), count: count('Referring domains.') },
    'The 10 top-level domains of most referring domains.',
  ),
  top_countries: top(
    {
      country: Type.String({
        description: 'ISO 3166-1 alpha-2 code, by the IP addresses of referring pages.',
        examples: ['US'],
      }),
      count: count('Referring domains; one counts in each country it was seen in.'),
    },
    'The 10 countries of most referring domains; unknown ones are not listed.',
  ),
});

const Answer = Type.Object({ summary: Type.Array(Summary) });

export const getSummary: Command<typeof Parameters, readonly Target[], typeof Answer> = {
  name: 'get-summary',
  summary: 'Extended statistics of targets',
  description:
    'What get-metrics tells of each target, and its ranks, anchors, pages, top-level domains and countries of referring domains. In url mode the rank is that of the page, else of the root page of the host; entries of equal counts are ordered by the other count, then by name. Costs 1 unit a target.',
  parameters: Parameters,
  answer: Answer,
  question: (sent) => sent.target.map((text) => readTarget(text, sent.mode)),
  targets: (question) => question,
  reads: 'links',
  isExtension: true,
  async run({ index, signal }, question) {
    const summary = [];
    // One after the other: a batch takes one place among the running questions.
    for (const target of question)
      summary.push(summaryRow(target, await targetSummary(index, target, signal)));
    return { summary };
  },
};
