import type { Language } from '../../messages/language.ts';

/** A command of the tour. */
export interface DemoCommand {
  /** What a reader should know before it runs. */
  readonly say?: string;
  /** What stands after `malmoi`. */
  readonly args: readonly string[];
}

/** A step of the tour: what is to be seen, the commands, and the TypeScript that does the same. */
export interface DemoStep {
  readonly title: string;
  readonly say: string;
  readonly commands: readonly DemoCommand[];
  /** Lines of at most 76 columns. */
  readonly code: string;
}

/** A step in each language, on a text of that language. */
export type DemoSteps = Readonly<Record<Language, DemoStep>>;

/** The samples that the tour copies to its folder, by the names that they have there. */
export const DEMO_FILES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    'mails.tsv': 'english-mails-train.tsv',
    'new-mails.tsv': 'english-mails-test.tsv',
    'names.tsv': 'english-names.tsv',
    'letters.txt': 'english-letters.txt',
    'sentences.txt': 'english-sentences.txt',
    'play.txt': 'romeo-and-juliet.txt',
  },
  ko: {
    'reviews.tsv': 'korean-reviews-train.tsv',
    'new-reviews.tsv': 'korean-reviews-test.tsv',
    'names.tsv': 'korean-names.tsv',
    'letters.txt': 'korean-letters.txt',
    'sentences.txt': 'korean-sentences.txt',
  },
};
