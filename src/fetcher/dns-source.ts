/** Where addresses of host names come from: DNS with the life of each record, and the operating system. */
import { lookup, Resolver } from 'node:dns/promises';

export interface DnsRecord {
  readonly address: string;
  /** Seconds. */
  readonly ttl: number;
}

/** Each rejects with an error whose `code` is one of `node:dns`. */
export interface DnsSource {
  resolve4(host: string): Promise<readonly DnsRecord[]>;
  resolve6(host: string): Promise<readonly DnsRecord[]>;
  /** As programs of this machine see the name, the hosts file included. */
  lookup(host: string): Promise<readonly string[]>;
}

const TIMEOUT_MS = 2500;
const TRIES = 3;

/** @param servers Addresses, with a port if it is not 53; without, those that the machine is set up for. */
export function systemDns(servers: readonly string[] = []): DnsSource {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  return {
    resolve4: (host) => resolver.resolve4(host, { ttl: true }),
    resolve6: (host) => resolver.resolve6(host, { ttl: true }),
    lookup: async (host) =>
      (await lookup(host, { all: true, order: 'ipv4first' })).map(({ address }) => address),
  };
}
