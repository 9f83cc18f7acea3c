import { type Engine, Tape } from '../autodiff/tape.ts';
import { InputError, UsageError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { sentence } from '../base/sentence.ts';
import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import { languageModelFromState } from '../language-model/any-language-model.ts';
import { LanguageModel } from '../language-model/language-model.ts';
import type { UnitKind } from '../text/units/unit-kinds.ts';
import { padSequences } from '../training/index.ts';

/** Which way a language model reads: a backward one learned from texts whose lines are written from their end. */
export const CONTEXT_DIRECTIONS = ['forward', 'backward'] as const;

/** A language model of characters whose states a tagger reads. */
export interface ContextModel {
  readonly direction: (typeof CONTEXT_DIRECTIONS)[number];
  readonly model: LanguageModel;
}

/** What a sentence must have to be read. */
type ReadableSentence = Pick<TaggedSentence, 'tokens'> & Partial<TaggedSentence>;

const CHARACTER_KINDS: readonly UnitKind[] = ['code-points', 'graphemes', 'jamo'];

/** The most units, padding among them, that are read side by side. */
const MOST_UNITS = 8192;

/**
 * Opens a language model for a tagger.
 * @throws InputError when it is another model, or not recurrent: a Transformer reads no more than its context
 */
export function openContextModel(engine: Engine, state: ModelState): LanguageModel {
  const model = languageModelFromState(engine, state);
  if (model instanceof LanguageModel) return model;
  throw new InputError(
    sentence(
      'tagger/no-recurrent-model',
    )`this language model is a Transformer, but a tagger reads the states of recurrent ones; give an LSTM, a GRU or an RNN`,
  );
}

/** Returns how many numbers each token gets. */
export function contextSize(models: readonly ContextModel[]): number {
  return models.reduce((sum, { model }) => sum + model.options.hiddenSize, 0);
}

/** @throws UsageError when a model reads words or byte pairs */
export function expectCharacters({ model: { units } }: ContextModel): void {
  if (CHARACTER_KINDS.includes(units.kind)) return;
  throw new UsageError(
    sentence(
      'tagger/no-character-model',
    )`The language model reads units of the kind ${{ kind: units.kind }}; a tagger needs one of characters (${{ kinds: CHARACTER_KINDS }}).`,
  );
}

/**
 * Computes the states of language models of characters at each token (Akbik et al. 2018, contextual string embeddings):
 * of a forward model the state of its top layer after the token's last character, of a backward one after its first.
 * Both have read the whole sentence up to there, tokens with a space between where the sentence does not say otherwise.
 * @returns for each sentence [tokens, contextSize]
 */
export function readContexts(
  models: readonly ContextModel[],
  sentences: readonly ReadableSentence[],
): Float32Array[] {
  const width = contextSize(models);
  const contexts = sentences.map(({ tokens }) => new Float32Array(tokens.length * width));
  let column = 0;
  for (const { direction, model } of models) {
    const alphabet = new Alphabet(model);
    const read = sentences.map((one) => alphabet.read(one, direction));
    for (const batch of batchesByLength(read.map(({ ids }) => ids.length))) {
      const {
        ids,
        steps,
        batch: count,
      } = padSequences(
        batch.map((index) => read[index].ids),
        0,
      );
      const tape = new Tape(model.engine, { mode: 'evaluation' });
      const { output } = model.read(tape, ids, [steps, count]);
      const numbers = tape.numbers(output);
      const { hiddenSize } = model.options;
      batch.forEach((index, b) => {
        read[index].ends.forEach((end, token) => {
          const row = (end * count + b) * hiddenSize;
          contexts[index].set(numbers.subarray(row, row + hiddenSize), token * width + column);
        });
      });
      tape.reset();
    }
    column += model.options.hiddenSize;
  }
  return contexts;
}

/** Turns sentences into the units of a model. */
class Alphabet {
  readonly #model: LanguageModel;
  readonly #known = new Map<string, Int32Array>();
  readonly #space: Int32Array;

  constructor(model: LanguageModel) {
    this.#model = model;
    this.#space = this.#encode(' ') ?? Int32Array.of(0);
  }

  /** Reads a sentence as a line of its own: its units, and where each token's last unit in reading order stands. */
  read(
    { tokens, spaceAfter }: ReadableSentence,
    direction: ContextModel['direction'],
  ): { readonly ids: number[]; readonly ends: number[] } {
    const ids = [...this.#unitsOf('\n')];
    const ends: number[] = [];
    const order = [...tokens.keys()];
    if (direction === 'backward') order.reverse();
    order.forEach((token, i) => {
      // Between two tokens stands what follows the earlier one in the text.
      const earlier = direction === 'forward' ? token - 1 : token;
      if (i > 0 && spaceAfter?.[earlier] !== false) ids.push(...this.#space);
      const letters = Array.from(tokens[token]);
      if (direction === 'backward') letters.reverse();
      for (const letter of letters) for (const id of this.#unitsOf(letter)) ids.push(id);
      ends[token] = ids.length - 1;
    });
    return { ids, ends };
  }

  /** The units of a character; those of a space for one that the model does not know. */
  #unitsOf(letter: string): Int32Array {
    const known = this.#known.get(letter);
    if (known !== undefined) return known;
    const units = this.#encode(letter) ?? this.#space;
    this.#known.set(letter, units);
    return units;
  }

  #encode(letter: string): Int32Array | undefined {
    try {
      return this.#model.units.encode(letter);
    } catch (error) {
      if (error instanceof InputError) return undefined;
      throw error;
    }
  }
}

/** Puts sequences of like length together, so that memory has a bound; each as its number. */
function batchesByLength(lengths: readonly number[]): number[][] {
  const order = [...lengths.keys()].filter((i) => lengths[i] > 0);
  order.sort((a, b) => lengths[a] - lengths[b]);
  const batches: number[][] = [];
  let batch: number[] = [];
  for (const index of order) {
    if (batch.length > 0 && (batch.length + 1) * lengths[index] > MOST_UNITS) {
      batches.push(batch);
      batch = [];
    }
    batch.push(index);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
