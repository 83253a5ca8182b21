/**
 * Files in which rows wait for the embedded engine to read them, below the index directory.
 *
 * They are never synced and live for one insert, so they hardly leave the page cache. What a killed process left
 * behind is removed when the index is opened again.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export class Spool {
  readonly #folder: string;

  /** @param path The index directory, which this process holds. */
  constructor(path: string) {
    this.#folder = join(path, 'spool');
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { mode: 0o700 });
  }

  /**
   * @returns The file's absolute path; the caller removes it.
   * @throws What the file system or the source of the rows says; nothing is left behind then.
   */
  async write(rows: string | Readable): Promise<string> {
    const file = join(this.#folder, randomUUID());
    const handle = await open(file, 'wx', 0o600);
    try {
      if (typeof rows === 'string') await handle.writeFile(rows);
      else for await (const chunk of rows) await handle.writeFile(chunk);
      await handle.close();
    } catch (error) {
      await handle.close();
      await this.remove(file);
      throw error;
    }
    return file;
  }

  async remove(file: string): Promise<void> {
    await rm(file, { force: true });
  }
}
