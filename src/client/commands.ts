/** The commands a client can ask, with their parameters and answers: the generated types, as a caller names them. */
import type { paths } from './api-types.ts';
import type { MonitorPath } from './monitor.ts';

type Path = Exclude<keyof paths, MonitorPath>;
type Prefix = '/backlinks/v1.0/';

/**
 * `get-backlinks` and the like for the paths of `/backlinks/v1.0`; all others as they are, without the first slash:
 * `v1/backlinks/all`, `api/exports`.
 */
export type Command = {
  [P in Path]: P extends `${Prefix}${infer Name}`
    ? Name
    : P extends `/${infer Rest}`
      ? Rest
      : never;
}[Path];

type PathOf<C extends Command> = `${Prefix}${C}` extends Path
  ? `${Prefix}${C}`
  : `/${C}` extends Path
    ? `/${C}`
    : never;

export type Parameters<C extends Command> =
  paths[PathOf<C>]['post']['requestBody']['content']['application/json'];

export type Answer<C extends Command> =
  paths[PathOf<C>]['post']['responses'][200]['content']['application/json'];

export interface AskOptions {
  readonly signal?: AbortSignal;
}

export type Ask = <C extends Command>(
  command: C,
  parameters: Parameters<C>,
  options?: AskOptions,
) => Promise<Answer<C>>;

/** A row of `get-raw-backlinks`, and of the files of `download-all-backlinks`. */
export type RawBacklink = Answer<'get-raw-backlinks'>['backlinks'][number];

/** The path of a command. */
export function pathOf(command: string): string {
  return /^(?:v1|api)\//.test(command) ? `/${command}` : `/backlinks/v1.0/${command}`;
}
