/**
 * Connections that wait for a next request of their origin.
 *
 * Bounded twice: a few connections an origin, for politeness, and a number of idle ones over all, so that a crawl of a
 * hundred thousand hosts takes the memory of a thousand. The one that idles longest goes first; one whose socket
 * closes goes at once.
 */
import type { Connection } from './connection.ts';

export interface ConnectionPool {
  /** Waits while the origin has all connections it may have. */
  acquire(origin: string): Connection | Promise<Connection>;
  /** Gives back what `acquire` gave. */
  release(connection: Connection): void;
  /** Ends every connection, those in use too. */
  close(): void;
}

export interface PoolOptions {
  readonly open: (origin: string) => Connection;
  readonly maxConnectionsPerOrigin: number;
  readonly maxIdleConnections: number;
}

/** Of one origin; there is none for an origin without connections. */
interface Slot {
  readonly idle: Connection[];
  open: number;
  readonly waiting: ((connection: Connection) => void)[];
}

export function openConnectionPool(options: PoolOptions): ConnectionPool {
  const slots = new Map<string, Slot>();
  const idle = new Set<Connection>(); // in the order of their idling
  const busy = new Set<Connection>();
  let isClosed = false;

  return { acquire, release, close };

  function acquire(origin: string): Connection | Promise<Connection> {
    const slot = slots.get(origin) ?? { idle: [], open: 0, waiting: [] };
    const known = slot.idle.pop();
    if (known !== undefined) {
      idle.delete(known);
      return taken(known);
    }
    if (slot.open < options.maxConnectionsPerOrigin) return opened(origin, slot);
    return new Promise((resolve) => slot.waiting.push(resolve));
  }

  function opened(origin: string, slot: Slot): Connection {
    const connection = options.open(origin);
    connection.onClosed = () => {
      if (idle.has(connection)) forget(connection);
    };
    // Requests over it then reject, as those in flight do.
    if (isClosed) connection.destroy();
    slots.set(origin, slot);
    slot.open++;
    return taken(connection);
  }

  function taken(connection: Connection): Connection {
    busy.add(connection);
    return connection;
  }

  function release(connection: Connection): void {
    const slot = slots.get(connection.origin);
    if (slot === undefined || !busy.delete(connection)) return;
    const next = slot.waiting.shift();
    if (connection.isClosed) {
      forget(connection);
      next?.(opened(connection.origin, slot));
    } else if (next === undefined) keep(connection, slot);
    else next(taken(connection));
  }

  function keep(connection: Connection, slot: Slot): void {
    slot.idle.push(connection);
    idle.add(connection);
    for (const oldest of idle) {
      if (idle.size <= options.maxIdleConnections) break;
      oldest.destroy(); // which forgets it
    }
  }

  function forget(connection: Connection): void {
    idle.delete(connection);
    connection.destroy();
    const slot = slots.get(connection.origin);
    if (slot === undefined) return;
    slot.open--;
    const at = slot.idle.indexOf(connection);
    if (at >= 0) slot.idle.splice(at, 1);
    if (slot.open === 0) slots.delete(connection.origin);
  }

  function close(): void {
    isClosed = true;
    for (const connection of [...idle, ...busy]) connection.destroy();
  }
}
