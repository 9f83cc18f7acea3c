/** A formula of three words, of which one is taken away: a − b + c, which is drawn as a parallelogram. */
export interface Parallelogram {
  readonly a: string;
  readonly b: string;
  readonly c: string;
}

const SIGNS = new Set(['+', '-', '−', '–']);

/** Reads `a - b + c`; undefined for any other formula, which is answered but not drawn. */
export function readParallelogram(formula: string): Parallelogram | undefined {
  const [a, minus, b, plus, c, ...more] = formula.trim().split(/\s+/);
  if (a === undefined || b === undefined || c === undefined || more.length > 0) return undefined;
  if (minus === '+' || minus === undefined || !SIGNS.has(minus) || plus !== '+') return undefined;
  return { a, b, c };
}

/** The words of a formula that may be on the map. */
export function wordsOf(formula: string): readonly string[] {
  return formula.split(/[\s()"*×]+/).filter((word) => word !== '' && !SIGNS.has(word));
}
