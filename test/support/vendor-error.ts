/** The error with which a vendor's client gives up; anything else fails the test. */
import { VendorError } from '../../src/vendorapis/vendor-error.ts';

export async function vendorErrorOf(promise: Promise<unknown>): Promise<VendorError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof VendorError) return error;
  throw new Error('It did not give up with a VendorError', { cause: error });
}
