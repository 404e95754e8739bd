/** Refusals across the seam between the core and its entries. */

/**
 * The core has its own copy of the protocol's classes, and so have the entries that hold the connection. Its
 * refusals must be told as refusals: without this the connection, which asks for an instance of its own class,
 * would send them as results.
 * @param ResponseError the class of the copy that holds the connection
 */
export function knowErrorsOfCore(ResponseError: object): void {
  Object.defineProperty(ResponseError, Symbol.hasInstance, {
    value: (x: unknown) =>
      x instanceof Error && "toJson" in x && typeof (x as { code?: unknown }).code === "number",
  });
}
