import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LabLanguage } from './language.ts';
import { en } from './words.en.ts';
import { ko } from './words.ko.ts';
import type { ShellWords } from './words.ts';

/** The shell's texts by language. */
export const SHELL_WORDS: Readonly<Record<LabLanguage, ShellWords>> = { ko, en };

/** What every part may want to know of the page that it stands on. */
export interface PageContext {
  readonly language: LabLanguage;
  readonly words: ShellWords;
}

export const Page = createContext<PageContext>({ language: 'ko', words: ko });

/** The shell's texts in the reader's language. */
export function useWords(): ShellWords {
  return useContext(Page).words;
}
