import { stripVTControlCharacters } from 'node:util';
import { displayWidth } from './display-width.ts';

/** Breaks a line at spaces so that it fits the columns; a word that is longer than these stays whole. */
export function wrapLine(line: string, columns: number, indent = ''): string {
  if (columnsOf(line) <= columns) return line;
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    const fits = columnsOf(longer) <= columns;
    if (fits || current.trim() === '') {
      current = longer;
    } else {
      lines.push(current.trimEnd());
      current = indent + word;
    }
  }
  return [...lines, current].join('\n');
}

function columnsOf(line: string): number {
  return displayWidth(stripVTControlCharacters(line));
}
