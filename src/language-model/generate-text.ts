import { Tape } from '../autodiff/tape.ts';
import { InputError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import { throwIfAborted } from '../base/progress.ts';
import { createRandom } from '../base/random.ts';
import type { LanguageModel } from './language-model.ts';
import { Sampler, type SamplingOptions } from './sampling.ts';
import { createTextStream } from './units/text-stream.ts';

/** Options of `generateText`. */
export interface GenerationOptions extends SamplingOptions {
  /** What the text begins with; it is read, not given back. Default: a line feed, where texts begin. */
  readonly prompt?: string;
  /** Units to write; default 500. */
  readonly length?: number;
  /** Where every random choice comes from; default 1. */
  readonly seed?: number;
  /** Stops between two units. */
  readonly signal?: AbortSignal;
}

/**
 * Writes on from a prompt: each unit is drawn from what the model expects, and fed back as the next
 * input. Gives the text in pieces as it is written. Same model, prompt, options and engine: same text.
 * @throws UsageError when an option is out of range
 * @throws InputError when the prompt is empty, or has units that the model does not know
 * @throws InterruptedError when the signal is aborted
 */
export async function* generateText(
  model: LanguageModel,
  options: GenerationOptions = {},
): AsyncGenerator<string, void, undefined> {
  const { prompt = '\n', length = 500, seed = 1, signal } = options;
  const { units, engine } = model;
  const sampler = new Sampler(units.size, options, createRandom(seed, 'generation'));
  let ids = units.encode(prompt);
  if (ids.length === 0) throw new InputError('The prompt is empty; give at least one character.');
  const stream = createTextStream(units, !/\s$/.test(prompt));
  const tape = new Tape(engine, { mode: 'evaluation' });
  const carried = model.createCarriedState(1);
  const takeBreak = createEventBreaks();
  try {
    for (let written = 0; written < length; written++) {
      throwIfAborted(signal);
      const run = { state: model.toRecurrentState(carried) };
      const { logits, state } = model.forward(tape, ids, [ids.length, 1], run);
      const id = sampler.draw(tape.numbers(logits).subarray(-units.size));
      carried.keep(tape, [...state.h, ...state.c]);
      tape.reset();
      ids = Int32Array.of(id);
      const text = stream.add(id);
      if (text !== '') yield text;
      await takeBreak();
    }
    const rest = stream.end();
    if (rest !== '') yield rest;
  } finally {
    carried.dispose();
  }
}
