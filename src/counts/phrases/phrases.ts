import { InputError } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json.ts';
import type { ModelState, TensorData } from '../../base/model-state.ts';
import { packStrings, unpackStrings } from '../../base/packed-strings.ts';
import type { PhraseSettings } from './phrase-options.ts';
import { PHRASE_SCORINGS, type PhraseScoring } from './phrase-score.ts';

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

/** Phrases that were learned: joins the words of sentences. */
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

  /** Phrases of all passes together. */
  get size(): number {
    return this.passes.reduce((sum, pass) => sum + pass.length, 0);
  }

  /**
   * The words with phrases joined, by each pass in turn, from left to right: a word that was joined is not
   * joined again in the same pass.
   */
  join(words: readonly string[]): string[] {
    let joined = [...words];
    for (const seconds of this.#seconds) joined = this.#joinOnce(joined, seconds);
    return joined;
  }

  /** The phrase as it is written in a joined text. */
  text({ first, second }: Phrase): string {
    return first + this.settings.delimiter + second;
  }

  /** The phrases as a model. */
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
 * The phrases that a model's state holds.
 * @throws InputError when it holds none, or contradicts itself
 */
export function phrasesFromState({ kind, metadata, tensors }: ModelState): Phrases {
  if (kind !== PHRASES_KIND) {
    throw new InputError(
      `This model is a ${kind}, not phrases; learn some with \`malmoi phrases text -o phrases.malmoi\`.`,
    );
  }
  const { settings, lengths } = readMetadata(metadata);
  const unpack = (name: string): string[] =>
    unpackStrings(
      tensors[`${name}.text`],
      tensors[`${name}.offsets`],
      `the phrases' ${name} words`,
    );
  const [firsts, seconds] = [unpack('first'), unpack('second')];
  const [counts, scores] = [tensors.counts?.data, tensors.scores?.data];
  const size = lengths.reduce((sum, length) => sum + length, 0);
  const parts = [firsts, seconds, counts, scores];
  if (
    !(counts instanceof Float64Array && scores instanceof Float64Array) ||
    parts.some((part) => part?.length !== size)
  ) {
    throw new InputError(
      "The sizes of the phrases contradict each other: the model's file is damaged.",
    );
  }
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

function readMetadata(metadata: JsonObject): {
  settings: PhraseSettings;
  lengths: readonly number[];
} {
  const { scoring, threshold, minCount, discount, delimiter, passes } = metadata;
  if (
    typeof threshold !== 'number' ||
    typeof minCount !== 'number' ||
    typeof discount !== 'number' ||
    typeof delimiter !== 'string' ||
    !isScoring(scoring) ||
    !Array.isArray(passes) ||
    !passes.every((length) => Number.isInteger(length) && (length as number) >= 0)
  ) {
    throw new InputError(
      "The phrases' options are damaged; take another copy of the model's file.",
    );
  }
  return {
    settings: { scoring, threshold, minCount, discount, delimiter },
    lengths: passes as number[],
  };
}

function isScoring(value: unknown): value is PhraseScoring {
  return PHRASE_SCORINGS.some((scoring) => scoring === value);
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
