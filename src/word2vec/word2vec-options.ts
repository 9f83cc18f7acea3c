import type { JsonObject } from '../base/json.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOption, withDefaults } from '../base/options.ts';
import { readingOptions } from '../base/read-state.ts';
import {
  findSubwordUnits,
  LONGEST_NGRAM,
  MOST_BUCKETS,
  SUBWORD_UNITS,
  type SubwordOptions,
  type SubwordUnits,
} from '../vectors/subword-ngrams.ts';

/** Which word predicts which. */
export type Architecture = 'skip-gram' | 'cbow';

/**
 * How a prediction is scored: by the softmax over the whole vocabulary, for small ones, or by one of the two
 * ways around that sum.
 */
export type Word2VecLoss = 'negative-sampling' | 'hierarchical-softmax' | 'softmax';

/** The architectures' names. */
export const ARCHITECTURES: readonly Architecture[] = ['skip-gram', 'cbow'];

/** The losses' names. */
export const WORD2VEC_LOSSES: readonly Word2VecLoss[] = [
  'negative-sampling',
  'hierarchical-softmax',
  'softmax',
];

/**
 * First learning rates. The softmax's are higher (measured on 20,000 words of Shakespeare): its CBOW, by the
 * gradient of the mean, gives each of n words an n-th of what word2vec.c gives it.
 */
const DEFAULT_RATES: Readonly<Record<'sampled' | 'softmax', Record<Architecture, number>>> = {
  sampled: { 'skip-gram': 0.025, cbow: 0.05 },
  softmax: { 'skip-gram': 0.05, cbow: 0.2 },
};

/** The kind of Word2Vec and its hyperparameters, as a model's file keeps them. */
export interface Word2VecHyperparameters {
  /**
   * `skip-gram`: each context word predicts the word in the middle (default; better for rare words).
   * `cbow`: the mean of the context words does (faster).
   */
  readonly architecture?: Architecture;
  /**
   * Default `negative-sampling`. `softmax` is the two-layer network of the course, for vocabularies of at most
   * 10,000 words.
   */
  readonly loss?: Word2VecLoss;
  /** Numbers in a vector; default 100, at most 2,048. */
  readonly dimensions?: number;
  /** The farthest neighbor, in words; a window's half-width is drawn from 1 to this. Default 5, at most 1,000. */
  readonly window?: number;
  /** Words drawn as negative samples for each window; default 5, at most 63. Not for `softmax`. */
  readonly negatives?: number;
  /**
   * Words more frequent than this share of the text are left out at times; 0 for never. Default 1e-3, for
   * `softmax` 0: of few words, all are frequent.
   */
  readonly subsample?: number;
  /**
   * Gives a word's n-grams vectors too, and the word the mean of all (Bojanowski et al. 2017), so that unseen
   * and misspelt words have one: n-grams of `code-points` (their earlier name, `characters`, is accepted), or
   * of the `jamo` of Hangul. Default: no subwords; `code-points` with any of the next three options.
   */
  readonly subwords?: SubwordUnits | 'characters';
  /** Shortest n-gram, in code points or jamo; default 3, as in fastText. */
  readonly minn?: number;
  /** Longest n-gram, in code points or jamo; default 6, as in fastText; 0 for no subwords. */
  readonly maxn?: number;
  /**
   * Numbers that the n-grams' hashes share; default 2,000,000, as in fastText. Memory is taken only for those
   * that a word of the vocabulary uses; a lower number makes the model smaller and rare n-grams share vectors.
   */
  readonly bucket?: number;
  /** Passes over the text; default 5. */
  readonly epochs?: number;
  /**
   * The first learning rate; default 0.025, for CBOW 0.05; for `softmax` 0.05 and 0.2. It falls evenly to a
   * ten-thousandth of it.
   */
  readonly learningRate?: number;
  /**
   * Parts of the text that train side by side, each on tables of its own, their changes added up after
   * every round. The result depends on them, never on the number of workers. Default 2: as good as 1, and
   * two workers share the work; each more costs two more tables, and some quality. With subwords 1: there the
   * changes must be added up so often that two take 1.7 times the work. Not for `softmax`, whose products are
   * shared instead.
   */
  readonly shards?: number;
  /** Where every random number comes from; default 1. */
  readonly seed?: number;
}

/** Words of the longest sentence that windows reach over: the kernels cut longer lines, as word2vec.c does. */
const LONGEST_SENTENCE = 1000;

