import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundle } from './bundle.ts';

/**
 * What a subpath may weigh with all that it exports, minified, in kB (1000 bytes) of Brotli: at most 3 % more than it
 * weighed when the budget was set. A budget is raised on purpose only, with a comment that says what is worth it.
 */
const BUDGETS: Readonly<Record<string, number>> = {
  // All of the below; two builds of the kernels are 60 of it, and umap-js 25.
  // From 265: linear-time patterns, the Korean lexicon of reviews, and the guards of every file that is read.
  // From 280: files in fewer bits, and the kernels that generate from 8.
  // From 290: tagged sentences and their scorers.
  // From 297: linear classifiers.
  // From 309: taggers, with their CRF.
  // From 321: kernels of Transformers, pooling and fastText's classifier, table models, translators, captioners.
  // From 412: kept packed weights, batches by units, a lemma dictionary.
  // From 414: studies of copying, gradients and heads of translators.
  // From 421: texts longer than memory, and requests to models.
  // From 429: n-grams are counted in texts, and what queries to databases say.
  malmoi: 431,
  // From 45: users' patterns are matched in linear time, which takes a parser and an automaton (3.5 kB), here as below.
  // From 50: the Korean lexicon knows the verbs, adverbs and slang of reviews.
  'malmoi/text': 53.6,
  // From 20: the checks of options name the range of each number in a list.
  'malmoi/counts': 21,
  // Tokenizers and stemmers, since a saved classifier may name any of them.
  // From 55: linear-time patterns and the lexicon; from 60: documents in memory are read, too.
  // From 64.7: linear classifiers, whose solver is its own.
  // From 69.5: fastText's classifier trains on the engine, which is 176 of it; who imports another has none of that.
  'malmoi/classifier': 258,
  // What networks are made of and trained by; the tokenizers are most of it.
  'malmoi/classifier/neural': 50.7,
  // Files of any encoding and layout (CSV, TSV, JSONL), and the phrases and co-occurrences in them.
  // From 17.5: tagged sentences (CoNLL-U, columns, Korean entities), their labels, and the scorers of the field.
  // From 27.1: n-grams with the documents that each is in.
  // From 29.8: work that is given up gives back what it holds.
  'malmoi/corpus': 29.9,
  // The kernels twice (portable and relaxed SIMD, each loaded when it is wanted), their plain twins, and
  // the names of their arguments.
  // From 112: products read their rows ahead, and an engine says why it was chosen in sentences with values.
  // From 119, and what stands on it likewise: kernels of chains, and those with weights in 8 bits.
  // From 132.5: the CRF's kernels, and large pages.
  // From 138.5: kernels of attention, norms, pooling and fastText's classifier.
  'malmoi/engine': 179,
  // From 7.7: pooling and convolution over time, smoothed labels, conditional random fields.
  'malmoi/autodiff': 11.4,
  // From 10: what pools, convolves and decodes, and packed weights in 8 bits.
  'malmoi/nn': 18.7,
  // With the trainer, which owns clock, checkpoints and resuming.
  'malmoi/training': 12.9,
  // 5 of it read texts of any layout and encoding. From 44: units may be cut by a pattern, in linear time.
  // From 49: Transformers.
  'malmoi/language-model': 57.8,
  // What language models are made of, since a tagger may read one, and tagged files.
  'malmoi/tagger': 52.6,
  // The encoder, the decoder and their search, units of any kind, and BLEU, chrF and TER.
  'malmoi/translator': 57.3,
  // umap-js, with its matrices, is 25 of it; who projects by principal components alone has none of it.
  // From 44.6: pgvector, ClickHouse and Parquet.
  // From 45.9: writing reports how far it is.
  'malmoi/vectors': 46.1,
  // The engine is most of the rest; it weighs 12 more since the peephole LSTM's kernels and named arguments.
  // From 140 and 136: the engine's 6.
  // From 158: the engine's.
  'malmoi/word2vec': 205.5,
  // From 153: the engine's.
  'malmoi/glove': 200.5,
  // From 142: the engine's 6, and patterns, since a language model's units may be cut by one.
  // From 171: the engine's.
  // From 218.5: what looks into translators brings them.
  'malmoi/inspect': 239,
  // Every kind of model, since a file may hold any; umap-js is not among them.
  // From 196: the engine's 6, patterns and lexicon, checksums and bounds of files, and the readers of test data.
  // From 230: taggers. From 246: morphological analyzers.
  // From 249: fastText's classifiers, table models, translators, captioners, and the engine's 37.
  // From 328: requests to models, text that is written and words that are found among them.
  'malmoi/models': 342,
  // From 12.6, and messages and node likewise: files in half precision and in 8 bits.
  'malmoi/io': 13.7,
  // Requests, their options and errors; no model.
  'malmoi/client': 4,
  // Texts cut by any tokenizer, what counts them, and Naive Bayes.
  'malmoi/store': 82,
  // Nearly all of it is the Korean text of every sentence.
  // From 28.5: what taggers and analyzers say.
  // From 29.3: what is refused of neural classifiers.
  // From 29.8: what table models, translators, captioners and user dictionaries say.
  // From 36: what servers, their clients and stores of counts say.
  // From 38: what is wrong with queries to databases, and with what answers at an address.
  'malmoi/messages': 38.6,
  // From 15.6: PNG.
  'malmoi/node': 26.5,
};

