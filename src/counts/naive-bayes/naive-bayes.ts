import { InputError, UsageError } from '../../base/errors.ts';
import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions, withDefaults } from '../../base/options.ts';
import { option, sentence } from '../../base/sentence.ts';
import type { CsrMatrix } from '../csr-matrix.ts';
import { bernoulliScores } from './bernoulli.ts';
import { addClass, addExamples, type ClassCounts, createClassCounts } from './class-counts.ts';
import { complementWeights } from './complement.ts';
import { type LinearScores, scoreDocument } from './linear-scores.ts';
import { argmax, normalizeLogs } from './log-probabilities.ts';
import { multinomialWeights } from './multinomial.ts';

/** The variants, which compute P(document|class) from the document's features in different ways. */
export type NaiveBayesModel = 'multinomial' | 'complement' | 'bernoulli';

/** The names of the variants. */
export const NAIVE_BAYES_MODELS: readonly NaiveBayesModel[] = [
  'multinomial',
  'complement',
  'bernoulli',
];

/** Options of Naive Bayes, with scikit-learn's meanings. */
export interface NaiveBayesOptions {
  /** Which variant; default `multinomial`. */
  readonly model?: NaiveBayesModel;
  /**
   * Added to every count: 1 (Laplace, the default), less (Lidstone), or 0, with which a feature that a
   * class never had makes the class impossible.
   */
  readonly alpha?: number;
  /**
   * Whether P(c) is learned from how often the classes occur (default) or is the same for all.
   * The complement model has no prior (Rennie et al. leave it out), and takes neither this nor `classPrior`.
   */
  readonly fitPrior?: boolean;
  /** P(c) for each class, in place of learned ones; they sum to 1. */
  readonly classPrior?: readonly number[];
  /** Complement only: whether weights are divided by their sum; default false. */
  readonly norm?: boolean;
}

/** The range and the default of each option. */
export const NAIVE_BAYES_OPTIONS: OptionTable<NaiveBayesOptions, 'model' | 'alpha'> = {
  model: { kind: 'choice', choices: NAIVE_BAYES_MODELS, default: 'multinomial' },
  alpha: { kind: 'number', least: 0, default: 1 },
  fitPrior: { kind: 'switch' },
  classPrior: { kind: 'list', of: 'number' },
  norm: { kind: 'switch' },
};

/** Options with every default filled in. */
export interface NaiveBayesSettings {
  readonly model: NaiveBayesModel;
  readonly alpha: number;
  readonly fitPrior: boolean;
  readonly classPrior: readonly number[] | undefined;
  readonly norm: boolean;
}

/**
 * Checks the options and fills in the defaults.
 * @throws UsageError when an option is out of range
 */
export function naiveBayesSettings(options: NaiveBayesOptions): NaiveBayesSettings {
  const {
    model,
    alpha,
    fitPrior = true,
    classPrior,
    norm = false,
  } = withDefaults(NAIVE_BAYES_OPTIONS, options);
  if (model === 'complement' && (options.fitPrior !== undefined || classPrior !== undefined)) {
    throw new UsageError(
      sentence(
        'counts/complement-has-no-prior',
      )`The complement model has no class prior: leave out ${{ fitPrior: option('fitPrior') }} and ${{ classPrior: option('classPrior') }}.`,
    );
  }
  if (norm && model !== 'complement') {
    throw new UsageError(
      sentence(
        'counts/norm-of-complement',
      )`${{ norm: option('norm') }} belongs to the complement model; the model is ${{ model }}.`,
    );
  }
  if (classPrior !== undefined) {
    const sum = classPrior.reduce((total, prior) => total + prior, 0);
    if (classPrior.some((prior) => !(prior >= 0)) || !(Math.abs(sum - 1) < 1e-6)) {
      throw new UsageError(
        sentence(
          'counts/class-prior-sum',
        )`Class priors are probabilities that sum to 1; these are ${{ classPrior }}.`,
      );
    }
  }
  return { model, alpha, fitPrior, classPrior, norm };
}

/** Computes the weights for scoring from the counts. */
export function naiveBayesScores(counts: ClassCounts, settings: NaiveBayesSettings): LinearScores {
  const classes = counts.examples.length;
  const common = { classes, features: counts.features, logPriors: logPriorsOf(counts, settings) };
  const base = new Float64Array(classes);
  switch (settings.model) {
    case 'multinomial':
      return { ...common, base, weights: multinomialWeights(counts, settings.alpha) };
    case 'complement':
      return { ...common, base, ...complementWeights(counts, settings.alpha, settings.norm) };
    case 'bernoulli': {
      const { certain, ...scores } = bernoulliScores(counts, settings.alpha);
      const anyCertain = certain.some((features) => features > 0);
      return { ...common, ...scores, ...(anyCertain ? { certain } : {}) };
    }
  }
}

