import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { sentence } from '../../base/sentence.ts';
import { inputSource } from '../../io/node-source.ts';
import type { VectorFormat } from '../../vectors/formats/detect-format.ts';
import { metadataName } from '../../vectors/formats/projector-tsv.ts';
import { readVectors } from '../../vectors/read-vectors.ts';
import type { WordVectors } from '../../vectors/word-vectors.ts';
import type { Environment } from '../environment.ts';
import {
  READ_VECTORS_FLAGS,
  VECTOR_FILE_FLAGS,
  type VectorFileOptions,
} from '../flags/vector-flags.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { tell } from '../terminal/tell.ts';

/** Options of every command that reads word vectors. */
export interface VectorInputOptions extends VectorFileOptions {
  readonly from?: VectorFormat;
  readonly limit?: number;
  /** False for `--no-header`. */
  readonly header?: boolean;
  readonly quiet?: true;
}

/** Adds the options of reading word vectors to a command. */
export function addVectorInputOptions(command: Command): Command {
  return addTableOptions(addTableOptions(command, READ_VECTORS_FLAGS), VECTOR_FILE_FLAGS).option(
    '--quiet',
    'no progress bar and no remarks',
  );
}

/**
 * Reads word vectors from a file, or `-` for standard input, in any known format.
 * @throws InputError when they cannot be read
 */
export async function loadVectors(
  path: string,
  options: VectorInputOptions,
  environment: Environment,
): Promise<WordVectors> {
  const { stdin, signal } = environment;
  const { replaceBadBytes, quiet = false } = options;
  const reading = readTableOptions(READ_VECTORS_FLAGS, options);
  // Only the Projector's vectors have their words in a file of their own.
  const format = reading.format ?? (options.metadata === undefined ? undefined : 'projector');
  const source = inputSource(path, stdin);
  const { name, size } = source;
  const metadata = options.metadata ?? (await metadataBeside(path));
  const progress = createProgressBar(environment, quiet);
  try {
    const { vectors, duplicates } = await readVectors(source.open(), {
      ...{ ...reading, name },
      ...(format !== undefined && { format }),
      ...(replaceBadBytes && { invalidUtf8: 'replace' }),
      ...(size !== undefined && { byteLength: size }),
      ...(metadata !== undefined && {
        openMetadata: async () => {
          const words = inputSource(metadata, stdin);
          return { name: words.name, bytes: words.open() };
        },
      }),
      onProgress: progress.onProgress,
      signal,
    });
    if (duplicates > 0 && !quiet) {
      tell(
        sentence(
          'cli/duplicates',
        )`${{ name }}: ${{ rows: duplicates }} rows were left out, whose word had come before.`,
        environment,
      );
    }
    return vectors;
  } finally {
    progress.stop();
  }
}

/** The Projector's words lie in `metadata.tsv`, or in `X-metadata.tsv` for `X-vectors.tsv`. */
async function metadataBeside(path: string): Promise<string | undefined> {
  if (path === '-') return undefined;
  const beside = join(dirname(path), metadataName(basename(path)));
  const found = beside === path ? undefined : await stat(beside).catch(() => undefined);
  return found?.isFile() === true ? beside : undefined;
}
