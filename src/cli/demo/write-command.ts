import { displayWidth } from '../terminal/display-width.ts';

/** Columns of the tour. */
export const DEMO_COLUMNS = 80;

/** A command line as it is typed into a shell, over several lines where it is long. */
export function writeCommand(args: readonly string[]): string {
  const words = ['npx', 'malmoi', ...args].map(quote);
  const lines: string[] = [];
  let line = '$';
  words.forEach((word, i) => {
    // A flag stays on a line with its value, and ` \` needs room.
    const value = word.startsWith('-') && words[i + 1] !== undefined ? ` ${words[i + 1]}` : '';
    if (displayWidth(`${line} ${word}${value}`) > DEMO_COLUMNS - 2) {
      lines.push(`${line} \\`);
      line = '   ';
    }
    line += ` ${word}`;
  });
  return [...lines, line].join('\n');
}

function quote(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
