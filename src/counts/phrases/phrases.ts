import type { ModelState, TensorData } from '../../base/model-state.ts';
import { packStrings, unpackStrings } from '../../base/packed-strings.ts';
import {
  damaged,
  expectKind,
  listOf,
  numberFrom,
  oneOf,
  readCounts,
  readState,
  readTensor,
  TEXT,
  wholeNumberFrom,
} from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import type { PhraseSettings } from './phrase-options.ts';
import { PHRASE_SCORINGS } from './phrase-score.ts';

/** What a model file calls phrases. */
export const PHRASES_KIND = 'phrases';

/** Two words, or phrases of the pass before, that are joined. */
export interface Phrase {
  readonly first: string;
  readonly second: string;
  /** How often they were seen together, by the phrases of the pass before. */
  readonly count: number;
  readonly score: number;
}

/** Joins the words of sentences by the phrases that were learned. */
export class Phrases {
  readonly settings: PhraseSettings;
  /** The phrases of each pass, from the highest to the lowest score. */
  readonly passes: readonly (readonly Phrase[])[];
  readonly #seconds: readonly ReadonlyMap<string, ReadonlySet<string>>[];

  constructor(settings: PhraseSettings, passes: readonly (readonly Phrase[])[]) {
    this.settings = settings;
    this.passes = passes;
    this.#seconds = passes.map(groupByFirst);
  }

  /** The number of phrases of all passes together. */
  get size(): number {
    return this.passes.reduce((sum, pass) => sum + pass.length, 0);
  }

  /**
   * Joins the phrases among words, pass by pass, from left to right. A word that was joined is not joined again
   * in the same pass.
   */
  join(words: readonly string[]): string[] {
    let joined = [...words];
    for (const seconds of this.#seconds) joined = this.#joinOnce(joined, seconds);
    return joined;
  }

  /** Writes a phrase as it stands in a joined text. */
  text({ first, second }: Phrase): string {
    return first + this.settings.delimiter + second;
  }

  /** Returns the state for a model file, from which `phrasesFromState` restores the phrases. */
  toState(): ModelState {
    const all = this.passes.flat();
    const first = packStrings(all.map((phrase) => phrase.first));
    const second = packStrings(all.map((phrase) => phrase.second));
    return {
      kind: PHRASES_KIND,
      metadata: { ...this.settings, passes: this.passes.map(({ length }) => length) },
      tensors: {
        'first.text': first.text,
        'first.offsets': first.offsets,
        'second.text': second.text,
        'second.offsets': second.offsets,
        counts: packNumbers(all.map(({ count }) => count)),
        scores: packNumbers(all.map(({ score }) => score)),
      },
    };
  }

  #joinOnce(words: readonly string[], seconds: ReadonlyMap<string, ReadonlySet<string>>): string[] {
    const joined: string[] = [];
    for (let i = 0; i < words.length; i++) {
      const next = words[i + 1];
      if (next !== undefined && seconds.get(words[i])?.has(next)) {
        joined.push(words[i] + this.settings.delimiter + next);
        i += 1;
      } else joined.push(words[i]);
    }
    return joined;
  }
}

/**
 * Restores phrases from a model's state.
 * @throws InputError when it holds none, or contradicts itself
 */
export function phrasesFromState(state: ModelState): Phrases {
  expectKind(state, [PHRASES_KIND], sentence('counts/phrases')`phrases`);
  const metadata = readState(state);
  const settings = {
    scoring: metadata.read('scoring', oneOf(PHRASE_SCORINGS)),
    threshold: metadata.read('threshold', numberFrom()),
    minCount: metadata.read('minCount', numberFrom()),
    discount: metadata.read('discount', numberFrom()),
    delimiter: metadata.read('delimiter', TEXT),
  };
  const lengths = metadata.read('passes', listOf(wholeNumberFrom()));
  const size = lengths.reduce((sum, length) => sum + length, 0);
  const firsts = unpackWords(state, 'first', size);
  const seconds = unpackWords(state, 'second', size);
  const counts = readCounts(state, 'counts', [size]);
  const { data: scores } = readTensor(state, 'scores', Float64Array, [size]);
  let start = 0;
  const passes = lengths.map((length) => {
    const indices = Array.from({ length }, (_, i) => start + i);
    start += length;
    return indices.map((i) => ({
      ...{ first: firsts[i], second: seconds[i] },
      ...{ count: counts[i], score: scores[i] },
    }));
  });
  return new Phrases(settings, passes);
}

function unpackWords({ tensors }: ModelState, name: string, size: number): string[] {
  const what = sentence('counts/words-of-phrases')`the phrases' ${{ name }} words`;
  const words = unpackStrings(tensors[`${name}.text`], tensors[`${name}.offsets`], what);
  if (words.length !== size) {
    throw damaged(
      sentence(
        'counts/phrases-disagree',
      )`it has ${{ words: words.length }} of ${{ what }}, but ${{ size }} phrases`,
    );
  }
  return words;
}

function packNumbers(numbers: readonly number[]): TensorData {
  return { shape: [numbers.length], data: Float64Array.from(numbers) };
}

function groupByFirst(phrases: readonly Phrase[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { first, second } of phrases) {
    const group = groups.get(first);
    if (group === undefined) groups.set(first, new Set([second]));
    else group.add(second);
  }
  return groups;
}