function logPriorsOf(counts: ClassCounts, settings: NaiveBayesSettings): Float64Array {
  const { examples } = counts;
  const total = examples.reduce((sum, count) => sum + count, 0);
  const { classPrior, fitPrior, model } = settings;
  if (model === 'complement') return new Float64Array(examples.length);
  if (classPrior !== undefined && classPrior.length !== examples.length) {
    throw new UsageError(
      sentence(
        'counts/class-prior-length',
      )`There are ${{ classes: examples.length }} classes and ${{ priors: classPrior.length }} class priors; give one each.`,
    );
  }
  return Float64Array.from(examples, (count, c) => {
    if (classPrior !== undefined) return Math.log(classPrior[c]);
    return fitPrior ? Math.log(count) - Math.log(total) : -Math.log(examples.length);
  });
}

/** Options of `fit` and `partialFit`. */
export interface FitOptions {
  /** How many classes there are; default one more than the highest label. */
  readonly classes?: number;
  /** Each example's weight; default 1. */
  readonly sampleWeight?: ArrayLike<number>;
}

/**
 * Classifies sparse rows by Naive Bayes: the class is argmax over c of P(c) ∏ P(w|c), computed in logs.
 * Classes are numbers from 0; `TextClassifier` gives them names and reads texts.
 */
export class NaiveBayes {
  readonly settings: NaiveBayesSettings;
  #counts: ClassCounts | undefined;
  #scores: LinearScores | undefined;

  /** @throws UsageError when an option is out of range */
  constructor(options: NaiveBayesOptions = {}) {
    checkOptions('NaiveBayes', NAIVE_BAYES_OPTIONS, options);
    this.settings = naiveBayesSettings(options);
  }

  /** Learns these examples, forgetting earlier ones. Bernoulli takes any value above 0 as "present". */
  fit(rows: CsrMatrix, labels: ArrayLike<number>, options: FitOptions = {}): this {
    this.#counts = undefined;
    return this.partialFit(rows, labels, options);
  }

  /** Learns more examples. One batch or many give the same result. */
  partialFit(rows: CsrMatrix, labels: ArrayLike<number>, options: FitOptions = {}): this {
    if (rows.rows === 0) {
      throw new InputError(sentence('counts/no-examples')`There are no examples to learn from.`);
    }
    let classes = options.classes ?? 0;
    if (options.classes === undefined) {
      for (let i = 0; i < labels.length; i++) {
        // A label that is no whole number is refused when its row is added.
        if (labels[i] >= classes) classes = Math.floor(labels[i]) + 1;
      }
    }
    this.#counts ??= createClassCounts(classes, rows.columns);
    while (this.#counts.examples.length < classes) addClass(this.#counts);
    addExamples(this.#counts, this.#prepare(rows), labels, options.sampleWeight);
    this.#scores = undefined;
    return this;
  }

  /** The weights by which documents are scored. */
  get scores(): LinearScores {
    if (this.#counts === undefined) {
      throw new UsageError(
        sentence(
          'counts/naive-bayes-unfitted',
        )`This Naive Bayes has learned nothing yet; call fit first.`,
      );
    }
    this.#scores ??= naiveBayesScores(this.#counts, this.settings);
    return this.#scores;
  }

  /** Computes log P(c) + log P(d|c) for every row and class. */
  jointLogLikelihood(rows: CsrMatrix): Float64Array[] {
    const { scores } = this;
    if (rows.columns !== scores.features) {
      throw new InputError(
        sentence(
          'counts/features-learned',
        )`The rows have ${{ columns: rows.columns }} features; the classifier learned ${{ features: scores.features }}.`,
      );
    }
    const { rowPointers, columnIndices, values } = this.#prepare(rows);
    return Array.from({ length: rows.rows }, (_, row) => {
      const joint = new Float64Array(scores.classes);
      scoreDocument(scores, columnIndices, values, rowPointers[row], rowPointers[row + 1], joint);
      return joint;
    });
  }

  /** Computes log P(c|d) for every row and class; see `normalizeLogs` for what happens where every P is 0. */
  predictLogProba(rows: CsrMatrix): Float64Array[] {
    const { logPriors } = this.scores;
    return this.jointLogLikelihood(rows).map((joint) => normalizeLogs(joint, logPriors));
  }

  /** Computes P(c|d) for every row and class. */
  predictProba(rows: CsrMatrix): Float64Array[] {
    return this.predictLogProba(rows).map((logs) => logs.map(Math.exp));
  }

  /** Predicts the most probable class of every row, the first of equals. */
  predict(rows: CsrMatrix): Uint32Array {
    return Uint32Array.from(this.predictLogProba(rows), argmax);
  }

  #prepare(rows: CsrMatrix): CsrMatrix {
    if (this.settings.model !== 'bernoulli') return rows;
    return { ...rows, values: rows.values.map((value) => (value > 0 ? 1 : 0)) };
  }
}
