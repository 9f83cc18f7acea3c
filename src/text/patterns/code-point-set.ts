/** A set of code points, as a test. */
export interface CodePointSet {
  /** Equal for sets that are written alike. */
  readonly key: string;
  /** The only member, where the set is one code point. */
  readonly only?: number;
  readonly has: (codePoint: number) => boolean;
}

/** A part of a character class: what native regular expressions write between brackets. */
export interface ClassPart {
  /** Such as `a-z`, `\u{ac00}` or `\p{L}`. */
  readonly source: string;
  /** Whether all but these code points are meant, as by `\W`. */
  readonly negated?: boolean;
  /** Whether the case of letters always counts, as in `\w`. */
  readonly exact?: boolean;
}

/**
 * The classes of Python's `re` on texts: `\w` is a letter, digit, other numeral or underscore of any script (what
 * `str.isalnum` accepts), `\d` a decimal digit, `\s` what `str.isspace` accepts.
 */
export const PYTHON_CLASSES: Readonly<Record<'w' | 'd' | 's', ClassPart>> = {
  w: { source: '\\p{L}\\p{N}_', exact: true },
  d: { source: '\\p{Nd}', exact: true },
  s: {
    source: '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000',
    exact: true,
  },
};

/** Where a line ends in JavaScript's regular expressions. */
export const LINE_ENDS: ClassPart = { source: '\\n\\r\\u2028\\u2029', exact: true };

/** Makes the set of one code point, or of it in every case. */
export function singleSet(codePoint: number, ignoreCase: boolean): CodePointSet {
  if (ignoreCase) return classSet([{ source: escapeInClass(codePoint) }], false, true);
  return { key: `=${codePoint}`, only: codePoint, has: (other) => other === codePoint };
}

/**
 * Makes the set of a character class.
 * @param negated whether all code points but those of the parts are meant
 * @throws SyntaxError when a part is none that the native engine knows
 */
export function classSet(
  parts: readonly ClassPart[],
  negated: boolean,
  ignoreCase: boolean,
): CodePointSet {
  const tests = parts.map(({ source, negated: allBut = false, exact = false }) => {
    // One code point is tested at a time, so that the native engine has nothing to try again.
    const native = new RegExp(`[${source}]`, ignoreCase && !exact ? 'iu' : 'u');
    return { allBut, native };
  });
  return {
    key: `${negated ? '^' : ''}${tests.map(({ allBut, native }) => `${allBut}${native}`).join(' ')}`,
    has(codePoint) {
      const character = String.fromCodePoint(codePoint);
      return tests.some(({ allBut, native }) => native.test(character) !== allBut) !== negated;
    },
  };
}

/** Writes a code point as a part of a native character class. */
export function escapeInClass(codePoint: number): string {
  return `\\u{${codePoint.toString(16)}}`;
}
