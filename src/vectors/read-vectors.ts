import { InputError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { LONG_WORK_OPTIONS } from '../base/progress.ts';
import { sentence } from '../base/sentence.ts';
import { ByteReader } from '../io/byte-reader.ts';
import { type BytesInput, readBytes, toByteSource } from '../io/bytes-input.ts';
import { readModel } from '../io/model-file.ts';
import { detectVectorFormat, VECTOR_FORMATS, type VectorFormat } from './formats/detect-format.ts';
import { readFastTextBin } from './formats/fasttext-bin.ts';
import { readFastTextVec } from './formats/fasttext-vec.ts';
import { readGloveText } from './formats/glove-text.ts';
import { readProjectorTsv } from './formats/projector-tsv.ts';
import type { ReadVectors } from './formats/read-options.ts';
import type { ReadTextOptions } from './formats/read-text-rows.ts';
import { readWord2vecBinary } from './formats/word2vec-binary.ts';
import { readWord2vecText } from './formats/word2vec-text.ts';
import type { WordVectors } from './word-vectors.ts';
import { wordVectorsFromState } from './word-vectors-state.ts';

/** Options of `readVectors`. */
export interface ReadAnyVectorsOptions extends Omit<ReadTextOptions, 'name'> {
  /** The name of the vectors in errors; by default the file's own name. */
  readonly name?: string;
  /** The format; detected from the first bytes by default. */
  readonly format?: VectorFormat;
  /** Opens the file of words for the Projector's `vectors.tsv`, which has no words itself. */
  readonly openMetadata?: () => Promise<{
    readonly name: string;
    readonly bytes: BytesInput;
  }>;
}

/** The kind and the range of each option. */
export const READ_VECTORS_OPTIONS: OptionTable<ReadAnyVectorsOptions, 'noHeader' | 'invalidUtf8'> =
  {
    ...LONG_WORK_OPTIONS,
    name: { kind: 'text' },
    format: { kind: 'choice', choices: VECTOR_FORMATS },
    limit: { kind: 'whole', least: 1, unit: 'words' },
    noHeader: { kind: 'switch', default: false },
    invalidUtf8: { kind: 'choice', choices: ['error', 'replace'], default: 'error' },
    byteLength: { kind: 'whole', least: 0, unit: 'bytes' },
    openMetadata: { kind: 'function' },
  };

/**
 * Reads word vectors of any known format.
 * @throws InputError when they cannot be read, naming the place
 */
export async function readVectors(
  input: BytesInput,
  given: ReadAnyVectorsOptions = {},
): Promise<ReadVectors> {
  checkOptions('readVectors', READ_VECTORS_OPTIONS, given);
  const source = toByteSource(input, given.name);
  const options = {
    ...given,
    name: source.name,
    ...(source.size !== undefined && { byteLength: source.size }),
  };
  const { noHeader: _, ...common } = options;
  const reader = new ByteReader(source.open());
  const format = options.format ?? (await detectVectorFormat(reader, options.name));
  switch (format) {
    case 'malmoi':
      return { vectors: await readModelVectors(reader, options), duplicates: 0 };
    case 'word2vec-text':
      return readWord2vecText(reader, options);
    case 'word2vec-binary':
      return readWord2vecBinary(reader, options);
    case 'glove':
      return readGloveText(reader, common);
    case 'fasttext-vec':
      return readFastTextVec(reader, common);
    case 'fasttext-bin':
      return readFastTextBin(reader, options);
    case 'projector':
      return readProjector(reader, options);
    default:
      return format satisfies never;
  }
}

type NamedOptions = ReadAnyVectorsOptions & { readonly name: string };

async function readModelVectors(
  reader: ByteReader,
  { name, limit, byteLength }: NamedOptions,
): Promise<WordVectors> {
  const vectors = vectorsOf(await readModel(reader, name, byteLength), name);
  return limit === undefined ? vectors : vectors.first(limit);
}

function vectorsOf(state: ModelState, name: string): WordVectors {
  try {
    return wordVectorsFromState(state);
  } catch (cause) {
    if (!(cause instanceof InputError)) throw cause;
    throw new InputError(cause.problem, { input: name }, { cause });
  }
}

async function readProjector(reader: ByteReader, options: NamedOptions): Promise<ReadVectors> {
  if (options.openMetadata === undefined) {
    throw new InputError(
      sentence(
        'vectors/projector-without-words',
      )`these are numbers without words, as of the Embedding Projector; the words are needed too, in a metadata.tsv`,
      { input: options.name },
    );
  }
  const metadata = await options.openMetadata();
  const words = readBytes(metadata.bytes, metadata.name);
  return readProjectorTsv(reader, new ByteReader(words), {
    ...options,
    metadataName: metadata.name,
  });
}
