/** Where a command writes: a terminal, a pipe, a test's memory. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}
