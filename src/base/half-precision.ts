/**
 * Half precision (IEEE 754 binary16): a sign, 5 bits of exponent, 10 of fraction. Normal numbers go from 2⁻¹⁴ to 65,504,
 * subnormal ones down to 2⁻²⁴. No `Float16Array` is needed: numbers are handled as their bits.
 */

/** The largest finite number of half precision. */
export const LARGEST_HALF = 65504;

/** The bits of single precision that halves' exponents are shifted by: (127 − 15) · 2²³. */
const REBIAS = 0x38000000;
/** The bits of 2⁻¹⁴, below which halves are subnormal, and of 2¹⁶, from which on there are none. */
const SMALLEST_NORMAL = 0x38800000;
const TOO_LARGE = 0x47800000;
const INFINITE = 0x7c00;
/** The bits of 0.5, whose neighbors are 2⁻²⁴ apart, as the subnormal halves are. */
const ONE_HALF = 0x3f000000;

/**
 * Rounds numbers to half precision, to the nearest, of two equally near to that whose last bit is 0. What is
 * larger than `LARGEST_HALF` becomes infinite where it rounds no more to it.
 * @returns the halves' bits
 */
export function toHalves(numbers: Float32Array): Uint16Array {
  const halves = new Uint16Array(numbers.length);
  const view = new DataView(new ArrayBuffer(4));
  const bitsOf = (number: number): number => {
    view.setFloat32(0, number);
    return view.getUint32(0);
  };
  for (const [i, number] of numbers.entries()) {
    const all = bitsOf(number);
    const sign = (all >>> 16) & 0x8000;
    const bits = all & 0x7fffffff;
    if (bits > 0x7f800000) halves[i] = sign | 0x7e00;
    else if (bits >= TOO_LARGE) halves[i] = sign | INFINITE;
    else if (bits >= SMALLEST_NORMAL) {
      const shifted = bits - REBIAS;
      halves[i] = sign | ((shifted + 0xfff + ((shifted >>> 13) & 1)) >>> 13);
    } else {
      // The sum is exact where it matters, in double precision, and is rounded as it becomes single.
      halves[i] = sign | (bitsOf(Math.abs(number) + 0.5) - ONE_HALF);
    }
  }
  return halves;
}

/** Returns the numbers of halves, exactly, from their bits. */
export function fromHalves(halves: Uint16Array): Float32Array {
  const numbers = new Float32Array(halves.length);
  const bits = new Uint32Array(numbers.buffer);
  for (const [i, half] of halves.entries()) {
    const sign = (half & 0x8000) << 16;
    const rest = half & 0x7fff;
    if (rest >= INFINITE) bits[i] = sign | 0x7f800000 | ((rest & 0x3ff) << 13);
    else if (rest >= 0x400) bits[i] = sign | ((rest << 13) + REBIAS);
    else numbers[i] = (sign === 0 ? 1 : -1) * rest * 2 ** -24;
  }
  return numbers;
}
