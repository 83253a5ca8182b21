/** Settings of the operator → how buckets are reached. */
import type { Config } from '../config/settings.ts';
import type { S3Settings } from '../s3/s3-request.ts';

export function s3Settings(config: Config): S3Settings {
  return {
    endpoint: config.s3Endpoint,
    region: config.s3Region,
    addressing: config.s3Addressing,
    accessKeyId: config.s3AccessKeyId,
    secretAccessKey: config.s3SecretAccessKey,
    sessionToken: config.s3SessionToken,
  };
}
