/** `true` when two types are the same, `any` and readonly told apart. */
export type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles only when the value's type is exactly the named one: `expectType<string>()(value, true)`. */
export function expectType<Expected>(): <Actual>(
  actual: Actual,
  same: Equal<Actual, Expected>,
) => void {
  return () => {};
}
