import type { Random } from '../base/random.ts';

/** A task of remembering: a symbol is shown, distractors follow, then a cue asks for the symbol. */
export interface RecallTask {
  /** How many symbols there are to choose from; their ids are 0 to symbols − 1. */
  readonly symbols: number;
  /** How many distractors there are to choose from; their ids follow the symbols'. */
  readonly distractors: number;
  /** Distractors between the symbol and the cue. */
  readonly lag: number;
}

/** A batch of the task. */
export interface RecallBatch {
  /** [lag + 2, batch], time first: the symbol, the distractors, the cue. */
  readonly ids: Int32Array;
  /** The symbol to be named after the cue, for each sequence. */
  readonly targets: Int32Array;
}

/** Returns how many ids the task has: symbols, distractors, and the cue, which is the last. */
export function recallVocabularySize({ symbols, distractors }: RecallTask): number {
  return symbols + distractors + 1;
}

/** Draws sequences of the task (Hochreiter & Schmidhuber 1997, experiment 2, with random distractors). */
export function drawRecallBatch(task: RecallTask, batch: number, random: Random): RecallBatch {
  const { symbols, distractors, lag } = task;
  const ids = new Int32Array((lag + 2) * batch);
  const targets = Int32Array.from({ length: batch }, () => random.integer(symbols));
  ids.set(targets);
  for (let i = batch; i < (lag + 1) * batch; i++) ids[i] = symbols + random.integer(distractors);
  ids.fill(symbols + distractors, (lag + 1) * batch);
  return { ids, targets };
}
