/** The most documents, classes and words of the new document that the picture has room for. */
export const MOST_DOCUMENTS = 8;
export const MOST_CLASSES = 4;
export const MOST_FACTORS = 12;

/** A document of the training data. */
export interface LabeledDocument {
  readonly label: string;
  readonly words: readonly string[];
}

/** Cuts a text into words at white space, in lower case. */
export function readWords(text: string): string[] {
  return text.toLowerCase().split(/\s+/u).filter(Boolean);
}

/** Reads documents, a line each: `class: words`. Lines without a class or words are passed over. */
export function readDocuments(text: string): LabeledDocument[] {
  const documents: LabeledDocument[] = [];
  const labels = new Set<string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    const label = line.slice(0, Math.max(0, colon)).trim();
    const words = readWords(line.slice(colon + 1));
    if (label === '' || words.length === 0 || documents.length >= MOST_DOCUMENTS) continue;
    if (!labels.has(label) && labels.size >= MOST_CLASSES) continue;
    labels.add(label);
    documents.push({ label, words });
  }
  return documents;
}

/** What is counted of one class. */
export interface ClassCounts {
  readonly name: string;
  readonly documents: number;
  /** All its words, with repetitions. */
  readonly words: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** Counts the words of each class, in the order in which the classes first occur. */
export function countClasses(documents: readonly LabeledDocument[]): ClassCounts[] {
  const names = [...new Set(documents.map(({ label }) => label))];
  return names.map((name) => {
    const own = documents.filter(({ label }) => label === name);
    const counts = new Map<string, number>();
    for (const word of own.flatMap(({ words }) => words)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const words = own.reduce((sum, document) => sum + document.words.length, 0);
    return { name, documents: own.length, words, counts };
  });
}

/** P(w|c) = (n + α) / (N + α V); with α = 0 a word that the class never had gets 0. */
export function likelihood(
  count: number,
  words: number,
  alpha: number,
  vocabulary: number,
): number {
  const total = words + alpha * vocabulary;
  return total === 0 ? 0 : (count + alpha) / total;
}
