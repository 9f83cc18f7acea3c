import { InputError, UsageError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import { throwIfAborted } from '../base/progress.ts';
import { createRandom } from '../base/random.ts';
import type { LanguageModel } from './language-model.ts';
import { LanguageModelStepper } from './language-model-stepper.ts';
import { Sampler, type SamplingOptions } from './sampling.ts';
import { createTextStream } from './units/text-stream.ts';

/** Options of `generateText`. */
export interface GenerationOptions extends SamplingOptions {
  /** What the text begins with; it is read, not given back. Default: a line feed, where texts begin. */
  readonly prompt?: string;
  /** Units to write, from 1 up; default 500. */
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
  if (!(Number.isInteger(length) && length >= 1)) {
    throw new UsageError(`length is ${length}; give a whole number from 1 up.`);
  }
  const { units } = model;
  const sampler = new Sampler(units.size, options, createRandom(seed, 'generation'));
  const begun = units.encode(prompt);
  if (begun.length === 0) throw new InputError('The prompt is empty; give at least one character.');
  const stream = createTextStream(units, !/\s$/.test(prompt));
  const stepper = new LanguageModelStepper(model);
  const takeBreak = createEventBreaks();
  try {
    let logits: ArrayLike<number> = [];
    for (const id of begun) logits = stepper.read(id);
    for (let written = 1; ; written++) {
      throwIfAborted(signal);
      const id = sampler.draw(logits);
      const text = stream.add(id);
      if (text !== '') yield text;
      if (written === length) break;
      logits = stepper.read(id);
      await takeBreak();
    }
    const rest = stream.end();
    if (rest !== '') yield rest;
  } finally {
    stepper.dispose();
  }
}
