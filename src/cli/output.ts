/** Where a command writes: a terminal, a pipe, a test's memory. */
export interface Output {
  write(text: string | Uint8Array, done?: (error?: Error | null) => void): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}
