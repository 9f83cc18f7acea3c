import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { TextPair } from './text-pair.ts';

/** The lines of a text, in batches, and what errors call it. */
export interface NamedLines {
  readonly name: string;
  readonly lines: AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
}

/**
 * Pairs the lines of two texts, of which the second translates the first line by line.
 * @throws InputError when one has more lines than the other; it names both, and the first line without another
 */
export async function* pairLines(
  sources: NamedLines,
  targets: NamedLines,
): AsyncGenerator<TextPair, void, undefined> {
  const own = eachLine(sources.lines);
  const other = eachLine(targets.lines);
  try {
    for (let line = 1; ; line++) {
      const [one, two] = [await own.next(), await other.next()];
      if (one.done && two.done) return;
      if (one.done || two.done) {
        const [shorter, longer] = one.done ? [sources, targets] : [targets, sources];
        throw new InputError(
          sentence(
            'corpus/other-line-count',
          )`${{ shorter: shorter.name }} ends after ${{ lines: line - 1 }} lines, and this line has no counterpart there; each line must have its translation in the other file`,
          { input: longer.name, line },
        );
      }
      yield { source: one.value, target: two.value };
    }
  } finally {
    await own.return(undefined);
    await other.return(undefined);
  }
}

/**
 * Reads pairs that stand side by side: a text, a tab, and its translation.
 * @throws InputError when a line has no tab, or more than one; blank lines are passed over
 */
export async function* splitPairs({
  name,
  lines,
}: NamedLines): AsyncGenerator<TextPair, void, undefined> {
  let number = 0;
  for await (const line of eachLine(lines)) {
    number += 1;
    if (line.trim() === '') continue;
    const fields = line.split('\t');
    if (fields.length !== 2) {
      throw new InputError(
        sentence(
          'corpus/not-a-pair',
        )`a text, one tab and its translation were expected, but there are ${{ tabs: fields.length - 1 }} tabs`,
        { input: name, line: number },
      );
    }
    yield { source: fields[0], target: fields[1] };
  }
}

/** Gives the lines one by one. */
export async function* eachLine(
  lines: NamedLines['lines'],
): AsyncGenerator<string, void, undefined> {
  for await (const batch of lines) yield* batch;
}
