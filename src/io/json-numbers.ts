/** A number of JSON: integer, fraction and exponent (RFC 8259). */
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** A text without this holds no number that JavaScript would change: up to 15 digits always survive. */
const LONG_NUMBER = /\d[\d.]{15}|\d[eE]/;

/**
 * Parses JSON as `JSON.parse` does, but a number whose value JavaScript cannot hold becomes the text that stands for
 * it: 9007199254740993, of which `JSON.parse` makes …992, becomes '9007199254740993'.
 * @throws SyntaxError when it is not JSON
 */
export function parseJsonExactly(json: string): unknown {
  const value: unknown = JSON.parse(json);
  return LONG_NUMBER.test(json) ? JSON.parse(quoteInexactNumbers(json)) : value;
}

/** Puts numbers in quotes that would change; the text is known to be JSON. */
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

/** Where a string that begins at a quote ends. */
function endOfString(json: string, start: number): number {
  for (let at = start + 1; ; at++) {
    const unit = json[at];
    if (unit === '\\') at++;
    else if (unit === '"') return at + 1;
  }
}

/** Whether a number still has its value after it was a JavaScript number. */
function survives(number: string): boolean {
  const value = Number(number);
  return Number.isFinite(value) && decimal(String(value)) === decimal(number);
}

/** A number's sign, digits and power of ten, the same for all ways to write one value. */
function decimal(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(number) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const power = Number(exponent) - fraction.length + digits.length - significant.length;
  return `${sign}${significant}e${power}`;
}
