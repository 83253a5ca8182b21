/** How much of an upload is read. What is larger is refused, never cut: half an import looks like a whole one. */

export interface VendorLimits {
  readonly maxFileBytes: number;
  /** Of all that is packed in it; counted while it is unpacked, whatever its headers say. */
  readonly maxUnpackedBytes: number;
  /** Of one text, empty ones too. */
  readonly maxLines: number;
  /** Of all tables together. */
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Characters; a spreadsheet's cell cannot hold more. */
  readonly maxCellLength: number;
  /** Files in a ZIP, sheets in a workbook. */
  readonly maxParts: number;
}

/** Tools export up to 100,000 links of a site at once; with all columns of Ahrefs, in UTF-16, that is 120 MB. */
export const VENDOR_LIMITS: VendorLimits = {
  maxFileBytes: 160 * 2 ** 20,
  maxUnpackedBytes: 160 * 2 ** 20,
  maxLines: 2_000_000,
  maxRows: 500_000,
  maxColumns: 256,
  maxCellLength: 32_767,
  maxParts: 64,
};
