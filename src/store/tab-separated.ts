/** A value of a row. */
export type Cell = string | number;

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
};
const ESCAPED: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  '0': '\0',
  b: '\b',
  f: '\f',
};

/** Writes a row in ClickHouse's format `TabSeparated`, which every version of it reads. */
export function writeRow(cells: readonly Cell[]): string {
  return `${cells.map(escapeCell).join('\t')}\n`;
}

/** Reads a row in that format, without its line end. */
export function readRow(line: string): string[] {
  const cells = line.split('\t');
  return line.includes('\\') ? cells.map(unescapeCell) : cells;
}

/** Reads a row of cells that may lack a value. */
export function readCells(line: string): (string | null)[] {
  const cells = line.split('\t');
  return line.includes('\\')
    ? cells.map((cell) => (cell === '\\N' ? null : unescapeCell(cell)))
    : cells;
}

function escapeCell(cell: Cell): string {
  return typeof cell === 'number' ? String(cell) : cell.replace(/[\\\t\n\r\0]/g, (c) => ESCAPES[c]);
}

function unescapeCell(cell: string): string {
  return cell.replace(/\\(.)/gs, (_, letter: string) => ESCAPED[letter] ?? letter);
}

/** Quotes a text for SQL. */
export function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
