import { showUnit } from '../../inspect/attention-chart.ts';
import { displayWidth } from './display-width.ts';

/** A row of a matrix for a terminal. */
export interface ShadedRow {
  /** The unit that the row is of. */
  readonly name: string;
  /** From 0 to 1, a column each. */
  readonly levels: readonly number[];
  /** What is said after the row. */
  readonly remark: string;
}

/** Darker the larger the level. */
const SHADES = ' ·░▒▓█';

/** Formats a matrix for a terminal: a row for each unit, two columns for each number. */
export function formatMatrix(rows: readonly ShadedRow[]): string {
  const names = rows.map(({ name }) => showUnit(name));
  const width = names.reduce((most, name) => Math.max(most, displayWidth(name)), 0);
  return rows
    .map(({ levels, remark }, i) => {
      const shades = levels.map((level) => {
        const shade = SHADES[Math.min(SHADES.length - 1, Math.floor(level * SHADES.length))];
        return shade.repeat(2);
      });
      const name = names[i] + ' '.repeat(width - displayWidth(names[i]));
      return `${name} │${shades.join('')}│ ${remark}\n`;
    })
    .join('');
}

/** Names the largest of a row's numbers: how large it is, and whose it is. */
export function nameLargest(
  numbers: readonly number[],
  units: readonly { readonly text: string }[],
  write: (value: number) => string,
): string {
  if (numbers.length === 0) return '';
  const most = numbers.reduce((best, number, j) => (number > numbers[best] ? j : best), 0);
  return `${write(numbers[most])} ${showUnit(units[most].text)}`;
}