/** What runs in Node alone. */
const NODE_ONLY: ReadonlySet<string> = new Set(['malmoi/node', 'malmoi/store']);

const subpaths = Object.keys(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).exports,
)
  // A model is no program.
  .filter((subpath) => !subpath.endsWith('.malmoi'))
  .map((subpath) => `malmoi${subpath.slice(1)}`);

test('every subpath has a budget', () => {
  expect(Object.keys(BUDGETS).sort()).toEqual(subpaths.sort());
});

test.each(['package.md', 'package.ko.md'])('docs/%s names every budget', (page) => {
  const text = readFileSync(join(import.meta.dirname, '../../docs', page), 'utf8');
  const rows = text.matchAll(/^\| `(malmoi[^`]*)` \|.*\| ([\d.]+) \|$/gm);
  expect(Object.fromEntries(Array.from(rows, ([, path, most]) => [path, Number(most)]))).toEqual(
    BUDGETS,
  );
});

test.each(Object.entries(BUDGETS))('%s weighs at most %s kB', async (subpath, most) => {
  const platform = NODE_ONLY.has(subpath) ? 'node' : 'browser';
  const { bytes } = await bundle(`export * from '${subpath}';`, platform);
  expect(bytes / 1000).toBeLessThan(most);
});

test('what reads Parquet comes in files of its own, loaded where one is read', async () => {
  const { parquetBytes, code } = await bundle(
    "export { readDocuments } from 'malmoi/io'",
    'browser',
  );
  expect(code).not.toContain('PAR1');
  // Of which the table of words that Brotli knows is 50.
  expect(parquetBytes / 1000).toBeLessThan(90);
  expect(parquetBytes).toBeGreaterThan(0);
});

describe('an import of one part brings only that part', () => {
  test.each([
    ["export * from 'malmoi/text'", ['base', 'text']],
    ["export * from 'malmoi/counts'", ['base', 'counts', 'io', 'text']],
    ["export { createTextPipeline } from 'malmoi'", ['base', 'text']],
    // A classifier trains on tables of any layout, by the reader of all texts.
    [
      "export { trainClassifier } from 'malmoi'",
      ['base', 'classifier', 'corpus', 'counts', 'io', 'text'],
    ],
    ["export { mostSimilar } from 'malmoi'", ['base', 'vectors']],
    ["export { createEngine } from 'malmoi'", ['base', 'engine']],
  ])('%s', async (program, folders) => {
    const bundled = await bundle(program, 'browser');
    expect(folders).toEqual(expect.arrayContaining([...bundled.folders]));
  });

  test.each([
    ["export { composeHangul } from 'malmoi'", 0.69],
    // 1.5 of it check the query by its table, misspelt names among it.
    ["export { mostSimilar } from 'malmoi'", 3.1],
    ["export { CountVectorizer } from 'malmoi'", 7.9],
    // From 14: it checks the checksums and every bound of a model file, and that numbers are finite.
    ["export { readVectors } from 'malmoi'", 16.2],
    // 5 of it read tables: CSV, TSV, JSONL, gzip and encodings.
    // From 19: errors carry their values by name, so that they can be worded in Korean.
    ["export { trainClassifier } from 'malmoi'", 22],
    // From 26: the lexicon knows the words of reviews, and words written as one are read.
    ["export { createKoreanStemmer } from 'malmoi'", 28.4],
  ])('%s weighs at most %s kB', async (program, most) => {
    expect((await bundle(program, 'browser')).bytes / 1000).toBeLessThan(most);
  });
});
