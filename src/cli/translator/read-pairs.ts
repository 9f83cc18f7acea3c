import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { type NamedLines, pairLines, splitPairs } from '../../corpus/parallel/read-pairs.ts';
import type { TextPair } from '../../corpus/parallel/text-pair.ts';
import { readLines } from '../../io/lines.ts';
import { inputSource } from '../../io/node-source.ts';
import type { Environment } from '../environment.ts';

/**
 * Reads a command's inputs as pairs: two files that translate each other line by line, or one of pairs parted by tabs;
 * `-` is standard input.
 * @throws UsageError when there are more than two inputs
 * @throws InputError when two files have different numbers of lines, or a line is no pair
 */
export async function* readPairs(
  inputs: readonly string[],
  { stdin, signal }: Environment,
): AsyncGenerator<TextPair> {
  const [first, second, ...others] = inputs.map((input) => namedLines(input, stdin));
  if (others.length > 0) {
    throw new UsageError(
      sentence(
        'cli/too-many-pair-files',
      )`Give two files that translate each other line by line, or one file of pairs parted by tabs; these are ${{ files: inputs.length }} files.`,
    );
  }
  const pairs = second === undefined ? splitPairs(first) : pairLines(first, second);
  for await (const pair of pairs) {
    signal.throwIfAborted();
    yield pair;
  }
}

/** Reads all of a command's pairs. */
export async function readAllPairs(
  inputs: readonly string[],
  environment: Environment,
): Promise<TextPair[]> {
  const pairs: TextPair[] = [];
  for await (const pair of readPairs(inputs, environment)) pairs.push(pair);
  return pairs;
}

/** Opens an input as lines. */
export function namedLines(input: string, stdin: Environment['stdin']): NamedLines {
  const { name, open } = inputSource(input, stdin);
  async function* lines(): AsyncGenerator<string[]> {
    for await (const batch of readLines(open(), { name })) yield batch.map(({ text }) => text);
  }
  return { name, lines: { [Symbol.asyncIterator]: lines } };
}
