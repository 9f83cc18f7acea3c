import { softmaxCrossEntropy } from '../autodiff/operations.ts';
import { zeroGradients } from '../autodiff/parameters.ts';
import { Tape } from '../autodiff/tape.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import type { PlacedUnit, WrittenUnit } from '../translator/attention-matrix.ts';
import { type EncodedPair, NO_TARGET, padPairs } from '../translator/batches.ts';
import { forceTranslations } from '../translator/force.ts';
import { placePair } from '../translator/placed-pair.ts';
import { type SearchOptions, searchSettings } from '../translator/search-options.ts';
import type { Translator } from '../translator/translator.ts';

/** How much of the gradient arrives over one number of steps. */
export interface GradientOverSteps {
  /**
   * Units that are read or written from one of the source to one of the translation: those of the source after the
   * first, and those of the translation up to the second.
   */
  readonly steps: number;
  /** Pairs of units that are so far apart. */
  readonly pairs: number;
  /** The mean of their norms. */
  readonly norm: number;
  /** The mean of what share of its row's norms each of them is: it tells how far a gradient comes, however large it is. */
  readonly share: number;
}

/** How strongly each unit of a translation depends on each unit of its source. */
export interface TranslatorConnectivity {
  /** The text as the model reads it. */
  readonly text: string;
  readonly translation: string;
  /** The units of the text, and the end. */
  readonly source: readonly PlacedUnit[];
  /** The units of the translation, and the end. */
  readonly target: readonly WrittenUnit[];
  /** ‖∂ ln P(y_t | y_<t, source) / ∂x_j‖ of each unit y_t of the translation (row), where x_j is a unit's vector. */
  readonly norms: readonly (readonly number[])[];
  /** The same by how far apart the two units are, from near to far. */
  readonly bySteps: readonly GradientOverSteps[];
}

/** Options of `measureTranslatorConnectivity`. */
export interface TranslatorConnectivityOptions extends SearchOptions {
  /** The translation that is looked at; default: the model's own. */
  readonly translation?: string;
}

/** The most logits that are computed side by side. */
const MOST_LOGITS = 4e6;

/**
 * Measures how much of the gradient of each unit of a translation reaches each unit of its source. Without attention it
 * has to go back through every step between them, and fades; attention gives it a way of one step. Nothing is dropped
 * out. The gradients of the model's parameters are zero afterwards.
 * @throws UsageError when an option is unknown or out of range
 * @throws InputError when the text or the translation is too long
 * @throws InterruptedError when the signal is aborted
 */
export async function measureTranslatorConnectivity(
  model: Translator,
  text: string,
  { translation, ...options }: TranslatorConnectivityOptions = {},
  work: LongWork = {},
): Promise<TranslatorConnectivity> {
  const settings = searchSettings(options);
  const pair = await placePair(model, { text, translation, settings }, work);
  const { encoded, source, target, ...texts } = pair;
  const [{ logProbabilities }] = await forceTranslations(model, [encoded], work);
  const norms = await measureNorms(model, encoded, work);
  return {
    ...{ ...texts, source, norms, bySteps: meanBySteps(norms) },
    target: target.map((unit, t) => ({ ...unit, logProbability: logProbabilities[t] })),
  };
}

/** Computes the norms, of as many targets at once as there is room for. */
async function measureNorms(
  model: Translator,
  pair: EncodedPair,
  { signal, breaks }: LongWork,
): Promise<number[][]> {
  const steps = pair.target.length;
  const room = Math.max(1, Math.floor(MOST_LOGITS / (steps * model.units.size)));
  const takeBreak = createEventBreaks(breaks);
  const norms: number[][] = [];
  while (norms.length < steps) {
    throwIfAborted(signal);
    norms.push(...normsOf(model, pair, norms.length, Math.min(steps, norms.length + room)));
    await takeBreak();
  }
  return norms;
}

/** Computes the norms of some targets: the pair is read once for each, side by side, and each copy names one target. */
function normsOf(model: Translator, pair: EncodedPair, begin: number, end: number): number[][] {
  const copies = end - begin;
  const padded = padPairs(
    model.units,
    Array.from({ length: copies }, () => pair),
  );
  const after = new Int32Array(padded.target.after.length).fill(NO_TARGET);
  for (let copy = 0; copy < copies; copy++) {
    const t = begin + copy;
    after[t * copies + copy] = pair.target[t];
  }
  const tape = new Tape(model.engine);
  const watched: Tensor[] = [];
  const { logits } = model.forward(tape, padded, undefined, {
    source: (vectors) => watched.push(vectors),
  });
  tape.backward(softmaxCrossEntropy(tape, logits, after, { ignoreIndex: NO_TARGET }));
  const [vectors] = watched;
  const gradient = tape.gradientNumbers(vectors);
  const size = vectors.shape[2];
  const norms = Array.from({ length: copies }, (_, copy) =>
    Array.from(pair.source, (__, j) => {
      const from = (j * copies + copy) * size;
      // The loss is a mean over the copies.
      return copies * Math.hypot(...gradient.subarray(from, from + size));
    }),
  );
  tape.reset();
  zeroGradients(model.engine, model.parameters);
  return norms;
}

/** Computes the mean of the norms, and of their shares of a row, at each number of steps. */
function meanBySteps(norms: readonly (readonly number[])[]): GradientOverSteps[] {
  const sums = new Map<number, { pairs: number; norm: number; share: number }>();
  norms.forEach((row, t) => {
    const total = row.reduce((sum, norm) => sum + norm, 0);
    row.forEach((norm, j) => {
      const steps = row.length - j + t;
      const before = sums.get(steps) ?? { pairs: 0, norm: 0, share: 0 };
      sums.set(steps, {
        pairs: before.pairs + 1,
        norm: before.norm + norm,
        share: before.share + (total === 0 ? 0 : norm / total),
      });
    });
  });
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([steps, { pairs, norm, share }]) => ({
      ...{ steps, pairs, norm: norm / pairs, share: share / pairs },
    }));
}
