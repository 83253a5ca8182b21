/**
 * A typed client of the server's API: `import { createClient } from 'open-backlinks/client'`.
 *
 * Types are generated from the OpenAPI document, so what compiles is what the server takes. It needs nothing but `fetch`.
 */
import { GET_ONLY } from './api-types.ts';
import {
  type Answer,
  type Ask,
  type AskOptions,
  type Command,
  type Parameters,
  pathOf,
  type RawBacklink,
} from './commands.ts';
import { backlinksIn, type DownloadOptions, downloadFile } from './download.ts';
import {
  type MonitorAnswer,
  type MonitorCall,
  type MonitorParameters,
  monitorRequest,
} from './monitor.ts';
import { addToQuery, type Fetch, type SendOptions, send } from './send.ts';

export { ClientError } from './client-error.ts';
export type { Answer, Ask, AskOptions, Command, Parameters, RawBacklink } from './commands.ts';
export type { DownloadOptions } from './download.ts';
export type { MonitorAnswer, MonitorCall, MonitorParameters } from './monitor.ts';
export type { Fetch } from './send.ts';

export interface ClientOptions {
  /** `http://127.0.0.1:8080`; a path before those of the API is kept. */
  readonly baseUrl: string;
  readonly apikey: string;
  /** Default: the global one. */
  readonly fetch?: Fetch;
  /** Tries after a refusal by 429 or 503; default 3. */
  readonly retries?: number;
  /** Longest `Retry-After` that is waited for; default 60. */
  readonly maxWaitSeconds?: number;
}

export interface RequestOptions extends AskOptions {
  /** `json`, the default, or `xml`. */
  readonly output?: string;
}

export interface Client {
  /**
   * Asks a command: `get-backlinks`, or by its path in another family `v1/backlinks/all`.
   *
   * @throws ClientError with the server's code and message.
   */
  readonly ask: Ask;
  /**
   * Asks or tells the monitor: `monitor('GET /backlinks/{site_id}', { site_id: 1, limit: 10 })`.
   *
   * @throws as `ask`.
   */
  monitor<C extends MonitorCall>(
    call: C,
    parameters: MonitorParameters<C>,
    options?: AskOptions,
  ): Promise<MonitorAnswer<C>>;
  /** The same without types: any command, the answer as it comes. @throws as `ask`. */
  request(command: string, parameters: object, options?: RequestOptions): Promise<Response>;
  /** All backlinks of a target, page after page. `limit` is that of a page. */
  rawBacklinks(
    parameters: Parameters<'get-raw-backlinks'>,
    options?: AskOptions,
  ): AsyncGenerator<RawBacklink>;
  /**
   * All backlinks of a target by one file, which the server makes first: for large targets.
   *
   * @throws ClientError 409 when the key has a task under way, 410 when the task could not be done.
   */
  download(
    parameters: Parameters<'download-all-backlinks'>,
    options?: DownloadOptions,
  ): AsyncGenerator<RawBacklink>;
}

export function createClient(options: ClientOptions): Client {
  const client: Client = {
    // What the server answers is what its document says.
    ask: async <C extends Command>(command: C, parameters: Parameters<C>, asked?: AskOptions) =>
      (await request(options, command, parameters, asked)).json() as Promise<Answer<C>>,
    monitor: (call, parameters, asked) => askMonitor(options, call, parameters, asked),
    request: (command, parameters, asked) => request(options, command, parameters, asked),
    rawBacklinks: (parameters, asked) => pages(client, parameters, asked),
    download: (parameters, asked) => rowsOfFile(client, options, parameters, asked),
  };
  return client;
}

async function* pages(
  client: Client,
  parameters: Parameters<'get-raw-backlinks'>,
  options: AskOptions = {},
): AsyncGenerator<RawBacklink> {
  let { next } = parameters;
  do {
    const cursor = next === undefined ? {} : { next };
    const page = await client.ask('get-raw-backlinks', { ...parameters, ...cursor }, options);
    yield* page.backlinks;
    next = page.next;
  } while (next !== undefined);
}

async function* rowsOfFile(
  client: Client,
  options: ClientOptions,
  parameters: Parameters<'download-all-backlinks'>,
  asked: DownloadOptions = {},
): AsyncGenerator<RawBacklink> {
  const file = await downloadFile(client.ask, parameters, asked);
  const { body } = await send(new URL(file), {}, sendOptions(options, asked.signal));
  if (body !== null) yield* backlinksIn(body);
}

function sendOptions(
  { fetch: ownFetch = fetch, retries = 3, maxWaitSeconds = 60 }: ClientOptions,
  signal: AbortSignal | undefined,
): SendOptions {
  return { fetch: ownFetch, retries, maxWaitSeconds, signal };
}

function request(
  options: ClientOptions,
  command: string,
  parameters: object,
  { output, signal }: RequestOptions = {},
): Promise<Response> {
  const path = pathOf(command);
  const url = new URL(`${baseOf(options)}${path}`);
  const headers: Record<string, string> = {};
  // Only the older family has no header for keys.
  if (path.startsWith('/backlinks/')) url.searchParams.set('apikey', options.apikey);
  else headers['authorization'] = `Token ${options.apikey}`;
  if (output !== undefined) url.searchParams.set('output', output);
  if (GET_ONLY.includes(path)) {
    addToQuery(url, parameters);
    return send(url, { headers }, sendOptions(options, signal));
  }
  headers['content-type'] = 'application/json';
  const post = { method: 'POST', headers, body: JSON.stringify(parameters) };
  return send(url, post, sendOptions(options, signal));
}

async function askMonitor<C extends MonitorCall>(
  options: ClientOptions,
  call: C,
  parameters: MonitorParameters<C>,
  { signal }: AskOptions = {},
): Promise<MonitorAnswer<C>> {
  // Each call has an object of parameters.
  const { url, request } = monitorRequest(baseOf(options), call, parameters as object);
  const headers = { authorization: `Token ${options.apikey}`, 'content-type': 'application/json' };
  const answer = await send(url, { ...request, headers }, sendOptions(options, signal));
  // What the server answers is what its document says.
  return (answer.status === 204 ? null : await answer.json()) as MonitorAnswer<C>;
}

const baseOf = ({ baseUrl }: ClientOptions): string => baseUrl.replace(/\/+$/, '');
