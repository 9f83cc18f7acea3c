import { createEventBreaks } from '../base/event-breaks.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import { viterbi } from '../nn/index.ts';
import { MOST_TOKENS } from './cut-long-sentences.ts';
import type { EncodedSentence } from './encode.ts';
import { decodeLabels } from './label-coding.ts';
import { lemmaColumns } from './lemma-dictionary.ts';
import type { Tagger } from './tagger.ts';

/** The most tokens, padding among them, that are read side by side. */
const MOST_PADDED = 4096;

/** Tokens on either side of a window of a long sentence that are read for context alone. */
const CONTEXT = 32;

/**
 * Fills in the columns of sentences; columns of other names stay. A sentence of more than 512 tokens is read in
 * windows that overlap by 64, so that memory has a bound.
 * @throws InputError when a sentence lacks an input column
 * @throws InterruptedError when the signal is aborted
 */
export async function tagSentences(
  model: Tagger,
  sentences: readonly TaggedSentence[],
  { signal }: LongWork = {},
): Promise<TaggedSentence[]> {
  const encoded = model.encode(sentences);
  const found = await chooseLabels(model, encoded, signal === undefined ? {} : { signal });
  return sentences.map((tagged, i) => ({
    ...tagged,
    columns: {
      ...tagged.columns,
      ...Object.fromEntries(
        model.lexicon.columns.map((coding, column) => [
          coding.name,
          decodeLabels(
            coding,
            tagged.tokens,
            Array.from(found[i][column], (label) => coding.labels[label]),
          ),
        ]),
      ),
    },
  }));
}

/**
 * Chooses the labels of encoded sentences.
 * @returns for each sentence and column the labels' numbers
 */
export async function chooseLabels(
  model: Tagger,
  sentences: readonly EncodedSentence[],
  work: Pick<LongWork, 'signal'>,
): Promise<Int32Array[][]> {
  const results = sentences.map(({ types }) => model.heads.map(() => new Int32Array(types.length)));
  const takeBreak = createEventBreaks();
  for (const windows of sideBySide(sentences)) {
    throwIfAborted(work.signal);
    const encoded = windows.map((window) => window.encoded);
    model.score(encoded, (scores, column) => {
      const labels = model.lexicon.columns[column].labels.length;
      windows.forEach(({ sentence, begin, first, end, encoded: { types } }, b) => {
        const place = { length: types.length, b, count: windows.length, labels };
        const chosen = decode(model, column, scores, place);
        results[sentence][column].set(chosen.slice(first, end), begin + first);
      });
    });
    await takeBreak();
  }
  askDictionary(model, sentences, results);
  return results;
}

/** Puts the lemmas that were seen in training with the parts of speech that were chosen in place of the network's. */
function askDictionary(
  { lexicon }: Tagger,
  sentences: readonly EncodedSentence[],
  chosen: readonly (readonly Int32Array[])[],
): void {
  const places = lemmaColumns(lexicon.columns);
  if (places === undefined || lexicon.lemmas === undefined) return;
  for (const [i, { types }] of sentences.entries()) {
    const [tags, lemmas] = [chosen[i][places.tags], chosen[i][places.lemmas]];
    types.forEach((type, t) => {
      lemmas[t] = type.lemmas?.get(tags[t]) ?? lemmas[t];
    });
  }
}

/** Where one sequence's scores stand in those of a batch. */
interface ScorePlace {
  readonly length: number;
  /** The sequence's number among `count` side by side. */
  readonly b: number;
  readonly count: number;
  readonly labels: number;
}

/** Chooses the labels of one sequence: by Viterbi with a CRF, each by itself without. */
function decode(
  model: Tagger,
  column: number,
  scores: Float32Array | Float64Array,
  place: ScorePlace,
): number[] {
  const { crf } = model.heads[column];
  if (crf !== undefined) return viterbi(crf.chain(gatherSequence(scores, place)));
  const { length, b, count, labels } = place;
  const chosen = Array<number>(length);
  for (let t = 0; t < length; t++) {
    const row = (t * count + b) * labels;
    let best = 0;
    for (let j = 1; j < labels; j++) if (scores[row + j] > scores[row + best]) best = j;
    chosen[t] = best;
  }
  return chosen;
}

/** Copies one sequence's scores out of a batch: [length, labels]. */
export function gatherSequence(
  scores: Float32Array | Float64Array,
  { length, b, count, labels }: ScorePlace,
): Float64Array {
  const own = new Float64Array(length * labels);
  for (let t = 0; t < length; t++) {
    const row = (t * count + b) * labels;
    own.set(scores.subarray(row, row + labels), t * labels);
  }
  return own;
}

/** A part of a sentence that is read at once. */
interface Window {
  readonly sentence: number;
  /** Where in the sentence it begins. */
  readonly begin: number;
  /** Which of its tokens are labeled by it: the others are context. */
  readonly first: number;
  readonly end: number;
  readonly encoded: EncodedSentence;
}

/** Cuts long sentences into windows, and lays windows of like length side by side. */
function sideBySide(sentences: readonly EncodedSentence[]): Window[][] {
  const windows = sentences.flatMap((encoded, sentence) => cutWindows(encoded, sentence));
  windows.sort((a, b) => a.encoded.types.length - b.encoded.types.length);
  const batches: Window[][] = [];
  let batch: Window[] = [];
  for (const window of windows) {
    if ((batch.length + 1) * window.encoded.types.length > MOST_PADDED && batch.length > 0) {
      batches.push(batch);
      batch = [];
    }
    batch.push(window);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

function cutWindows(encoded: EncodedSentence, sentence: number): Window[] {
  const { length } = encoded.types;
  if (length === 0) return [];
  if (length <= MOST_TOKENS) return [{ sentence, begin: 0, first: 0, end: length, encoded }];
  const windows: Window[] = [];
  const stride = MOST_TOKENS - 2 * CONTEXT;
  const { context } = encoded;
  const size = (context?.length ?? 0) / length;
  for (let at = 0; at < length; at += stride) {
    const begin = Math.max(0, at - CONTEXT);
    const stop = Math.min(length, at + stride + CONTEXT);
    windows.push({
      ...{ sentence, begin, first: at - begin, end: Math.min(length, at + stride) - begin },
      encoded: {
        types: encoded.types.slice(begin, stop),
        features: encoded.features.map((numbers) => numbers.subarray(begin, stop)),
        ...(context !== undefined && {
          context: context.subarray(begin * size, stop * size),
        }),
      },
    });
  }
  return windows;
}
