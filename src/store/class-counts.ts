import { UsageError } from '../base/errors.ts';
import type { JsonObject } from '../base/json.ts';
import { option, sentence } from '../base/sentence.ts';
import { createFeatureSource } from '../classifier/feature-source.ts';
import { FeatureSums } from '../classifier/naive-bayes/feature-sums.ts';
import { TextClassifier } from '../classifier/naive-bayes/text-classifier.ts';
import {
  type TextClassifierOptions,
  type TextClassifierSettings,
  textClassifierSettings,
} from '../classifier/naive-bayes/text-classifier-options.ts';
import type { TextCorpus } from '../corpus/text-corpus.ts';
import type { TextLayout } from '../corpus/text-source.ts';
import type { FeatureSource } from '../counts/feature-source.ts';
import type { ClassCounts } from '../counts/naive-bayes/class-counts.ts';
import { joinTokens, splitTokens } from '../counts/ngram-names.ts';
import { NgramVocabulary } from '../counts/ngram-vocabulary.ts';
import { createTextPipelineFrom } from '../text/pipeline.ts';
import { type Count, findCount, otherFeatures } from './count.ts';
import {
  analyzerOf,
  type CountedPart,
  countPart,
  type PartOptions,
  type PartText,
} from './count-part.ts';
import { checkParts } from './ledger.ts';
import type { PartWriter } from './part-writer.ts';
import type { StoreServer } from './server.ts';
import { fromRows, TERMS } from './tables.ts';

/** Features that a worker holds before it writes them. */
const FEATURES_AT_ONCE = 2 ** 20;

/** What class counts depend on beside the texts; kept in the count's description. */
export interface ClassSettings extends JsonObject {
  readonly ngramRange: readonly [number, number];
  readonly weighting: 'count' | 'binary';
  /** The number of hashed features; null for a vocabulary. */
  readonly hashing: number | null;
}

/**
 * Describes how the features of classes are counted.
 * @throws UsageError for what needs every document: tf-idf, and a limit while n-grams are learned
 */
export function describeClasses(options: TextClassifierOptions): ClassSettings {
  const { ngramRange, weighting, hashing, vocabularyLimit } = textClassifierSettings(options);
  if (weighting === 'tfidf' || vocabularyLimit !== Infinity) {
    throw new UsageError(
      sentence(
        'store/needs-documents',
      )`A store keeps counts and no documents: choose the ${{ weighting: option('weighting') }} count or binary, and leave out ${{ limit: option('vocabularyLimit') }}.`,
    );
  }
  return { ngramRange, weighting, hashing: hashing ?? null };
}

/** Options of a classifier, whose texts are cut as the part says. */
export type ClassCountOptions = Omit<TextClassifierOptions, 'analyzer'>;

/**
 * Counts the features of a part of labeled texts by their classes.
 * @throws UsageError for what needs every document, an option out of range, and another count of the name
 * @throws InputError for what cannot be read
 */
export function countClassesPart(
  server: StoreServer,
  texts: readonly PartText[],
  part: PartOptions,
  options: ClassCountOptions = {},
): Promise<CountedPart> {
  const counting = { ...options, analyzer: analyzerOf(part) };
  return countPart(server, texts, part, {
    ...{ kind: 'classes', settings: describeClasses(counting) },
    count: (corpus, writer) => writeClasses(corpus, writer, counting),
  });
}

/**
 * Counts the features of a part's documents by their classes, and writes them: the number of documents of each class
 * under the empty term, and each feature under the empty class with the documents that it is in and its place, by which
 * features get the numbers that one reading of all parts would give them.
 * @param limit features that are held at once; it decides where batches end, so that all workers must agree on it
 * @returns the number of documents
 */
export async function writeClasses(
  corpus: TextCorpus,
  writer: PartWriter,
  options: TextClassifierOptions,
  limit: number = FEATURES_AT_ONCE,
): Promise<number> {
  const settings = countingDocuments(textClassifierSettings(options));
  const labels = new Map<string, number>();
  let sums = new FeatureSums(settings);
  let documents = 0;
  let place = 0;
  const write = async (): Promise<void> => {
    const { source, counts, documents: learned, documentFrequency } = sums.all();
    documents += learned;
    const names = [...labels.keys()];
    for (const [label, name] of names.entries()) {
      if (counts.examples[label] > 0)
        await writer.add([name, ''], counts.examples[label], [0, label]);
    }
    for (let id = 0; id < counts.features; id++) {
      const having = documentFrequency?.[id] ?? 0;
      // A vocabulary numbers prefixes, too; most hashed features are in no document of a part.
      if (having === 0 && settings.hashing !== undefined) continue;
      const term = nameFeature(source, id);
      const batch = writer.add(['', term], having, [0, place++]);
      // A promise a row would cost more than the row.
      if (batch !== undefined) await batch;
      for (const [label, name] of names.entries()) {
        const sum = counts.featureSums[label][id];
        const full = sum > 0 ? writer.add([name, term], sum, [0, 0]) : undefined;
        if (full !== undefined) await full;
      }
    }
    // Some of the features come again in the next batch.
    await writer.endBatch();
    sums = new FeatureSums(settings);
    for (const _ of labels) sums.addClass();
  };
  for await (const { texts, labels: named } of corpus.documents('counting')) {
    for (const [i, text] of texts.entries()) {
      let label = labels.get(named[i]);
      if (label === undefined) {
        label = labels.size;
        labels.set(named[i], label);
        sums.addClass();
      }
      sums.learn(text, label, 1);
      if (settings.hashing === undefined && sums.source.size >= limit) await write();
    }
  }
  await write();
  return documents;
}