/** Settings of the sampling losses only. */
const SAMPLED = { loss: ['negative-sampling', 'hierarchical-softmax'] } as const;

/** The range and the default of each option. */
export const WORD2VEC_OPTIONS: OptionTable<
  Word2VecHyperparameters,
  'architecture' | 'loss' | 'dimensions' | 'window' | 'negatives' | 'epochs' | 'seed'
> = {
  architecture: { kind: 'choice', choices: ARCHITECTURES, default: 'skip-gram' },
  loss: { kind: 'choice', choices: WORD2VEC_LOSSES, default: 'negative-sampling' },
  dimensions: { kind: 'whole', least: 1, most: 2048, default: 100, unit: 'numbers' },
  window: { kind: 'whole', least: 1, most: LONGEST_SENTENCE, default: 5, unit: 'words' },
  negatives: { kind: 'whole', least: 1, most: 63, default: 5, unit: 'words', needs: SAMPLED },
  subsample: { kind: 'number', least: 0, most: 1, unit: 'share' },
  subwords: { kind: 'choice', choices: SUBWORD_UNITS, aliases: ['characters'], needs: SAMPLED },
  minn: { kind: 'whole', least: 1, most: LONGEST_NGRAM, unit: 'units', needs: SAMPLED },
  maxn: { kind: 'whole', least: 0, most: LONGEST_NGRAM, unit: 'units', needs: SAMPLED },
  bucket: { kind: 'whole', least: 1, most: MOST_BUCKETS, unit: 'numbers', needs: SAMPLED },
  epochs: { kind: 'whole', least: 1, most: 100_000, default: 5, unit: 'passes' },
  learningRate: { kind: 'number', above: 0, below: 10, unit: 'rate' },
  shards: { kind: 'whole', least: 1, most: 64, unit: 'count', needs: SAMPLED },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/** Options with every default filled in. */
export interface Word2VecSettings {
  readonly architecture: Architecture;
  readonly loss: Word2VecLoss;
  readonly dimensions: number;
  readonly window: number;
  readonly negatives: number;
  readonly subsample: number;
  /** Absent for plain words. */
  readonly subwords?: SubwordOptions;
  readonly epochs: number;
  readonly learningRate: number;
  readonly shards: number;
  readonly seed: number;
}

/**
 * Checks the options and fills in their defaults.
 * @throws UsageError when an option is out of range
 */
export function word2vecSettings(options: Word2VecHyperparameters): Word2VecSettings {
  const { architecture, loss, dimensions, window, negatives, epochs, seed, ...rest } = withDefaults(
    WORD2VEC_OPTIONS,
    options,
  );
  const { subsample = loss === 'softmax' ? 0 : 1e-3 } = rest;
  const { learningRate = DEFAULT_RATES[loss === 'softmax' ? loss : 'sampled'][architecture] } =
    rest;
  const subwords = subwordSettings(rest);
  return {
    ...(subwords && { subwords }),
    ...{ architecture, loss, subsample, learningRate },
    ...{ dimensions, window, negatives, epochs },
    shards: rest.shards ?? (subwords ? 1 : 2),
    seed,
  };
}

/** Turns settings back into the options that produce them. */
export function settingsToOptions(settings: Word2VecSettings): Word2VecHyperparameters {
  const { subwords, negatives, shards, ...rest } = settings;
  if (rest.loss === 'softmax') return rest;
  const { units, ...ngrams } = subwords ?? {};
  return { ...rest, negatives, shards, ...ngrams, ...(units !== undefined && { subwords: units }) };
}

/**
 * Reads the settings of a model's file.
 * @throws InputError when they are not valid settings
 */
export function settingsFromJson(value: JsonObject): Word2VecSettings {
  return readingOptions(() =>
    word2vecSettings(settingsToOptions(value as JsonObject & Word2VecSettings)),
  );
}

function subwordSettings({
  subwords,
  minn,
  maxn,
  bucket,
}: Word2VecHyperparameters): SubwordOptions | undefined {
  if (maxn === 0 || (subwords ?? minn ?? maxn ?? bucket) === undefined) return undefined;
  const longest = maxn ?? 6;
  const shortest = minn ?? Math.min(3, longest);
  checkOption('minn', { kind: 'whole', least: 1, most: longest }, shortest);
  return {
    units: findSubwordUnits(subwords ?? 'code-points') ?? 'code-points',
    minn: shortest,
    maxn: longest,
    bucket: bucket ?? 2_000_000,
  };
}
