import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configurationDocument } from '../../src/config/document.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { hasFlag, SETTING_NAMES } from '../../src/config/settings.ts';

const resolve = (
  environment: Record<string, string> = {},
  flags: Record<string, string> = {},
  content?: unknown,
) =>
  resolveConfig({
    environment,
    flags,
    ...(content === undefined ? {} : { file: { path: 'b.json', content } }),
  });

describe('resolveConfig', () => {
  it('takes defaults < file < environment < flags', () => {
    expect(resolve().port).toBe(8080);
    expect(resolve({}, {}, { port: 1 }).port).toBe(1);
    expect(resolve({ PORT: '2' }, {}, { port: 1 }).port).toBe(2);
    expect(resolve({ PORT: '2' }, { port: '3' }, { port: 1 }).port).toBe(3);
  });

  it('takes an empty variable for an absent one', () => {
    expect(resolve({ PORT: '', CLICKHOUSE_URL: '' }).port).toBe(8080);
  });

  it('takes a switch as a flag without value, as on or off, and as a JSON boolean', () => {
    const given = (...origins: Parameters<typeof resolve>) =>
      resolve(...origins).allowPrivateNetwork;
    expect(given()).toBe(false);
    expect(given({}, { allowPrivateNetwork: 'true' })).toBe(true);
    expect(given({ BACKLINKS_ALLOW_PRIVATE_NETWORK: 'on' })).toBe(true);
    expect(
      given({ BACKLINKS_ALLOW_PRIVATE_NETWORK: 'off' }, {}, { allowPrivateNetwork: true }),
    ).toBe(false);
  });

  it('takes URLs of servers', () => {
    const CLICKHOUSE_URL = 'http://user:p%40ss@[::1]:8123/index';
    const DATABASE_URL = 'postgresql:///control?host=/run/postgresql';
    expect(resolve({ CLICKHOUSE_URL, DATABASE_URL })).toMatchObject({
      clickhouseUrl: CLICKHOUSE_URL,
      databaseUrl: DATABASE_URL,
    });
  });

  it('shows no password of a URL it refuses', () => {
    const told = () => resolve({ DATABASE_URL: 'mysql://user:SECRET@db.test' });
    expect(told).toThrow(/^(?!.*SECRET)/);
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(resolve())).toBe(true);
  });

  it.each([
    [{ PORT: 'http' }, {}, undefined, 'PORT is "http", must be a whole number from 0 to 65535'],
    [{ PORT: '-1' }, {}, undefined, 'PORT is "-1"'],
    [{ PORT: '65536' }, {}, undefined, 'PORT is "65536"'],
    [{ PORT: '80.5' }, {}, undefined, 'PORT is "80.5"'],
    [{ PORT: '9'.repeat(400) }, {}, undefined, 'must be a whole number'],
    [
      { BACKLINKS_SAMPLE: 'maybe' },
      {},
      undefined,
      'BACKLINKS_SAMPLE is "maybe", must be one of on, off',
    ],
    [
      { CLICKHOUSE_URL: 'foo' },
      {},
      undefined,
      'CLICKHOUSE_URL must be a URL that starts with http',
    ],
    [{ CLICKHOUSE_URL: 'http://' }, {}, undefined, 'CLICKHOUSE_URL must be a URL'],
    [{ CLICKHOUSE_URL: 'tcp://a:9000' }, {}, undefined, 'CLICKHOUSE_URL must be a URL'],
    [
      { DATABASE_URL: 'db.test' },
      {},
      undefined,
      'DATABASE_URL must be a URL that starts with postgr',
    ],
    [{}, { databaseUrl: 'mysql://a' }, undefined, '--database-url must be a URL'],
    [{ BACKLINKS_SAMPEL: 'off' }, {}, undefined, 'BACKLINKS_SAMPEL is no setting'],
    [{}, { maxRecordBytes: '10' }, undefined, '--max-record-bytes is "10"'],
    [
      { BACKLINKS_ALLOW_PRIVATE_NETWORK: 'yes' },
      {},
      undefined,
      'BACKLINKS_ALLOW_PRIVATE_NETWORK is "yes", must be on or off',
    ],
    [{}, {}, { colour: 1 }, 'colour in b.json is no setting'],
    [{}, {}, { port: 'x' }, 'port in b.json is "x"'],
    [{}, {}, [], 'b.json must hold one JSON object'],
  ])('refuses %j %j %j and names the setting', (environment, flags, file, message) => {
    expect(() => resolve(environment as Record<string, string>, flags, file)).toThrow(message);
  });
});

describe('docs/configuration.md', () => {
  it('is the settings table', () => {
    const path = join(import.meta.dirname, '../../docs/configuration.md');
    expect(readFileSync(path, 'utf8')).toBe(configurationDocument());
  });
});

describe('hasFlag', () => {
  it('is not so for keys and tokens of third parties', () => {
    const secrets = SETTING_NAMES.filter((name) => !hasFlag(name));
    expect(secrets).toContain('mozToken');
    expect(secrets).not.toContain('mozUrl');
    const shown = configurationDocument();
    expect(shown).not.toContain('--moz-token');
  });
});
