/** Finds the first text that is not in Unicode's form NFC, the one that keyboards write; undefined where all are. */
export function findOtherForm(texts: Iterable<string>): string | undefined {
  for (const text of texts) if (text.normalize('NFC') !== text) return text;
  return undefined;
}
