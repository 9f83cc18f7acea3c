/** A number of JSON: integer, fraction and exponent (RFC 8259). */
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** A text that does not match has no number that JavaScript would change: up to 15 digits are always exact. */
const LONG_NUMBER = /\d[\d.]{15}|\d[eE]/;

/**
 * Parses JSON as `JSON.parse` does, but turns a number that JavaScript cannot represent exactly into its text:
 * 9007199254740993, of which `JSON.parse` makes …992, becomes '9007199254740993'.
 * @throws SyntaxError when it is not JSON
 */
export function parseJsonExactly(json: string): unknown {
  const value: unknown = JSON.parse(json);
  return LONG_NUMBER.test(json) ? JSON.parse(quoteInexactNumbers(json)) : value;
}

/** Quotes the numbers that would change in valid JSON. */
function quoteInexactNumbers(json: string): string {
  let quoted = '';
  for (let at = 0; at < json.length; ) {
    const quote = json.indexOf('"', at);
    const end = quote < 0 ? json.length : quote;
    quoted += json
      .slice(at, end)
      .replace(NUMBER, (number) => (survives(number) ? number : `"${number}"`));
    at = quote < 0 ? end : endOfString(json, quote);
    quoted += json.slice(end, at);
  }
  return quoted;
}

/** Returns where a string that begins at a quote ends. */
function endOfString(json: string, start: number): number {
  for (let at = start + 1; ; at++) {
    const unit = json[at];
    if (unit === '\\') at++;
    else if (unit === '"') return at + 1;
  }
}

/** Returns whether a JavaScript number has exactly the value of a decimal number. */
function survives(number: string): boolean {
  const value = Number(number);
  return Number.isFinite(value) && decimal(String(value)) === decimal(number);
}

/** Returns a canonical form of a decimal number: its sign, digits and power of ten. */
function decimal(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(number) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const power = Number(exponent) - fraction.length + digits.length - significant.length;
  return `${sign}${significant}e${power}`;
}
