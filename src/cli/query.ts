/**
 * `backlinks query`: asks what a client of the server asks, of the process that owns the data directory, or of this one.
 */
import { createClient, type Fetch } from '../client/client.ts';
import { table } from '../formats/table.ts';
import { run } from './commands.ts';
import { type Context, PLAIN_WIDTH } from './context.ts';
import type { QueryParameters } from './query-parameters.ts';

export interface QueryOptions {
  readonly target?: readonly string[];
  readonly output?: string;
  readonly parameters: QueryParameters;
}

export async function query(
  context: Context,
  command: string,
  { target, output, parameters }: QueryOptions,
): Promise<void> {
  const targets = target?.length === 1 ? target[0] : target;
  const client = createClient({ baseUrl: LOCAL, apikey: '', fetch: localFetch(context) });
  const asked = { ...parameters, ...(targets !== undefined && { target: targets }) };
  const response = await client.request(command, asked, output === undefined ? {} : { output });
  const answer = await response.text();
  if (context.json || output !== undefined) context.stdout.write(`${answer}\n`);
  else context.stdout.write(`${shown(answer, context.stdout.columns ?? PLAIN_WIDTH)}\n`);
}

/** A table of an answer that is an object of one list of rows, and where it has pages, of a cursor. */
function shown(answer: string, width: number): string {
  const [rows, cursor] = Object.values(JSON.parse(answer) as Record<string, unknown>);
  if (!Array.isArray(rows)) return answer;
  const lines = table(rows as Record<string, unknown>[], { width });
  return cursor === undefined ? lines : `${lines}\n\nnext page: --next ${cursor}`;
}

/** An address that nobody listens on: what stands behind it goes to the owner, without port and key. */
const LOCAL = 'http://local.invalid';
const PREFIX = '/backlinks/v1.0/';

/** Failures are thrown as the owner throws them: AppErrors, which the command line has words for. */
function localFetch(context: Context): Fetch {
  return async ({ pathname, searchParams }, { body }) => {
    const command = pathname.startsWith(PREFIX) ? pathname.slice(PREFIX.length) : pathname;
    const output = searchParams.get('output') ?? 'json';
    for (const name of ['apikey', 'output']) searchParams.delete(name);
    // The client writes a body as text.
    const parameters = typeof body === 'string' ? JSON.parse(body) : listed(searchParams);
    const question = { command: decodeURIComponent(command), parameters, output };
    return new Response(await run<string>(context, 'query', question));
  };
}

/** Parameters of a query, one that comes more than once as a list. */
function listed(query: URLSearchParams): QueryParameters {
  const names = [...new Set(query.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
