import { basename, dirname, extname, join } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { checkWritable, writeFilesAtomic } from '../../io/node.ts';
import { CLASSIFIER_FORMATS, type ClassifierFormat } from '../../models/json/conversion.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { VECTORS_CONVERTED } from '../../models/json/written-files.ts';
import type { Environment } from '../environment.ts';
import { OUTPUT_FORMAT_FLAGS, type OutputFormatOptions } from '../flags/output-format-flags.ts';
import { PRECISION_FLAGS, type PrecisionOptions } from '../flags/precision-flags.ts';
import { QUANTIZE_FLAGS, type QuantizeOptions } from '../flags/quantize-flags.ts';
import { convertClassifier, isFastTextClassifierFile } from '../models/convert-classifier.ts';
import { reduceModelFile } from '../models/reduce-model-file.ts';
import { addTableOptions } from '../options/from-table.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { tell } from '../terminal/tell.ts';
import {
  addVectorInputOptions,
  loadVectors,
  type VectorInputOptions,
} from '../vectors/load-vectors.ts';
import {
  formatByEnding,
  WRITTEN_FORMATS,
  WRITTEN_VECTOR_FORMATS,
} from '../vectors/written-formats.ts';

/** The format that a fastText classifier's name asks for. */
const CLASSIFIER_FORMATS_BY_EXTENSION: Readonly<Record<string, ClassifierFormat>> = {
  '.malmoi': 'malmoi',
  '.safetensors': 'malmoi',
  '.bin': 'fasttext-bin',
  '.ftz': 'fasttext-bin',
};

interface ConvertOptions
  extends VectorInputOptions,
    OutputFormatOptions,
    PrecisionOptions,
    QuantizeOptions {
  readonly json?: true;
  readonly output?: string;
}

const EXAMPLES = `
Examples:
  malmoi convert GoogleNews-vectors.bin news.malmoi --limit 100000
  malmoi convert glove.6B.100d.txt glove.bin --from glove
  malmoi convert cc.ko.300.bin korean.malmoi              (fastText's .bin, with its n-grams)
  malmoi convert reviews.malmoi vectors.tsv               (and metadata.tsv, for the Embedding Projector)
  malmoi convert reviews.malmoi reviews.sql               (for psql and pgvector; reviews.native for ClickHouse)
  malmoi convert reviews.malmoi reviews.parquet           (for DuckDB, Spark, pandas and many others)
  malmoi convert reviews.malmoi reviews.usearch           (an index; and reviews-words.txt)
  malmoi convert lid.176.ftz languages.malmoi             (a classifier of fastText; and back to .bin or .ftz)
  malmoi convert nsmc.malmoi nsmc.ftz --quantize 2MB --text held-out.tsv
  malmoi convert writer.malmoi --precision int8 -o small.malmoi --text held-out.txt
`;

/** Adds `malmoi convert`. */
export function addConvertCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('convert')
    .description(
      'Reads word vectors in any known format and writes them in another. A .tsv gets its words in a ' +
        "second file, metadata.tsv. For databases it writes a script for pgvector (.sql), ClickHouse's Native and " +
        'Parquet. N-grams of fastText are kept in a model file only. With --precision it writes ' +
        'a model of any kind that has weights again, in fewer bits, and says what that cost. Classifiers of fastText ' +
        '(.bin, .ftz) become models, and models of that kind become files of fastText; with --quantize small ones.',
    )
    .argument('<input>', 'vectors in any known format, - for standard input, or a model')
    .argument('[output]', 'the file to write; or -o')
    .option('-o, --output <file>', 'the file to write');
  addTableOptions(addTableOptions(command, PRECISION_FLAGS), QUANTIZE_FLAGS);
  addTableOptions(addVectorInputOptions(command), OUTPUT_FORMAT_FLAGS)
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
      const format = options.to ?? formatByEnding(extname(output)) ?? 'malmoi';
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
  const format = options.to ?? formatByEnding(extname(output));
  if (format === undefined || format === 'fasttext-bin') {
    throw noFormat(output, WRITTEN_VECTOR_FORMATS);
  }
  const { write, words, loadLibrary, load } = WRITTEN_FORMATS[format];
  const wordsPath = words && join(dirname(output), words.nameFrom(basename(output)));
  const read = [input, options.metadata ?? ''];
  for (const file of [output, wordsPath ?? output]) await checkWritable(file, read);
  await loadLibrary?.();
  const vectors = await loadVectors(input, options, environment);
  const progress = createProgressBar(environment, options.quiet === true);
  const { signal } = environment;
  const work = { signal, onProgress: progress.onProgress };
  const made = [{ path: output, chunks: write(vectors, work) }];
  if (words !== undefined && wordsPath !== undefined) {
    made.push({ path: wordsPath, chunks: words.write(vectors) });
  }
  await writeFilesAtomic(made, signal).finally(() => progress.stop());
  const { size: vocabularySize, dimensions } = vectors;
  if (options.json === true) {
    environment.stdout.write(
      toJsonLine(VECTORS_CONVERTED, {
        ...{ output, vocabularySize, dimensions, format },
        ...(load && { load: load(output) }),
      }),
    );
  } else if (options.quiet !== true) {
    const files = made.map(({ path }) => path).join(' and ');
    tell(
      sentence(
        'cli/converted',
      )`${{ files }}: ${{ words: vocabularySize }} words of ${{ dimensions }} dimensions (${{ format }}).`,
      environment,
    );
    if (load)
      tell(sentence('cli/load-vectors')`Load them with: ${{ command: load(output) }}`, environment);
  }
}
