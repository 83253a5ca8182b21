/** S3-compatible stores, which archives are read from and evidence is copied to. */
import type { Setting } from './setting.ts';

export const BUCKET_SETTINGS = {
  s3Endpoint: {
    kind: 'text',
    default: '',
    variable: 'AWS_ENDPOINT_URL',
    schemes: ['http://', 'https://'],
    description: 'S3-compatible store, such as https://minio.example.com:9000; empty: AWS.',
  },
  s3Region: {
    kind: 'text',
    default: 'us-east-1',
    variable: 'AWS_REGION',
    description: 'Region of the buckets.',
  },
  s3Addressing: {
    kind: 'text',
    default: 'auto',
    values: ['auto', 'path', 'host'],
    description:
      'Where requests name the bucket: in the path or the host; auto: in the host on AWS, elsewhere in the path.',
  },
  s3AccessKeyId: {
    kind: 'text',
    default: '',
    variable: 'AWS_ACCESS_KEY_ID',
    description: 'Key to the buckets; empty: requests are not signed, as public buckets take them.',
  },
  s3SecretAccessKey: {
    kind: 'text',
    default: '',
    variable: 'AWS_SECRET_ACCESS_KEY',
    description: 'Its secret part. Other users of the machine may see flags: set the variable.',
  },
  s3SessionToken: {
    kind: 'text',
    default: '',
    variable: 'AWS_SESSION_TOKEN',
    description: 'Token of temporary keys.',
  },
} as const satisfies Record<string, Setting>;
