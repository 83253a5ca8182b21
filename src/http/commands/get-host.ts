/** `get-host`: all that the crawler knows of a host. */
import { Type } from 'typebox';
import { parseTarget } from '../../url/target.ts';
import { ApiError } from '../api-error.ts';
import type { Command } from '../command.ts';
import { Host } from '../host-report.ts';
import { parameters } from '../parameters.ts';

const Parameters = parameters({
  host: Type.String({ description: 'Name of the host, or a URL on it.' }),
});

const Answer = Type.Object({ host: Host });

export const getHost: Command<typeof Parameters, string, typeof Answer> = {
  name: 'get-host',
  summary: 'What the crawler knows of a host',
  description:
    'Its robots.txt, pause and back-off, its latest answers, and which visits come next and why. Free.',
  parameters: Parameters,
  answer: Answer,
  question: ({ host }) => {
    if (parseTarget(host, 'host') === undefined)
      throw new ApiError('invalid', { parameter: 'host' });
    return host;
  },
  targets: () => [],
  reads: 'few',
  isExtension: true,
  async run({ hostReport }, host) {
    if (hostReport === undefined) throw new ApiError('notFound');
    return { host: await hostReport(host) };
  },
};
