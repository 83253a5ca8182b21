/**
 * Refusals of the monitor's API that the index API does not have: statuses and messages as in its document, misspellings
 * included, and as its clients know them of groups. `docs/errors.md` lists them and a test compares.
 */

/** Kind → status and message. In a message, YYY stands for what is wrong. */
export const MONITOR_ERRORS = {
  wrongSite: { status: 403, message: 'Access denied (wrong site_id)' },
  invalidUrl: { status: 400, message: 'Invalid URL' },
  backlinkExists: { status: 400, message: 'Backlink already exist' },
  backlinksLimit: { status: 400, message: 'Backlinks limit exceeded' },
  invalidIds: { status: 400, message: 'Invalid ids' },
  invalidRecheckIds: { status: 400, message: 'Invalid IDs' },
  invalidList: { status: 400, message: 'Invalid list' },
  invalidDisavowId: { status: 400, message: 'Invalid disawov link ID' },
  unknownDisavowId: { status: 400, message: 'Disawov link does not exist' },
  invalidName: { status: 400, message: 'Invalid name' },
  groupExists: { status: 400, message: 'Group already exists' },
  invalidGroupId: { status: 400, message: 'Invalid group ID' },
  unknownGroup: { status: 400, message: 'Group does not exist' },
  invalidToken: { status: 400, message: 'Invalid token' },
  noSheet: { status: 400, message: 'No Google Sheet is set: PUT /sites/{site_id} with gsc_sheet' },
  notImportable: { status: 415, message: 'YYY' },
  tooLarge: { status: 413, message: 'YYY' },
  noServiceKey: { status: 400, message: 'The server has no key for this service' },
  noServiceAccount: {
    status: 400,
    message: 'The server has no Google service account to read sheets with',
  },
  noAlerts: { status: 400, message: 'The server sends no alerts' },
  invalidWebhook: { status: 400, message: 'Invalid webhook_url: it YYY' },
  noWebhook: { status: 400, message: 'The site has no webhook: PUT /api/sites/{site_id}/alerts' },
  noMailServer: {
    status: 400,
    message: 'The server has no mail server: it needs the settings smtpHost and mailFrom',
  },
} as const;

export type MonitorErrorKind = keyof typeof MONITOR_ERRORS;
