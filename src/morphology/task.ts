import { add, softmaxCrossEntropy } from '../autodiff/operations.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import type { JsonObject } from '../base/json.ts';
import { createRandom, type Random } from '../base/random.ts';
import {
  type BatchLoss,
  computeFingerprint,
  type DataFingerprint,
  LengthBuckets,
  padSequences,
  type TrainingTask,
} from '../training/index.ts';
import { type AnalyzedSentences, analyzePairs } from './analyzed-sentences.ts';
import { drawPart, type SentenceCuts, type SentencePart } from './cut-sentence.ts';
import { type CharacterSequence, type FeatureBatch, padFeatures } from './features.ts';
import { type CharacterLabel, labelEojeol } from './labels.ts';
import type { Eojeol } from './morpheme.ts';
import { MORPHOLOGY_CHECKPOINT_KIND, type MorphologyModel } from './morphology-model.ts';
import { scoreMorphemes } from './score.ts';
import type { MorphologySettings } from './training-options.ts';

/** A target that does not count: padding, and eojeols whose morphemes could not be aligned. */
const IGNORED = -100;

/** Sentences by the name of their tag set. */
export type Treebanks = Readonly<Record<string, AnalyzedSentences>>;

/** A batch of sentences of one treebank, and what their dropout is drawn from. */
export interface MorphologyBatch {
  /** The number of its tag set. */
  readonly tagSet: number;
  readonly features: FeatureBatch;
  /** Numbers of the labels. */
  readonly targets: Int32Array;
  /** 1 for a space before the character, 0 for none; absent where the network sees the spaces. */
  readonly spaces?: Int32Array;
  readonly number: number;
}

/** A sentence as the network reads it. */
interface EncodedSentence {
  readonly sequence: CharacterSequence;
  /** Numbers of the characters' labels. */
  readonly targets: Int32Array;
  /** 1 for a space before the character, 0 for none. */
  readonly spaces: Int32Array;
}

/** The sentences of a treebank as the network reads them. */
interface EncodedTreebank {
  readonly sequences: readonly CharacterSequence[];
  readonly targets: readonly Int32Array[];
  readonly spaces: readonly Int32Array[];
  readonly buckets: LengthBuckets;
}

/** Trains a morphological analyzer on treebanks; the F1 of morphemes on others chooses the best weights. */
export class MorphologyTask implements TrainingTask<MorphologyBatch> {
  readonly engine: Engine;
  readonly parameters: readonly Parameter[];
  readonly checkpointKind: string = MORPHOLOGY_CHECKPOINT_KIND;
  readonly data: DataFingerprint;
  readonly batchesPerEpoch: number;
  readonly better = 'higher';
  readonly unit = 'characters';
  readonly settings: JsonObject;
  readonly validate: TrainingTask<MorphologyBatch>['validate'];
  readonly #model: MorphologyModel;
  readonly #treebanks: readonly EncodedTreebank[];
  readonly #spacing: number;
  readonly #cuts: SentenceCuts | undefined;

