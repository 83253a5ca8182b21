/** What all crawls of a process share: which hosts and addresses are being asked something. */
import { Occupied } from '../../crawl/occupied.ts';
import type { App } from '../app.ts';

const byApp = new WeakMap<App, Occupied>();

export function occupiedOf(app: App): Occupied {
  const occupied = byApp.get(app) ?? new Occupied();
  byApp.set(app, occupied);
  return occupied;
}
