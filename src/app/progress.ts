/** What a long command says while it works; the command line draws it, the server logs it. */

export interface Progress {
  readonly kind: 'progress';
  /** What is being done, a few words: `reading a.warc.gz`. */
  readonly task: string;
  readonly done: number;
  /** In the unit of `done`; undefined when it is not known. */
  readonly total: number | undefined;
  readonly unit: 'bytes' | 'pages' | 'steps' | 'rows';
  /** Pages so far, when the unit is another. */
  readonly pages?: number;
}

/** Something a person should know: a skipped record, a file already loaded. */
export interface Notice {
  readonly kind: 'notice';
  readonly text: string;
}

export type Report = (event: Progress | Notice) => void;
