import { argmaxRows } from '../autodiff/argmax-rows.ts';
import { Tape } from '../autodiff/tape.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import type { Pieces } from '../base/run-with-breaks.ts';
import type { CutEojeol } from './eojeols.ts';
import { type CharacterSequence, padFeatures } from './features.ts';
import type { MorphologyModel } from './morphology-model.ts';
import { endsSentence } from './sentence-end.ts';

/** The most characters that are read at once: longer texts are cut between eojeols, or within one that is longer. */
const WINDOW = 256;

/** Characters side by side in a batch, padding among them: their logits (of 600 labels, 10 MB) are read from the cache. */
const BATCH_CHARACTERS = 4096;

/** The most windows side by side. */
const BATCH_WINDOWS = 128;

/**
 * Cuts eojeols into windows of characters; together the windows hold all characters in their order. A window ends with
 * a sentence, as those that a model learns from do: what follows a full stop it has never seen.
 */
export function cutWindows(eojeols: readonly Pick<CutEojeol, 'characters'>[]): CharacterSequence[] {
  const windows: CharacterSequence[] = [];
  let characters: string[] = [];
  let begins: number[] = [];
  const close = (): void => {
    if (characters.length > 0) windows.push({ characters, begins });
    characters = [];
    begins = [];
  };
  for (const { characters: own } of eojeols) {
    if (characters.length + own.length > WINDOW) close();
    for (let i = 0; i < own.length; i++) {
      if (characters.length === WINDOW) close();
      characters.push(own[i]);
      begins.push(i === 0 ? 1 : 0);
    }
    if (endsSentence(own)) close();
  }
  close();
  return windows;
}

/** The logits of the windows of a batch. */
export interface WindowLogits {
  /** Numbers of the windows. */
  readonly windows: readonly number[];
  readonly logits: Float32Array | Float64Array;
  /** Logits of a character. */
  readonly count: number;
  /** The number of the largest logit of each character. */
  readonly best: Int32Array;
}

/** What `readWindows` computes, beside the windows. */
export interface WindowReading extends Pick<LongWork, 'signal'> {
  /** The number of the tag set whose labels' logits are computed; `spaces` for those of spaces, which are hidden. */
  readonly output: number | 'spaces';
}

/**
 * Computes the logits of windows in batches of similar lengths; it yields the characters of each.
 * @param use is given each batch, whose numbers are gone afterwards: those of window i's character t begin at
 * (t · windows.length + i) · count, and its best one is at t · windows.length + i
 * @throws InterruptedError when the signal is aborted
 */
export function* readWindows(
  model: MorphologyModel,
  windows: readonly CharacterSequence[],
  { output, signal }: WindowReading,
  use: (batch: WindowLogits) => void,
): Pieces<void> {
  const tape = new Tape(model.engine, { mode: 'evaluation' });
  const order = Array.from(windows.keys()).sort(
    (a, b) => windows[a].characters.length - windows[b].characters.length,
  );
  for (let first = 0; first < order.length; ) {
    throwIfAborted(signal);
    let end = first + 1;
    while (
      end < order.length &&
      end - first < BATCH_WINDOWS &&
      (end - first + 1) * windows[order[end]].characters.length <= BATCH_CHARACTERS
    ) {
      end += 1;
    }
    const chosen = order.slice(first, end);
    first = end;
    const batch = padFeatures(
      chosen.map((window) => model.features.encode(windows[window], output !== 'spaces')),
    );
    const states = model.read(tape, batch);
    const tensor =
      output === 'spaces' ? model.space(tape, states) : model.label(tape, states, output);
    const count = tensor.shape[tensor.shape.length - 1];
    const best = argmaxRows(tape, tensor);
    use({ windows: chosen, logits: tape.numbers(tensor), count, best });
    tape.reset();
    yield chosen.reduce((sum, window) => sum + windows[window].characters.length, 0);
  }
}
