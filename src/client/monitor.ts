/**
 * Calls of the monitor, by method and path: `GET /sites`, `POST /backlinks/{site_id}/list`. Parameters are one object, with
 * `site_id` where the path has it; the client puts each where the server wants it.
 */
import type { paths } from './api-types.ts';
import { addToQuery } from './send.ts';

export type MonitorPath = Extract<
  keyof paths,
  `/sites${string}` | `/${'backlinks' | 'api/sites'}/{site_id}${string}` | `/backlink-${string}`
>;

type Method = 'get' | 'post' | 'put' | 'delete';

interface Content {
  readonly content: { readonly 'application/json': unknown };
}

/** As the generated types have an operation; those that a path has not are undefined. */
interface Operation {
  readonly requestBody: Content;
  readonly responses: { readonly 200: Content };
}

type CallsOf<P extends MonitorPath> = {
  [M in Method]: paths[P][M] extends Operation ? `${Uppercase<M>} ${P}` : never;
}[Method];

export type MonitorCall = { [P in MonitorPath]: CallsOf<P> }[MonitorPath];

type OperationOf<C extends MonitorCall> = C extends `${infer M} ${infer P extends MonitorPath}`
  ? Extract<paths[P][Lowercase<M> & Method], Operation>
  : never;

export type MonitorParameters<C extends MonitorCall> =
  OperationOf<C>['requestBody']['content']['application/json'];

/** null: there is nothing to tell. */
export type MonitorAnswer<C extends MonitorCall> =
  OperationOf<C>['responses'][200]['content']['application/json'];

/** @param baseUrl Without a slash at its end. */
export function monitorRequest(
  baseUrl: string,
  call: MonitorCall,
  { site_id: siteId, ...sent }: { readonly site_id?: unknown },
): { readonly url: URL; readonly request: { readonly method: string; readonly body?: string } } {
  const [method = '', path = ''] = call.split(' ');
  const url = new URL(`${baseUrl}${path.replace('{site_id}', encodeURIComponent(String(siteId)))}`);
  if (method !== 'GET' && method !== 'DELETE')
    return { url, request: { method, body: JSON.stringify(sent) } };
  addToQuery(url, sent);
  return { url, request: { method } };
}