/**
 * Reads a Naive Bayes classifier from the class counts of a store: the same as one process learns from all texts.
 * @param options how it weighs and selects the features that were counted
 * @throws InputError where there is no such count, it is not whole, or there is nothing to learn from
 * @throws UsageError where the options ask for other features than were counted
 */
export async function readClassifier(
  server: StoreServer,
  name: string,
  options: ClassCountOptions = {},
): Promise<{ readonly classifier: TextClassifier; readonly layout: TextLayout }> {
  const count = await findCount(server, 'classes', name);
  const stored = count.settings as ClassSettings & {
    readonly analyzer: JsonObject;
    readonly layout: TextLayout;
  };
  const { documents } = await checkParts(server, count);
  const { ngramRange, weighting, hashing } = stored;
  const all: TextClassifierOptions = {
    ...{ ngramRange: [...ngramRange], weighting },
    ...(hashing !== null && { hashing }),
    ...options,
    analyzer: createTextPipelineFrom(stored.analyzer),
  };
  const asked = describeClasses(all);
  const others = (['ngramRange', 'weighting', 'hashing'] as const).filter(
    (field) => JSON.stringify(asked[field]) !== JSON.stringify(stored[field]),
  );
  if (others.length > 0) throw otherFeatures(name, others);
  const settings = textClassifierSettings(all);
  const reading = new ClassReading(server, count);
  const { labels, examples } = await reading.readClasses();
  const { source, documentFrequency } = await reading.readFeatures(settings);
  const featureSums = labels.map(() => new Float64Array(source.size));
  const counts: ClassCounts = { features: source.size, examples, featureSums };
  await reading.readSums(labels, source, counts);
  const sums = { source, counts, documents, documentFrequency, tfidf: undefined };
  const classifier = new TextClassifier(all, { labels, sums }).finish();
  return { classifier, layout: stored.layout };
}

/** Reads the tables of one count. */
class ClassReading {
  readonly #server: StoreServer;
  readonly #from: string;

  constructor(server: StoreServer, count: Count) {
    this.#server = server;
    this.#from = fromRows(server, TERMS, count);
  }

  /** The classes in the order in which they are first seen, and their documents. */
  async readClasses(): Promise<{ labels: string[]; examples: number[] }> {
    const labels: string[] = [];
    const examples: number[] = [];
    for await (const [name, documents] of this.#rows(
      `SELECT class, sum(total), ${FIRST} ${this.#from} AND class != '' AND term = ''
       GROUP BY class ORDER BY first`,
    )) {
      labels.push(name);
      examples.push(Number(documents));
    }
    return { labels, examples };
  }

  /** The features, numbered in the order in which they are first seen, and in how many documents each is. */
  async readFeatures(
    settings: TextClassifierSettings,
  ): Promise<{ source: FeatureSource; documentFrequency: Uint32Array }> {
    const terms = this.#rows(
      `SELECT term, sum(total), ${FIRST} ${this.#from} AND class = '' GROUP BY term ORDER BY first`,
    );
    const frequencies: number[] = [];
    if (settings.hashing !== undefined) {
      const documentFrequency = new Uint32Array(settings.hashing);
      for await (const [term, documents] of terms)
        documentFrequency[Number(term)] = Number(documents);
      return { source: createFeatureSource(settings), documentFrequency };
    }
    const ngrams = async function* (): AsyncGenerator<string[]> {
      for await (const [term, documents] of terms) {
        frequencies.push(Number(documents));
        yield splitTokens(term);
      }
    };
    const source = await NgramVocabulary.of(settings.analyzer, settings.ngramRange, ngrams());
    return { source, documentFrequency: Uint32Array.from(frequencies) };
  }

  /** Fills in the classes' sums of the features. */
  async readSums(
    labels: readonly string[],
    source: FeatureSource,
    { featureSums }: ClassCounts,
  ): Promise<void> {
    const numbers = new Map(labels.map((label, number) => [label, number]));
    for await (const [label, term, sum] of this.#rows(
      `SELECT class, term, sum(total) ${this.#from} AND class != '' AND term != ''
       GROUP BY class, term`,
    )) {
      const id = source instanceof NgramVocabulary ? source.idOf(splitTokens(term)) : Number(term);
      featureSums[numbers.get(label) ?? 0][id] = Number(sum);
    }
  }

  async *#rows(query: string): AsyncGenerator<string[]> {
    for await (const rows of this.#server.query(query)) yield* rows;
  }
}

/** Where a row is first seen: its part, then its place there. */
const FIRST = 'min(toUInt64(part) * 1099511627776 + place) AS first';

/** The same settings, by which the documents of each feature are counted though nobody has asked yet. */
function countingDocuments(settings: TextClassifierSettings): TextClassifierSettings {
  return { ...settings, selection: { ...settings.selection, usesDocuments: true } };
}

function nameFeature(source: FeatureSource, id: number): string {
  return source instanceof NgramVocabulary ? joinTokens(source.tokensOf(id)) : String(id);
}
