import { basename, dirname, extname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { encodeModel } from '../../io/model-file.ts';
import { checkWritable, writeFilesAtomic } from '../../io/node.ts';
import { CLASSIFIER_FORMATS, type ClassifierFormat } from '../../models/json/conversion.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { VECTORS_WRITTEN } from '../../models/json/written-files.ts';
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
import { PRECISION_FLAGS, type PrecisionOptions } from '../flags/precision-flags.ts';
import { QUANTIZE_FLAGS, type QuantizeOptions } from '../flags/quantize-flags.ts';
import { convertClassifier, isFastTextClassifierFile } from '../models/convert-classifier.ts';
import { reduceModelFile } from '../models/reduce-model-file.ts';
import { addTableOptions } from '../options/from-table.ts';
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

type VectorOutput = keyof typeof WRITERS;

type WritableFormat = VectorOutput | ClassifierFormat;

/** The names of all formats: of word vectors, and of classifiers. */
const FORMATS = [...new Set<WritableFormat>([...keysOf(WRITERS), ...CLASSIFIER_FORMATS])];

/** The format that a file's name asks for. */
const FORMATS_BY_EXTENSION: Readonly<Record<string, VectorOutput>> = {
  '.malmoi': 'malmoi',
  '.safetensors': 'malmoi',
  '.txt': 'word2vec-text',
  '.bin': 'word2vec-binary',
  '.vec': 'fasttext-vec',
  '.glove': 'glove',
  '.tsv': 'projector',
};

/** The format that a fastText classifier's name asks for. */
const CLASSIFIER_FORMATS_BY_EXTENSION: Readonly<Record<string, ClassifierFormat>> = {
  '.malmoi': 'malmoi',
  '.safetensors': 'malmoi',
  '.bin': 'fasttext-bin',
  '.ftz': 'fasttext-bin',
};

interface ConvertOptions extends VectorInputOptions, PrecisionOptions, QuantizeOptions {
  readonly json?: true;
  readonly output?: string;
  readonly to?: WritableFormat;
}

const EXAMPLES = `
Examples:
  malmoi convert GoogleNews-vectors.bin news.malmoi --limit 100000
  malmoi convert glove.6B.100d.txt glove.bin --from glove
  malmoi convert cc.ko.300.bin korean.malmoi              (fastText's .bin, with its n-grams)
  malmoi convert reviews.malmoi vectors.tsv               (and metadata.tsv, for the Embedding Projector)
  malmoi convert lid.176.ftz languages.malmoi             (a classifier of fastText; and back to .bin or .ftz)
  malmoi convert nsmc.malmoi nsmc.ftz --quantize 2MB --text held-out.tsv
  malmoi convert writer.malmoi --precision int8 -o small.malmoi --text held-out.txt
`;

/** Adds `malmoi convert`. */
export function addConvertCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('convert')
    .summary(
      'convert word vectors and fastText classifiers to other formats, and models to fewer bits',
    )
    .description(
      'Reads word vectors in any known format and writes them in another. A .tsv gets its words in a ' +
        'second file, metadata.tsv. N-grams of fastText are kept in a model file only. With --precision it writes ' +
        'a model of any kind that has weights again, in fewer bits, and says what that cost. Classifiers of fastText ' +
        '(.bin, .ftz) become models, and models of that kind become files of fastText; with --quantize small ones.',
    )
    .argument('<input>', 'vectors in any known format, - for standard input, or a model')
    .argument('[output]', 'the file to write; or -o')
    .option('-o, --output <file>', 'the file to write');
  addTableOptions(addTableOptions(command, PRECISION_FLAGS), QUANTIZE_FLAGS);
  addVectorInputOptions(command)
    .addOption(
      new Option(
        '--to <format>',
        'the format to write (default: by the ending .malmoi .txt .bin .vec .glove .tsv; .ftz of a classifier)',
      ).choices(FORMATS),
    )
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async (input: string, place: string | undefined, options: ConvertOptions) => {
      const output = outputOf(place, options.output);
      const { precision, quantize } = options;
      if (precision === undefined) {
        if (options.text !== undefined && quantize === undefined) {
          throw new UsageError(
            sentence(
              'cli/text-without-precision',
            )`--text goes with --precision or --quantize; add one of them, too.`,
          );
        }
        if (await convertFastText(input, output, options, environment)) return;
        await convertVectors(input, output, options, environment);
        return;
      }
      // Fewer bits are kept in a model file only, whose name may end as one likes.
      const format = options.to ?? FORMATS_BY_EXTENSION[extname(output)] ?? 'malmoi';
      if (format !== 'malmoi') {
        throw new UsageError(
          sentence(
            'cli/precision-needs-model-file',
          )`--precision writes a model file, and "${{ output }}" would be of the format ${{ format }}; name a file that ends in .malmoi.`,
        );
      }
      await checkWritable(output, [input, options.metadata ?? '', options.text ?? '']);
      await reduceModelFile(input, output, { ...options, precision }, environment);
    });
}

/**
 * Converts a fastText classifier; returns whether it was one, and its vectors were not asked for.
 * @throws UsageError for `--quantize` of another model, and for a name that tells no format
 */
async function convertFastText(
  input: string,
  output: string,
  options: ConvertOptions,
  environment: Environment,
): Promise<boolean> {
  const { quantize, to } = options;
  const format = to ?? CLASSIFIER_FORMATS_BY_EXTENSION[extname(output)];
  const isKnown = CLASSIFIER_FORMATS.find((one) => one === format);
  const isClassifier = await isFastTextClassifierFile(input);
  if (!isClassifier && (quantize !== undefined || to === 'fasttext-bin')) {
    throw new UsageError(
      sentence(
        'cli/for-fasttext-classifiers',
      )`${{ flag: quantize === undefined ? '--to fasttext-bin' : '--quantize' }} is for fastText classifiers, and ${{ input }} is none.`,
    );
  }
  if (!isClassifier || isKnown === undefined) {
    if (quantize === undefined) return false;
    throw noFormat(output, CLASSIFIER_FORMATS);
  }
  await checkWritable(output, [input, options.text ?? '']);
  await convertClassifier(input, output, { ...options, format: isKnown }, environment);
  return true;
}

function noFormat(output: string, formats: readonly string[]): UsageError {
  return new UsageError(
    sentence(
      'cli/no-format',
    )`The name "${{ output }}" does not tell a format; name one with --to ${{ formats }}.`,
  );
}

function keysOf<Key extends string>(object: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(object) as Key[];
}

function outputOf(place: string | undefined, flag: string | undefined): string {
  const output = place ?? flag;
  if (output === undefined || (place !== undefined && flag !== undefined)) {
    throw new UsageError(
      sentence('cli/one-output')`Name the file to write once: after the input, or with -o.`,
    );
  }
  return output;
}

async function convertVectors(
  input: string,
  output: string,
  options: ConvertOptions,
  environment: Environment,
): Promise<void> {
  const format = options.to ?? FORMATS_BY_EXTENSION[extname(output)];
  if (format === undefined || format === 'fasttext-bin') {
    throw noFormat(output, keysOf(WRITERS));
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
}
