/** Delimiters that tables have, and what a sentence calls them. */
const NAMES: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
};

/** What a sentence calls a delimiter: `commas`, or `the delimiter "::"`. */
export function describeDelimiter(delimiter: string): string {
  return NAMES[delimiter] ?? `the delimiter ${JSON.stringify(delimiter)}`;
}

/**
 * Says what is wrong with a first row that should have several fields and has one, where another delimiter stands in
 * it; undefined where none does.
 */
export function adviseOnDelimiter(row: string, delimiter: string): string | undefined {
  const likely = Object.keys(NAMES).find((other) => other !== delimiter && row.includes(other));
  return likely === undefined
    ? undefined
    : `the first row has ${describeDelimiter(likely)} in place of ${describeDelimiter(delimiter)} between its fields; give the delimiter ${JSON.stringify(likely)}`;
}
