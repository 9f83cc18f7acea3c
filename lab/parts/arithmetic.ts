/** How one number came about; its parts open in turn, down to inputs and weights. */
export interface Arithmetic {
  /** h₁, d₁[really] */
  readonly symbol: string;
  readonly value: number;
  /** The rule in symbols: tanh(W x + b). */
  readonly formula?: string;
  /** The same with the numbers put in: tanh(0.5 · 1 + 0.1). */
  readonly numbers?: string;
  /** A number that nothing was computed for. */
  readonly leaf?: 'input' | 'weight' | 'trained';
  readonly parts?: () => readonly Arithmetic[];
}

/** Prints a number short: three significant digits, from 1,000 on the whole part, and a true minus. */
export function shortNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return signed(String(value));
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
    const [digits = '', power = ''] = value.toExponential(2).split('e');
    return `${signed(digits)} × 10${superscript(power)}`;
  }
  return signed(size >= 999.5 ? value.toFixed(0) : value.toPrecision(3));
}

/** Prints a number with all its digits. */
export function fullNumber(value: number): string {
  return signed(String(value));
}

/** Writes a power of ten: 10⁻⁵. */
export function powerOfTen(power: number): string {
  return `10${superscript(String(power))}`;
}

function signed(text: string): string {
  return text.replace('-', '−');
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '-': '⁻',
  '+': '',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};

function superscript(power: string): string {
  return Array.from(power, (sign) => SUPERSCRIPTS[sign] ?? sign).join('');
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** Writes a whole number as an index: 12 → ₁₂. */
export function subscript(index: number): string {
  return Array.from(String(index), (digit) => SUBSCRIPTS[Number(digit)] ?? digit).join('');
}
