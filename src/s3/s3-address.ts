/** `s3://bucket/key`: an object, or with a prefix of keys all objects below it. Keys are taken as they stand. */
import { AppError } from '../errors.ts';

export interface S3Address {
  readonly bucket: string;
  /** May be empty, and hold any characters. */
  readonly key: string;
}

const ADDRESS = /^s3:\/\/([a-z\d][\w.-]{1,61}[a-z\d])(?:\/(.*))?$/is;

export function isS3Address(text: string): boolean {
  return /^s3:\/\//i.test(text);
}

/** @throws AppError UNREADABLE for what names no bucket, or a key that no URL can hold. */
export function parseS3Address(text: string): S3Address {
  const [, bucket, key = ''] = ADDRESS.exec(text) ?? [];
  if (bucket === undefined)
    throw new AppError('UNREADABLE', `cannot read ${text}: an s3 address is s3://bucket/key`);
  // A URL's path loses such a segment, however it is spelled.
  if (key.split('/').some((segment) => segment === '.' || segment === '..'))
    throw new AppError('UNREADABLE', `cannot read ${text}: a key with . or .. as a segment`);
  return { bucket, key };
}

export function s3AddressText({ bucket, key }: S3Address): string {
  return `s3://${bucket}/${key}`;
}
