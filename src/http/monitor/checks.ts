/** How it came about what is said of a backlink: its checks, and where each one's evidence lies. */
import { Type } from 'typebox';
import { checkHistory, type PastCheck } from '../../control/checks.ts';
import { parameters } from '../parameters.ts';
import { nullableText } from '../rows.ts';
import { siteOperation } from './operation.ts';
import { backlinkId, limit } from './parameters.ts';

const nullableNumber = (description: string) =>
  Type.Unsafe<number | null>({ type: ['integer', 'null'], description });

const CheckRow = Type.Object({
  at: Type.String({ description: 'When the page was visited: ISO 8601.' }),
  outcome: Type.String({
    description:
      'What the visit came to, of the page that redirects led to: page, unchanged, redirect, broken-redirect, not-found, refused, failed.',
  }),
  problem: nullableText(
    'Why there was no answer, or not all of one: dns-not-found, connect-timeout, tls, robots, host-down and others; null: there was.',
  ),
  state: Type.String({
    description: 'What the backlink was after it: live, unreached, blocked, lost.',
  }),
  http_status: nullableNumber('HTTP status of the page itself; null: no answer.'),
  facts: Type.Unsafe<unknown>({
    type: 'object',
    additionalProperties: true,
    description: 'What this check found; null in it is what it did not find out.',
  }),
  evidence: Type.Object(
    {
      file: nullableText('WARC file on the server; null: nothing was kept.'),
      offset: nullableNumber('Where the response begins in it, in bytes.'),
      length: nullableNumber('Bytes of the response in it.'),
    },
    { description: 'What was sent and received, of the page that redirects led to.' },
  ),
});

export const getChecks = siteOperation({
  name: 'get-site-checks',
  summary: 'Checks of a backlink',
  description:
    'Checks of a backlink of the site, latest first; none for one that is not of the site or was not checked yet. At least the latest 100 are kept, unless the server is set otherwise.',
  parameters: parameters({ backlink_id: backlinkId, limit }),
  errors: ['wrongSite'],
  isExtension: true,
  answer: Type.Array(CheckRow),
  run: async ({ control }, { id }, { backlink_id, limit: most }) =>
    (await checkHistory(control, id, backlink_id, most)).map(checkRow),
});

function checkRow({ at, outcome, problem, state, httpStatus, facts, evidence }: PastCheck) {
  const { file, offset, length } = evidence;
  return {
    ...{ at: at.toISOString(), outcome, problem, state, http_status: httpStatus, facts },
    // A check that asked nothing has an empty name.
    evidence: file ? { file, offset, length } : { file: null, offset: null, length: null },
  };
}
