/** One import from another service, as its job runs it: what the service names becomes backlinks of the site. */
import type { Control } from '../control/control.ts';
import { type ImportJob, type ImportService, setImportStatus } from '../control/import-tasks.ts';
import { type Site, siteOfImport } from '../control/sites.ts';
import { importLinks, type NamedLinks, shortReport } from './import-links.ts';

export interface ServiceLinks extends NamedLinks {
  /** Why the service named no more; those that it named are imported. */
  readonly error?: string;
}

/** Asks a service for links of a site. Throws: the import has failed, and the message says why. */
export type LinkService = (site: Site, signal: AbortSignal) => Promise<ServiceLinks>;

/** Those that the operator has set. */
export type LinkServices = Readonly<Partial<Record<ImportService, LinkService>>>;

export interface ImportWork {
  readonly control: Control;
  readonly services: LinkServices;
  /** Told that there are new backlinks to check. */
  readonly wake?: () => void;
}

/** @throws the signal's reason: the job is taken up again. */
export async function runImport(
  { control, services, wake }: ImportWork,
  { token, siteId, source }: ImportJob,
  signal: AbortSignal,
): Promise<void> {
  const site = await siteOfImport(control, siteId);
  // Removed meanwhile, and its task with it.
  if (site === undefined) return;
  await setImportStatus(control, token, 'processing');
  try {
    const service = services[source];
    if (service === undefined) throw new Error(`the server has no key for ${source}`);
    const links = await service(site, signal);
    const { error } = links;
    const report = await importLinks(control, site, source, links, { exceptDeleted: true });
    await setImportStatus(control, token, error === undefined ? 'complete' : 'failed', {
      ...(error !== undefined && { error }),
      ...shortReport(report),
    });
    if (report.added > 0) wake?.();
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    await setImportStatus(control, token, 'failed', { error: reason });
  }
}
