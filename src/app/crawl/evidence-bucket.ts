/** The bucket that evidence files are copied to, from the settings: a file has there the name that it has on disk. */
import { basename } from 'node:path';
import type { Config } from '../../config/settings.ts';
import { AppError } from '../../errors.ts';
import { parseS3Address, type S3Address } from '../../s3/s3-address.ts';

/** A file goes a capture beyond its size, and one PUT may bring 5 GiB. */
const MAX_FILE_BYTES = 4 * 2 ** 30;

/** Address of a prefix that is empty or ends in `/`; undefined without bucket. @throws AppError INVALID_SETTING. */
export function evidenceBucket(config: Config): S3Address | undefined {
  const { evidenceBucket: text, evidenceDropUploaded } = config;
  if (text === '') {
    if (evidenceDropUploaded)
      throw new AppError(
        'INVALID_SETTING',
        '--evidence-drop-uploaded needs --evidence-bucket: nothing is uploaded',
      );
    return undefined;
  }
  if (config.evidenceFileBytes > MAX_FILE_BYTES)
    throw new AppError(
      'INVALID_SETTING',
      `--evidence-file-bytes may be at most ${MAX_FILE_BYTES} with --evidence-bucket`,
    );
  try {
    const { bucket, key } = parseS3Address(text);
    return { bucket, key: key === '' || key.endsWith('/') ? key : `${key}/` };
  } catch (cause) {
    throw new AppError('INVALID_SETTING', '--evidence-bucket must be s3://bucket/prefix', {
      cause,
    });
  }
}

export function objectOf(file: string, { bucket, key }: S3Address): S3Address {
  return { bucket, key: key + basename(file) };
}
