/** The most classes that a table holds side by side: with thousands it takes minutes, and nobody reads it. */
export const MOST_COLUMNS = 20;

/** The names of classes in a sentence; of very many the first. */
export function listClasses(classes: readonly string[]): string {
  if (classes.length <= MOST_COLUMNS) return classes.join(', ');
  return `${classes.slice(0, MOST_COLUMNS).join(', ')}, … (${classes.length} in all)`;
}
