/** Stands between the tokens of an n-gram: the unit separator, which texts do not hold. */
const BETWEEN = '\x1f';
/** Stands before a letter for itself and for a separator in a token, where a text does hold them. */
const ESCAPE = '\x1e';

/** Joins the tokens of an n-gram so that they can be told apart again, whatever they hold. */
export function joinTokens(tokens: readonly string[]): string {
  return tokens
    .map((token) => token.replaceAll(ESCAPE, `${ESCAPE}e`).replaceAll(BETWEEN, `${ESCAPE}b`))
    .join(BETWEEN);
}

/** Splits what `joinTokens` joined. */
export function splitTokens(name: string): string[] {
  const tokens = name.split(BETWEEN);
  if (!name.includes(ESCAPE)) return tokens;
  return tokens.map((token) =>
    token.replaceAll(`${ESCAPE}b`, BETWEEN).replaceAll(`${ESCAPE}e`, ESCAPE),
  );
}
