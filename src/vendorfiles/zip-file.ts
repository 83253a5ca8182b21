/**
 * Files in a ZIP, one by one, within what may be unpacked of all.
 *
 * yauzl reads the directory. Sizes it tells are not believed: bytes are counted while they are inflated, and inflating ends when
 * there are too many, so a bomb costs no more than the limit. Checksums are: a link with another letter is another link.
 */
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import {
  type ZipFile as Directory,
  type Entry,
  fromBufferPromise,
  getFileNameLowLevel,
} from 'yauzl';
import { AppError } from '../errors.ts';
import { shown } from './problems.ts';

const inflate = promisify(inflateRaw);

/** A workbook has a file for each sheet, picture and setting. */
const MAX_ENTRIES = 1000;

const STORED = 0;
const DEFLATED = 8;

/** What may still be unpacked: of a file, and of a workbook in it, together. */
export interface UnpackedBytes {
  left: number;
}

export class ZipFile {
  /** For messages. */
  readonly name: string;
  readonly #bytes: Buffer;
  readonly #directory: Directory;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #unpacked: UnpackedBytes;

  private constructor(
    name: string,
    bytes: Buffer,
    directory: Directory,
    entries: ReadonlyMap<string, Entry>,
    unpacked: UnpackedBytes,
  ) {
    this.name = name;
    this.#bytes = bytes;
    this.#directory = directory;
    this.#entries = entries;
    this.#unpacked = unpacked;
  }

  /** @throws AppError NOT_IMPORTABLE: damaged; FILE_TOO_LARGE: too many files. */
  static async open(bytes: Buffer, name: string, unpacked: UnpackedBytes): Promise<ZipFile> {
    const entries = new Map<string, Entry>();
    try {
      // Names that are read as they are: yauzl refuses `../a.csv`, but nothing is written under a name here.
      const directory = await fromBufferPromise(bytes, { decodeStrings: false });
      for await (const entry of directory.eachEntry()) {
        const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
        const fileName = getFileNameLowLevel(
          generalPurposeBitFlag,
          fileNameRaw,
          extraFields,
          false,
        );
        if (entries.size >= MAX_ENTRIES)
          throw new AppError('FILE_TOO_LARGE', `${name} holds more than ${MAX_ENTRIES} files`);
        // Only one of them would be read.
        if (entries.has(fileName))
          throw new AppError('NOT_IMPORTABLE', `${name} holds two files named ${shown(fileName)}`);
        if (!fileName.endsWith('/')) entries.set(fileName, entry);
      }
      return new ZipFile(name, bytes, directory, entries, unpacked);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw damaged(name, cause);
    }
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  /** @returns undefined when there is no such file. */
  async read(path: string): Promise<Buffer | undefined> {
    const entry = this.#entries.get(path);
    if (entry === undefined) return undefined;
    const place = `${path} in ${this.name}`;
    if (entry.isEncrypted())
      throw new AppError('NOT_IMPORTABLE', `${place} is protected by a password`);
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
      throw new AppError(
        'NOT_IMPORTABLE',
        `${place} is packed in a way that is not read; pack it again as an ordinary ZIP`,
      );
    try {
      const content = await this.#content(entry);
      this.#unpacked.left -= content.length;
      if (crc32(content) !== entry.crc32) throw new Error('its checksum is another');
      return content;
    } catch (cause) {
      if (isTooLarge(cause)) throw tooLargeUnpacked(this.name, cause);
      throw damaged(place, cause);
    }
  }

  async #content(entry: Entry): Promise<Buffer> {
    const { fileDataStart } = await this.#directory.readLocalFileHeaderPromise(entry, {
      minimal: true,
    });
    const packed = this.#bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    if (entry.compressionMethod === DEFLATED)
      return await inflate(packed, { maxOutputLength: Math.max(1, this.#unpacked.left) });
    if (packed.length > this.#unpacked.left) throw new RangeError(TOO_LARGE);
    return packed;
  }
}

const TOO_LARGE = 'ERR_BUFFER_TOO_LARGE';

/** Whether zlib gave up because there was more than it may inflate. */
export function isTooLarge(error: unknown): boolean {
  if (!(error instanceof RangeError)) return false;
  return error.message === TOO_LARGE || ('code' in error && error.code === TOO_LARGE);
}

export function tooLargeUnpacked(name: string, cause: unknown): AppError {
  return new AppError('FILE_TOO_LARGE', `${name} unpacks to more than may be imported at once`, {
    cause,
  });
}

export function damaged(name: string, cause?: unknown): AppError {
  return new AppError('NOT_IMPORTABLE', `${name} is damaged`, { cause });
}
