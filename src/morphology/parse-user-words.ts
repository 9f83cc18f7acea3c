import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { UserWord } from './user-dictionary.ts';

/**
 * Reads the words of a user's dictionary, one a line: the form, and after a tab its tag. What stands after a second
 * tab, such as the scores of Kiwi's dictionaries, is ignored, and so are blank lines and those that begin with #.
 * @param name of the file, for errors
 * @throws InputError for a form or a tag with a space, with its line
 */
export function parseUserWords(text: string, name: string): UserWord[] {
  const words: UserWord[] = [];
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [form, tag = ''] = line.split('\t').map((field) => field.trim());
    if (!/^\S+$/.test(form) || /\s/.test(tag)) {
      throw new InputError(
        sentence(
          'morphology/wrong-word-line',
        )`${{ name }}, line ${{ line: i + 1 }}: ${{ text: JSON.stringify(line) }} is no word of a dictionary; give its form without spaces, and its tag after a tab.`,
      );
    }
    words.push({ form, ...(tag !== '' && { tag }) });
  }
  return words;
}
