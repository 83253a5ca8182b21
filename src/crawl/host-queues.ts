/**
 * Who is asked next: pages wait in the queue of their host, and a host has one request under way at a time, then a pause.
 * So have hosts that share an address, as far as it is known.
 *
 * Everything is in memory and may be lost: what was not visited is still due.
 */
import TinyQueue from 'tinyqueue';

/** A host's turn: it is nobody else's until `release`. */
export interface Turn<Page> {
  readonly host: string;
  readonly page: Page;
}

interface HostQueue<Page> {
  readonly host: string;
  readonly pages: Page[];
  /** Milliseconds since 1970. */
  readyAt: number;
  /** Shared with other hosts; undefined while it is not known. */
  address: string | undefined;
  /** In `#ready`, waiting for its address, having its turn, or without pages. */
  place: 'ready' | 'waiting' | 'turn' | 'none';
}

export class HostQueues<Page> {
  readonly #hosts = new Map<string, HostQueue<Page>>();
  readonly #ready = new TinyQueue<HostQueue<Page>>([], (a, b) => a.readyAt - b.readyAt);
  /** Address in use → hosts whose turn has come and that wait for it. */
  readonly #addresses = new Map<string, HostQueue<Page>[]>();
  #size = 0;

  /** Pages that wait. */
  get size(): number {
    return this.#size;
  }

  /** When the next host may be asked; infinity when none waits for anything but its own answer. */
  get nextReadyAt(): number {
    return this.#ready.peek()?.readyAt ?? Number.POSITIVE_INFINITY;
  }

  has(host: string): boolean {
    return this.#hosts.has(host);
  }

  /** Hosts that have at least so many pages. */
  hostsWith(pages: number): string[] {
    return [...this.#hosts.values()]
      .filter((queue) => queue.pages.length >= pages)
      .map(({ host }) => host);
  }

  /** @param readyAt Of a host that has no pages waiting. */
  add(host: string, page: Page, readyAt: number): void {
    let queue = this.#hosts.get(host);
    if (queue === undefined) {
      queue = { host, pages: [], readyAt, address: undefined, place: 'none' };
      this.#hosts.set(host, queue);
    }
    queue.pages.push(page);
    this.#size++;
    this.#enqueue(queue);
  }

  /** The first page of a host that may be asked now. */
  take(now: number): Turn<Page> | undefined {
    while (this.nextReadyAt <= now) {
      const queue = this.#ready.pop();
      if (queue === undefined) return undefined;
      const rivals = queue.address === undefined ? undefined : this.#addresses.get(queue.address);
      if (rivals !== undefined) {
        queue.place = 'waiting';
        rivals.push(queue);
        continue;
      }
      const [page] = queue.pages;
      if (page === undefined) throw new Error('a host without pages is ready');
      queue.place = 'turn';
      if (queue.address !== undefined) this.#addresses.set(queue.address, []);
      return { host: queue.host, page };
    }
    return undefined;
  }

  /** Tells the address of a host that has its turn. False when another host uses it: the turn is to be given back. */
  claim(host: string, address: string): boolean {
    const queue = this.#turnOf(host);
    if (queue.address === address) return true;
    if (queue.address !== undefined) this.#free(queue.address);
    queue.address = address;
    const rivals = this.#addresses.get(address);
    if (rivals === undefined) {
      this.#addresses.set(address, []);
      return true;
    }
    queue.place = 'waiting';
    rivals.push(queue);
    return false;
  }

  /** Ends a turn. @param isDone Its page needs no other one. */
  release(host: string, readyAt: number, isDone: boolean): void {
    const queue = this.#turnOf(host);
    if (isDone) {
      queue.pages.shift();
      this.#size--;
    }
    queue.readyAt = readyAt;
    queue.place = 'none';
    if (queue.address !== undefined) this.#free(queue.address);
    this.#enqueue(queue);
  }

  /** Takes all waiting pages of a host away, the one of its turn excepted. */
  drain(host: string): Page[] {
    const queue = this.#turnOf(host);
    const rest = queue.pages.splice(1);
    this.#size -= rest.length;
    return rest;
  }

  #turnOf(host: string): HostQueue<Page> {
    const queue = this.#hosts.get(host);
    if (queue?.place !== 'turn') throw new Error(`${host} has no turn`);
    return queue;
  }

  #free(address: string): void {
    const [next, ...rest] = this.#addresses.get(address) ?? [];
    this.#addresses.delete(address);
    for (const queue of [next, ...rest]) {
      if (queue === undefined) continue;
      queue.place = 'none';
      this.#enqueue(queue);
    }
  }

  #enqueue(queue: HostQueue<Page>): void {
    if (queue.place !== 'none') return;
    if (queue.pages.length > 0) {
      queue.place = 'ready';
      this.#ready.push(queue);
    } else this.#hosts.delete(queue.host);
  }
}
