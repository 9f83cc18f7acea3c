import { InputError } from '../base/errors.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import type { Line } from './lines.ts';
import type { Row } from './rows.ts';

/** What stands before every label. */
export const LABEL_MARK = '__label__';

/** How lines with labels are read. */
export interface LabeledLineOptions {
  /** What errors call the input. */
  readonly name: string;
  /** Whether a line may have several labels: further fields of its row. */
  readonly severalLabels: boolean;
  /** What to say where not even the first line has a label. */
  readonly noLabels: Sentence;
}

/**
 * Reads a text whose lines have their labels in them, as fastText does: `__label__good a fine film`. Each line is a row of
 * its text and its label, or labels; empty lines are left out. Labels may stand anywhere in the line.
 * @throws InputError for a line with no label, or with several where it may have one
 */
export async function* readLabeledLines(
  lines: AsyncIterable<readonly Line[]>,
  { name, noLabels, severalLabels }: LabeledLineOptions,
): AsyncGenerator<Row[], void, undefined> {
  let isFirst = true;
  for await (const batch of lines) {
    const rows: Row[] = [];
    for (const { text, number } of batch) {
      if (text.trim() === '') continue;
      const tokens = text.split(/\s+/).filter((one) => one.startsWith(LABEL_MARK));
      const labels = tokens.map((token) => token.slice(LABEL_MARK.length));
      const place = { input: name, line: number };
      if (labels.length === 0 || labels.includes('')) {
        throw new InputError(
          isFirst
            ? noLabels
            : sentence(
                'io/line-without-label',
              )`the line has no label; write ${{ mark: LABEL_MARK }} and the label before its text`,
          place,
        );
      }
      if (tokens.length > 1 && !severalLabels) {
        throw new InputError(
          sentence(
            'io/several-labels',
          )`the line has ${{ labels: tokens.length }} labels, but a text has one here; leave one of them`,
          place,
        );
      }
      isFirst = false;
      rows.push({ fields: [tokens.reduce(withoutToken, text), ...labels], line: number });
    }
    yield rows;
  }
}

/** Returns a line without the labels in it; one that has none as it is. */
export function withoutLabels(line: string): string {
  if (!line.includes(LABEL_MARK)) return line;
  const tokens = line.split(/\s+/).filter((one) => one.startsWith(LABEL_MARK));
  return tokens.reduce(withoutToken, line);
}

/** Returns a line without one of its tokens and the white space around that. */
function withoutToken(line: string, token: string): string {
  const start = line.indexOf(token);
  const before = line.slice(0, start).trim();
  const after = line.slice(start + token.length).trim();
  return before === '' || after === '' ? before + after : `${before} ${after}`;
}
