import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LabLanguage } from './language.ts';
import type { ShellWords } from './words.ts';

/** The shell's texts that are loaded: a page loads those of its language alone. */
const loaded = new Map<LabLanguage, ShellWords>();

/** Loads the shell's texts in a language, before anything is drawn. */
export async function loadShellWords(language: LabLanguage): Promise<void> {
  const words =
    language === 'ko' ? (await import('./words.ko.ts')).ko : (await import('./words.en.ts')).en;
  loaded.set(language, words);
}

/** The shell's texts in a language whose texts are loaded. */
export function shellWords(language: LabLanguage): ShellWords {
  const words = loaded.get(language);
  if (words === undefined) throw new Error(`The shell's texts in "${language}" are not loaded.`);
  return words;
}

/** What every part may want to know of the page that it stands on. */
export interface PageContext {
  readonly language: LabLanguage;
  readonly words: ShellWords;
}

export const Page = createContext<PageContext | undefined>(undefined);

/** The page that a part stands on. */
export function usePage(): PageContext {
  const page = useContext(Page);
  if (page === undefined) throw new Error('A part was drawn outside a page.');
  return page;
}

/** The shell's texts in the reader's language. */
export function useWords(): ShellWords {
  return usePage().words;
}
