import { InputError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { throwIfAborted } from '../base/progress.ts';
import { createRandom } from '../base/random.ts';
import { sentence } from '../base/sentence.ts';
import { createTextStream } from '../text/units/text-stream.ts';
import type { TextUnits } from '../text/units/text-units.ts';
import { type AnyLanguageModel, createUnitReader } from './any-language-model.ts';
import { SAMPLING_OPTIONS, Sampler, type SamplingOptions } from './sampling.ts';

/** Options of `generateText`. */
export interface GenerationOptions extends SamplingOptions {
  /** What the text begins with. Default: a line feed, where texts begin. */
  readonly prompt?: string;
  /**
   * Gives the prompt back, too, before what is written; default false. Over jamo what is written may go on
   * with the prompt's last syllable (느 with ᆫ); together they are one (는), apart they are not.
   */
  readonly echo?: boolean;
  /** Units to write, from 1 up; default 500. */
  readonly length?: number;
  /** Where every random choice comes from; default 1. */
  readonly seed?: number;
  /** Stops between two units. */
  readonly signal?: AbortSignal;
}

/** The range and the default of each option. */
export const GENERATION_OPTIONS: OptionTable<
  GenerationOptions,
  keyof SamplingOptions | 'prompt' | 'echo' | 'length' | 'seed'
> = {
  ...SAMPLING_OPTIONS,
  prompt: { kind: 'text', default: '\n' },
  echo: { kind: 'switch', default: false },
  length: { kind: 'whole', least: 1, default: 500, unit: 'units' },
  seed: { kind: 'whole', least: 0, default: 1 },
  signal: { kind: 'object' },
};

/**
 * Writes on from a prompt: each unit is drawn from what the model expects, and fed back as the next
 * input. Gives the text in pieces as it is written. Same model, prompt, options and engine: same text.
 * @throws UsageError when an option is out of range
 * @throws InputError when the prompt is empty, or has units that the model does not know
 * @throws InterruptedError when the signal is aborted
 */
export async function* generateText(
  model: AnyLanguageModel,
  options: GenerationOptions = {},
): AsyncGenerator<string, void, undefined> {
  checkOptions('generateText', GENERATION_OPTIONS, options);
  const { prompt, length, seed, echo, signal } = withDefaults(GENERATION_OPTIONS, options);
  const { units } = model;
  const sampler = new Sampler(units.size, options, createRandom(seed, 'generation'));
  const begun = units.encode(prompt);
  if (begun.length === 0)
    throw new InputError(
      sentence('language-model/empty-prompt')`The prompt is empty; give at least one character.`,
    );
  const stream = createTextStream(units, !/\s$/.test(prompt));
  if (echo) {
    const open = openEnd(units, prompt);
    yield prompt.slice(0, prompt.length - open.length);
    for (const id of units.encode(open)) stream.add(id);
  }
  const reader = createUnitReader(model);
  const takeBreak = createEventBreaks();
  try {
    let logits: ArrayLike<number> = [];
    for (const id of begun) {
      throwIfAborted(signal);
      logits = reader.read(id);
      const pause = takeBreak();
      if (pause !== undefined) await pause;
    }
    for (let written = 1; ; written++) {
      throwIfAborted(signal);
      const id = sampler.draw(logits);
      const text = stream.add(id);
      if (text !== '') yield text;
      if (written === length) break;
      logits = reader.read(id);
      await takeBreak();
    }
    const rest = stream.end();
    if (rest !== '') yield rest;
  } finally {
    reader.dispose();
  }
}

/**
 * Returns the end of a text that units after it may still change: over jamo a syllable, or a part of one.
 */
function openEnd(units: TextUnits, text: string): string {
  if (units.kind !== 'jamo') return '';
  const [syllable = ''] = /(?:[가-힣]|[\u1100-\u115f][\u1160-\u11a7]?)$/.exec(text) ?? [];
  // A jamo that the model does not know would come back as the unknown unit.
  return units.decode(units.encode(syllable)) === syllable ? syllable : '';
}
