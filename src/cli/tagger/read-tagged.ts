import type { Command } from 'commander';
import type { TaggedSentence } from '../../corpus/tagged/tagged-sentence.ts';
import {
  createTaggedSource,
  TAGGED_LAYOUT_OPTIONS,
  type TaggedLayout,
  taggedFormatByName,
} from '../../corpus/tagged/tagged-source.ts';
import { inputSource } from '../../io/node-source.ts';
import { TAGGED_LAYOUT_HELP } from '../../messages/option-help/tagger.ts';
import type { Environment } from '../environment.ts';
import { addTableOptions, type FlagTable, readTableOptions } from '../options/from-table.ts';

/** How a command's tagged files are laid out, as its flags give it. */
export interface TaggedFileOptions {
  readonly tagFormat?: NonNullable<TaggedLayout['format']>;
  readonly layout?: readonly string[];
}

/** The flags of the layout of tagged files. */
export const TAGGED_LAYOUT_FLAGS: FlagTable<Pick<TaggedLayout, 'format' | 'columns'>> = {
  table: TAGGED_LAYOUT_OPTIONS,
  help: TAGGED_LAYOUT_HELP,
  flags: {
    format: { name: 'tag-format', value: 'format' },
    columns: { name: 'layout', value: 'names' },
  },
};

/** Adds the options of the layout of tagged files to a command. */
export function addTaggedFileOptions(command: Command): Command {
  return addTableOptions(command, TAGGED_LAYOUT_FLAGS);
}

/** The layout that the options give. */
export function taggedLayoutOf(
  options: TaggedFileOptions,
): Pick<TaggedLayout, 'format' | 'columns'> {
  return readTableOptions(TAGGED_LAYOUT_FLAGS, options);
}

/**
 * Reads a command's inputs as tagged sentences; `-` is standard input.
 * @throws InputError for a file that is not laid out so; it names the line
 */
export async function* readTagged(
  inputs: readonly string[],
  layout: TaggedLayout,
  { stdin, signal }: Environment,
): AsyncGenerator<TaggedSentence> {
  for (const input of inputs) {
    const { name, open } = inputSource(input, stdin);
    const format =
      layout.format ?? (layout.columns === undefined ? taggedFormatByName(name) : 'columns');
    const pieces = { name, [Symbol.asyncIterator]: () => open()[Symbol.asyncIterator]() };
    for await (const tagged of createTaggedSource(pieces, { ...layout, format }).sentences()) {
      signal.throwIfAborted();
      yield tagged;
    }
  }
}
