import type { Engine } from '../autodiff/tape.ts';
import { CaptionNetwork } from './caption-network.ts';
import { type CaptionerOptions, captionerOptions } from './options.ts';

/** The `kind` of a captioner's model state. */
export const CAPTIONER_KIND = 'captioner';

/** The `kind` of a checkpoint of its training. */
export const CAPTIONER_CHECKPOINT_KIND = 'captioner-checkpoint';

/** The number of the word that ends a caption. */
export const END = 0;

/** The number of the word that stands for those not known. */
export const UNKNOWN = 1;

/** What stands before a captioner's words. */
const SPECIAL = ['<end>', '<unk>'];

/** Says in words what is in a picture. Its numbers live in the engine's heap. */
export class Captioner {
  readonly engine: Engine;
  readonly options: CaptionerOptions;
  /** The words that it writes, by their numbers; the end and the unknown word come first. */
  readonly words: readonly string[];
  readonly network: CaptionNetwork;
  readonly #numbers: ReadonlyMap<string, number>;

  /**
   * @param words all but the end and the unknown word
   * @throws UsageError when an option is out of range
   */
  constructor(engine: Engine, words: readonly string[], given: Partial<CaptionerOptions> = {}) {
    this.engine = engine;
    this.options = captionerOptions(given);
    this.words = [...SPECIAL, ...words];
    this.#numbers = new Map(this.words.map((word, number) => [word, number]));
    this.network = new CaptionNetwork(engine, this.options, this.words.length);
  }

  /** How many numbers the network has. */
  get parameterCount(): number {
    return this.network.parameters.reduce((sum, { length }) => sum + length, 0);
  }

  /** Encodes a caption as the numbers of its words and the end. */
  encode(caption: string): Int32Array {
    const words = wordsOf(caption).slice(0, this.options.longest);
    return Int32Array.from([...words.map((word) => this.#numbers.get(word) ?? UNKNOWN), END]);
  }

  /** Joins the words of a caption. */
  decode(numbers: readonly number[]): string {
    return numbers.map((number) => this.words[number]).join(' ');
  }
}

/** Cuts a caption at spaces. */
export function wordsOf(caption: string): string[] {
  return caption.split(/\s+/u).filter((word) => word !== '');
}
