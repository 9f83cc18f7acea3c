import type { GoldStem, WordClass } from './gold-stem.ts';

/** How often stems were right, for some words. */
export interface StemScore {
  readonly words: number;
  readonly correct: number;
  /** `correct / words`, 0 to 1; 0 where there are no words. */
  readonly accuracy: number;
}

/** A stem that was wrong, and how often. */
export interface StemError {
  readonly word: string;
  readonly expected: string;
  readonly found: string;
  readonly times: number;
}

/** What a stemmer scored on a treebank. */
export interface StemReport {
  readonly overall: StemScore;
  readonly byClass: Readonly<Record<WordClass, StemScore>>;
  /** The most frequent errors first. */
  readonly errors: readonly StemError[];
}

/** Counts a stemmer's right and wrong answers as a treebank streams by. */
export class StemAccuracy {
  readonly #stem: (word: string) => string;
  readonly #counts = new Map<WordClass, { words: number; correct: number }>();
  readonly #errors = new Map<string, { -readonly [K in keyof StemError]: StemError[K] }>();

  /** @param stem the stemmer, or a baseline to compare it with */
  constructor(stem: (word: string) => string) {
    this.#stem = stem;
  }

  /** Scores one word: its stem must equal the treebank's exactly. */
  add(word: string, gold: GoldStem): void {
    const counts = this.#counts.get(gold.wordClass) ?? { words: 0, correct: 0 };
    this.#counts.set(gold.wordClass, counts);
    counts.words += 1;
    const found = this.#stem(word);
    if (found === gold.stem) {
      counts.correct += 1;
      return;
    }
    const key = `${word} ${gold.stem} ${found}`;
    const error = this.#errors.get(key);
    if (error === undefined) {
      this.#errors.set(key, { word, expected: gold.stem, found, times: 1 });
    } else error.times += 1;
  }

  /** @param errorLimit how many of the most frequent errors to list, default 20 */
  report(errorLimit = 20): StemReport {
    const classes = [...this.#counts.values()];
    return {
      overall: score(
        classes.reduce((sum, one) => sum + one.words, 0),
        classes.reduce((sum, one) => sum + one.correct, 0),
      ),
      byClass: {
        nouns: this.#scoreOf('nouns'),
        'verbs and adjectives': this.#scoreOf('verbs and adjectives'),
        others: this.#scoreOf('others'),
      },
      errors: [...this.#errors.values()]
        .sort((a, b) => b.times - a.times || (a.word < b.word ? -1 : 1))
        .slice(0, errorLimit),
    };
  }

  #scoreOf(wordClass: WordClass): StemScore {
    const counts = this.#counts.get(wordClass);
    return score(counts?.words ?? 0, counts?.correct ?? 0);
  }
}

function score(words: number, correct: number): StemScore {
  return { words, correct, accuracy: words === 0 ? 0 : correct / words };
}
