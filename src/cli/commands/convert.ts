import { basename, dirname, extname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { encodeModel } from '../../io/model-file.ts';
import { checkWritable, writeFilesAtomic } from '../../io/node.ts';
import { VECTORS_WRITTEN } from '../../models/json/trainings.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { writeFastTextVec } from '../../vectors/formats/fasttext-vec.ts';
import { writeGloveText } from '../../vectors/formats/glove-text.ts';
import {
  writeProjectorMetadata,
  writeProjectorVectors,
} from '../../vectors/formats/projector-tsv.ts';
import { writeWord2vecBinary } from '../../vectors/formats/word2vec-binary.ts';
import { writeWord2vecText } from '../../vectors/formats/word2vec-text.ts';
import type { WordVectors } from '../../vectors/word-vectors.ts';
import { wordVectorsToState } from '../../vectors/word-vectors-state.ts';
import type { Environment } from '../environment.ts';
import { tell } from '../terminal/tell.ts';
import {
  addVectorInputOptions,
  loadVectors,
  metadataName,
  type VectorInputOptions,
} from '../vectors/load-vectors.ts';

type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** What makes a file of each format that can be written. */
const WRITERS = {
  malmoi: (vectors: WordVectors): Chunks => encodeModel(wordVectorsToState(vectors)),
  'word2vec-text': (vectors: WordVectors): Chunks => writeWord2vecText(vectors),
  'word2vec-binary': (vectors: WordVectors): Chunks => writeWord2vecBinary(vectors),
  glove: (vectors: WordVectors): Chunks => writeGloveText(vectors),
  'fasttext-vec': (vectors: WordVectors): Chunks => writeFastTextVec(vectors),
  projector: (vectors: WordVectors): Chunks => writeProjectorVectors(vectors),
} as const;

type WritableFormat = keyof typeof WRITERS;

/** The format that a file's name asks for. */
const FORMATS_BY_EXTENSION: Readonly<Record<string, WritableFormat>> = {
  '.malmoi': 'malmoi',
  '.safetensors': 'malmoi',
  '.txt': 'word2vec-text',
  '.bin': 'word2vec-binary',
  '.vec': 'fasttext-vec',
  '.glove': 'glove',
  '.tsv': 'projector',
};

interface ConvertOptions extends VectorInputOptions {
  readonly json?: true;
  readonly to?: WritableFormat;
}

const EXAMPLES = `
Examples:
  malmoi convert GoogleNews-vectors.bin news.malmoi --limit 100000
  malmoi convert glove.6B.100d.txt glove.bin --from glove
  malmoi convert cc.ko.300.bin korean.malmoi              (fastText's .bin, with its n-grams)
  malmoi convert reviews.malmoi vectors.tsv               (and metadata.tsv, for the Embedding Projector)
`;

/** Adds `malmoi convert`. */
export function addConvertCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('convert')
    .summary('convert word vectors from one format to another')
    .description(
      'Reads word vectors in any known format and writes them in another. A .tsv gets its words in a ' +
        'second file, metadata.tsv. N-grams of fastText are kept in a model file only.',
    )
    .argument('<input>', 'vectors in any known format, or - for standard input')
    .argument('<output>', 'the file to write');
  addVectorInputOptions(command)
    .addOption(
      new Option(
        '--to <format>',
        'the format to write (default: by the ending .malmoi .txt .bin .vec .glove .tsv)',
      ).choices(Object.keys(WRITERS)),
    )
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async (input: string, output: string, options: ConvertOptions) => {
      const format = options.to ?? FORMATS_BY_EXTENSION[extname(output)];
      if (format === undefined) {
        throw new UsageError(
          sentence(
            'cli/no-format',
          )`The name "${{ output }}" does not tell a format; name one with --to ${{ formats: Object.keys(WRITERS) }}.`,
        );
      }
      const words =
        format === 'projector' ? join(dirname(output), metadataName(basename(output))) : undefined;
      const read = [input, options.metadata ?? ''];
      for (const file of [output, words ?? output]) await checkWritable(file, read);
      const vectors = await loadVectors(input, options, environment);
      const made: { path: string; chunks: Chunks }[] = [
        { path: output, chunks: WRITERS[format](vectors) },
      ];
      if (words !== undefined) made.push({ path: words, chunks: writeProjectorMetadata(vectors) });
      await writeFilesAtomic(made, environment.signal);
      const files = made.map(({ path }) => path);
      if (options.json === true) {
        const { size: vocabularySize, dimensions } = vectors;
        environment.stdout.write(
          toJsonLine(VECTORS_WRITTEN, { output, vocabularySize, dimensions, format }),
        );
      } else if (options.quiet !== true) {
        tell(
          sentence(
            'cli/converted',
          )`${{ files: files.join(' and ') }}: ${{ words: vectors.size }} words of ${{ dimensions: vectors.dimensions }} dimensions (${{ format }}).`,
          environment,
        );
      }
    });
}