  constructor(
    model: MorphologyModel,
    training: Treebanks,
    validation: Treebanks,
    settings: MorphologySettings,
  ) {
    this.#model = model;
    this.#spacing = settings.spacing;
    this.#cuts = settings.markDropout + settings.fragments > 0 ? settings : undefined;
    this.#treebanks = model.tagSets.map(({ name, labels }) =>
      encodeTreebank(training[name] ?? [], labels, settings.batch),
    );
    this.engine = model.engine;
    this.parameters = model.parameters;
    const { characters } = model.features;
    this.data = computeFingerprint(
      Int32Array.from(
        this.#treebanks.flatMap(({ sequences }) =>
          sequences.flatMap((sequence) => [...characters.encode(sequence.characters)]),
        ),
      ),
    );
    this.batchesPerEpoch = this.#treebanks.reduce((sum, { buckets }) => sum + buckets.batches, 0);
    this.settings = { ...settings };
    const held = Object.entries(validation);
    this.validate =
      held.length === 0
        ? undefined
        : ({ signal }) => {
            const work = signal === undefined ? {} : { signal };
            const scores = held.map(
              ([tagSet, sentences]) =>
                scoreMorphemes(analyzePairs(model, sentences, { ...work, tagSet })).f1,
            );
            return scores.reduce((sum, f1) => sum + f1, 0) / scores.length;
          };
  }

  /** The sentences in random order, those of a treebank and of similar lengths together. */
  *batches(epoch: number, first: number): Iterable<MorphologyBatch> {
    const { seed } = this.#model.options;
    const order = createRandom(seed, 'shuffle', epoch);
    const batches = this.#treebanks.flatMap(({ buckets }, tagSet) =>
      buckets.shuffled(order).map((sentences) => ({ tagSet, sentences })),
    );
    shuffle(batches, order);
    for (let i = first; i < batches.length; i++) {
      const { tagSet, sentences } = batches[i];
      const number = epoch * batches.length + i;
      yield this.#makeBatch(tagSet, Array.from(sentences), number);
    }
  }

  #makeBatch(tagSet: number, sentences: readonly number[], number: number): MorphologyBatch {
    const { features, options } = this.#model;
    const random = createRandom(options.seed, 'features', number);
    const hasSpaces = random.float() >= this.#spacing;
    const parts = this.#cut(this.#treebanks[tagSet], sentences, number);
    const read = parts.map(({ sequence }) => features.encode(sequence, hasSpaces));
    for (const { before, after } of read) {
      forget(before, options.pairDropout, random);
      forget(after, options.pairDropout, random);
    }
    const pad = (name: 'targets' | 'spaces'): Int32Array =>
      padSequences(
        parts.map((part) => part[name]),
        IGNORED,
      ).ids;
    return {
      ...{ tagSet, features: padFeatures(read), targets: pad('targets'), number },
      ...(!hasSpaces && { spaces: pad('spaces') }),
    };
  }

  /** Returns what is read of sentences: all of them, or parts. */
  #cut(
    { sequences, targets, spaces }: EncodedTreebank,
    sentences: readonly number[],
    number: number,
  ): EncodedSentence[] {
    const cuts = this.#cuts;
    const random = createRandom(this.#model.options.seed, 'cuts', number);
    return sentences.map((i) => {
      const whole = { sequence: sequences[i], targets: targets[i], spaces: spaces[i] };
      return cuts === undefined ? whole : cutTo(whole, drawPart(sequences[i], cuts, random));
    });
  }

  /** The mean loss of a character: of its label, and of the space before it where spaces are hidden. */
  loss(tape: Tape, { tagSet, features, targets, spaces, number }: MorphologyBatch): BatchLoss {
    const model = this.#model;
    const random = createRandom(model.options.seed, 'dropout', number);
    const states = model.read(tape, features, random);
    const labels = softmaxCrossEntropy(tape, model.label(tape, states, tagSet), targets);
    const tokens = targets.filter((target) => target !== IGNORED).length;
    if (spaces === undefined) return { loss: labels, tokens };
    const spacing = softmaxCrossEntropy(tape, model.space(tape, states), spaces);
    return { loss: add(tape, labels, spacing), tokens };
  }

  toState(): ReturnType<MorphologyModel['toState']> {
    return this.#model.toState();
  }
}

function encodeTreebank(
  sentences: AnalyzedSentences,
  labels: readonly CharacterLabel[],
  batch: number,
): EncodedTreebank {
  const numbers = new Map(labels.map((label, i) => [label, i]));
  const sequences = sentences.map(sequenceOf);
  return {
    sequences,
    targets: sentences.map((eojeols) =>
      Int32Array.from(labelsOf(eojeols), (label) =>
        label === undefined ? IGNORED : (numbers.get(label) ?? IGNORED),
      ),
    ),
    // Whether a space stands before the first character is nothing to learn.
    spaces: sequences.map(({ begins }) =>
      Int32Array.from(begins, (begin, i) => (i === 0 ? IGNORED : begin)),
    ),
    buckets: new LengthBuckets(
      sequences.map(({ characters }) => characters.length),
      { batch },
    ),
  };
}

function cutTo(
  { sequence: { characters, begins }, targets, spaces }: EncodedSentence,
  { start, end }: SentencePart,
): EncodedSentence {
  return {
    sequence: {
      characters: characters.slice(start, end),
      begins: Array.prototype.slice.call(begins, start, end),
    },
    targets: targets.slice(start, end),
    // Whether a space stands before the first character is nothing to learn.
    spaces: spaces.slice(start, end).fill(IGNORED, 0, 1),
  };
}

/** Replaces a share of the pairs by the number of all others. */
function forget(pairs: Int32Array, share: number, random: Random): void {
  if (share === 0) return;
  for (let i = 0; i < pairs.length; i++) if (random.float() < share) pairs[i] = 0;
}

function shuffle<T>(items: T[], random: Random): void {
  const order = Int32Array.from(items.keys());
  random.shuffle(order);
  const before = items.slice();
  for (let i = 0; i < items.length; i++) items[i] = before[order[i]];
}

/** Returns the characters of a sentence, as a network reads them. */
export function sequenceOf(eojeols: readonly Eojeol[]): CharacterSequence & { begins: number[] } {
  const characters: string[] = [];
  const begins: number[] = [];
  for (const { form } of eojeols) {
    for (const [i, character] of Array.from(form).entries()) {
      characters.push(character);
      begins.push(i === 0 ? 1 : 0);
    }
  }
  return { characters, begins };
}

/** Returns the label of each character of a sentence; undefined where there is none to learn. */
export function labelsOf(eojeols: readonly Eojeol[]): (CharacterLabel | undefined)[] {
  return eojeols.flatMap(
    (eojeol) =>
      labelEojeol(eojeol) ?? Array<undefined>(Array.from(eojeol.form).length).fill(undefined),
  );
}
