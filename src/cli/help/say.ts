import type { Language } from '../../messages/language.ts';
import { KOREAN_HELP } from './korean/index.ts';

/** A text of the command line's help in a language; English where the language lacks it. */
export function say(english: string, language: Language): string {
  return (language === 'ko' ? KOREAN_HELP[english] : undefined) ?? english;
}
