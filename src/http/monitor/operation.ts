/**
 * One operation of the monitor's API: its documents, what it is sent, and what it answers, whatever its path.
 *
 * Two families of paths lead to the same operations: the site's id is a part of the path in one, a parameter in the other.
 * So an operation is told the site, which has been found to be the asking account's, and its own parameters.
 */
import type { Readable } from 'node:stream';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Static, TObject, TSchema, TString } from 'typebox';
import type { Control } from '../../control/control.ts';
import type { Site } from '../../control/sites.ts';
import type { MonitorParts } from '../parts.ts';
import type { MonitorErrorKind } from './monitor-errors.ts';

/** Who asks. */
export interface MonitorAsking {
  readonly control: Control;
  readonly accountId: number;
  readonly monitor: MonitorParts;
  /** Asks the link index, when its turn comes. */
  readonly askIndex: <T>(question: (index: ClickHouseClient) => Promise<T>) => Promise<T>;
  /** Does what takes memory in the measure of the body: one large one at a time. */
  readonly takeTurn: <T>(bodyBytes: number, task: () => Promise<T>) => Promise<T>;
  /** Aborted when the client hangs up. */
  readonly signal: AbortSignal;
}

interface Documents<P extends TObject> {
  /** Names it in the OpenAPI document and in metrics. */
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  /** In the query of GET and DELETE, in the body of all else. */
  readonly parameters: P;
  /** Refusals of its own, for the OpenAPI document. */
  readonly errors?: readonly MonitorErrorKind[];
  /** Parameter → how it is refused, when missing or invalid, where that has a message of its own. */
  readonly refusals?: Readonly<Partial<Record<keyof Static<P> & string, MonitorErrorKind>>>;
  /** The body may be a list of one object, as some clients send it. */
  readonly takesListOfOne?: true;
  /** Largest body, bytes; default as of any request. */
  readonly bodyLimit?: number;
  /** The answer is a file of text, of one of these types. */
  readonly fileTypes?: readonly string[];
  /** The body is a file as it stands, whatever its Content-Type; parameters stand in the query. */
  readonly takesFile?: true;
  /** Goes beyond the document this server follows. */
  readonly isExtension?: true;
}

/** An answer that is a file. */
export interface FileAnswer {
  readonly name: string;
  /** Content-Type. */
  readonly type: string;
  readonly body: string | Readable;
}

/** `P`: schema of the parameters. `A`: schema of the answer; without one there is nothing to say, and the status is 204. */
interface SiteOperation<P extends TObject, A extends TSchema> extends Documents<P> {
  readonly answer?: A;
  readonly run: (
    asking: MonitorAsking,
    site: Site,
    parameters: Static<P>,
    file: Uint8Array,
  ) => Promise<A extends TString ? FileAnswer : A extends TSchema ? Static<A> : undefined>;
}

interface AccountOperation<P extends TObject, A extends TSchema> extends Documents<P> {
  readonly answer?: A;
  readonly run: (asking: MonitorAsking, parameters: Static<P>) => Promise<Static<A>>;
}

/** An operation as routes take it: what is sent has been checked against `parameters`. */
export interface Operation extends Documents<TObject> {
  readonly answer?: TSchema;
  /** Whether its path or query says which site. */
  readonly isAboutSite: boolean;
  /**
   * @param site Undefined where it is about none.
   * @param file Empty where it takes none.
   */
  readonly answerTo: (
    asking: MonitorAsking,
    site: Site | undefined,
    parameters: unknown,
    file: Uint8Array,
  ) => Promise<unknown>;
}

export function siteOperation<P extends TObject, A extends TSchema>({
  run,
  ...documents
}: SiteOperation<P, A>): Operation {
  return {
    ...documents,
    isAboutSite: true,
    answerTo: (asking, site, parameters, file) => {
      if (site === undefined) throw new Error(`${documents.name} ran without its site`);
      return run(asking, site, parameters as Static<P>, file);
    },
  };
}

export function accountOperation<P extends TObject, A extends TSchema>({
  run,
  ...documents
}: AccountOperation<P, A>): Operation {
  return {
    ...documents,
    isAboutSite: false,
    answerTo: (asking, _site, parameters) => run(asking, parameters as Static<P>),
  };
}
