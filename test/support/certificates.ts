/** Certificates made by openssl for one test run: an authority, what it signs, and what signs itself. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface Authority extends Certificate {
  /** @param days Negative: it has expired. */
  issue(name: string, days?: number): Certificate;
  /** Removes its files; what it issued stays of use. */
  close(): void;
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Signed by itself and trusted by nobody; good for an authority, and for a server of that name. */
export function makeAuthority(name: string): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'backlinks-ca-'));
  const path = (file: string): string => join(folder, file);
  const read = (file: string): string => readFileSync(path(file), 'utf8');
  const openssl = (...parameters: string[]): void => {
    execFileSync('openssl', parameters, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const subject = (host: string): string[] => [
    ...['-subj', `/CN=${host}`],
    ...['-addext', `subjectAltName=DNS:${host}`],
  ];
  openssl('req', '-x509', ...KEY, '-keyout', 'ca.key', '-out', 'ca.pem', ...subject(name));
  const issue = (host: string, days = 2): Certificate => {
    openssl('req', ...KEY, '-keyout', 'key', '-out', 'request', ...subject(host));
    const signer = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-copy_extensions', 'copy'];
    openssl('x509', '-req', '-in', 'request', ...signer, '-days', `${days}`, '-out', 'cert');
    return { key: read('key'), cert: read('cert') };
  };
  const close = (): void => rmSync(folder, { recursive: true });
  return { key: read('ca.key'), cert: read('ca.pem'), issue, close };
}
