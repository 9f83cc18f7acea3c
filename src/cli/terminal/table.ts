import Table from 'cli-table3';

/** Rows as aligned text; wide characters (Hangul) count as two columns. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = { top: '', bottom: '', left: '', right: '', mid: '', middle: '  ' };
  const table = new Table({
    head: [...head],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    chars: {
      ...line,
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      'left-mid': '',
      'mid-mid': '',
      'right-mid': '',
    },
  });
  for (const row of rows) table.push([...row]);
  return `${table
    .toString()
    .split('\n')
    .map((text) => text.trimEnd())
    .join('\n')}\n`;
}
