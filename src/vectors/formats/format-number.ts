/** Formats a 32-bit float as a short decimal number that reads back as the same float. */
export function formatFloat32(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e9) {
    return Object.is(value, -0) ? '-0' : String(value);
  }
  // Nine digits always suffice, eight nearly always.
  const short = value.toPrecision(8);
  return Math.fround(Number(short)) === value ? short : value.toPrecision(9);
}
