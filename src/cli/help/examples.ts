import type { Language } from '../../messages/language.ts';
import { displayWidth } from '../terminal/display-width.ts';
import { HELP_WIDTH } from './localized-help.ts';
import { say } from './say.ts';

/**
 * The examples below a command's help: their heading and what stands behind a command translated, commands that
 * are too wide for the help cut before an option or a second command, as a shell reads them.
 */
export function formatExamples(text: string, language: Language): string {
  return text
    .split('\n')
    .map((line) => {
      const [, indent = '', command = '', gap = '', note = ''] =
        /^( *)(.*?)(?:( {3,})(\S.*))?$/.exec(line) ?? [];
      if (command === '') return '';
      if (indent === '') return say(command, language);
      const cut = cutCommand(indent, command);
      if (note === '') return cut;
      const beside = cut + gap + say(note, language);
      return displayWidth(beside) <= HELP_WIDTH
        ? beside
        : `${cut}\n${indent}  ${say(note, language)}`;
    })
    .join('\n');
}

/** A command over as many lines as it takes. */
function cutCommand(indent: string, command: string): string {
  const lines = [indent];
  // What may begin a line: an option with its value, or the next command.
  for (const piece of command.split(/ (?=-{1,2}[a-z]|&& )/)) {
    const last = lines[lines.length - 1];
    const whole = last.trim() === '' ? last + piece : `${last} ${piece}`;
    // Two columns are left for the backslash.
    if (whole.length > HELP_WIDTH - 2 && last.trim() !== '') {
      lines[lines.length - 1] = `${last} \\`;
      lines.push(`${indent}  ${piece}`);
    } else lines[lines.length - 1] = whole;
  }
  return lines.join('\n');
}
