import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { Line } from '../../io/lines.ts';

/** A file without blank lines is one sentence, which would have to be held whole. */
const MOST_LINES = 1_000_000;

/**
 * Groups lines into the blocks that blank lines separate, one sentence each. Lines of white space count as blank.
 * @param name what errors call the input
 * @throws InputError when a block has more than a million lines
 */
export async function* readBlocks(
  batches: AsyncIterable<readonly Line[]>,
  name: string,
): AsyncGenerator<readonly Line[], void, undefined> {
  let block: Line[] = [];
  for await (const batch of batches) {
    for (const line of batch) {
      if (line.text.trim() !== '') {
        if (block.length === MOST_LINES) throw endless(name, line.number);
        block.push(line);
      } else if (block.length > 0) {
        yield block;
        block = [];
      }
    }
  }
  if (block.length > 0) yield block;
}

function endless(input: string, line: number): InputError {
  return new InputError(
    sentence(
      'corpus/endless-sentence',
    )`no blank line within ${{ lines: MOST_LINES }} lines; separate the sentences by blank lines`,
    { input, line },
  );
}
