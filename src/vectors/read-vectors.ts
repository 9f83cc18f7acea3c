import { InputError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { ByteReader } from '../io/byte-reader.ts';
import { decodeModel } from '../io/model-file.ts';
import { detectVectorFormat, type VectorFormat } from './formats/detect-format.ts';
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

/** How to read vectors whose format need not be known. */
export interface ReadAnyVectorsOptions extends ReadTextOptions {
  /** The format; told by the first bytes when absent. */
  readonly format?: VectorFormat;
  /** Opens the words of the Projector's `vectors.tsv`, which has none itself. */
  readonly openMetadata?: () => Promise<{
    readonly name: string;
    readonly bytes: AsyncIterable<Uint8Array>;
  }>;
}

/**
 * Reads word vectors of any format that is known.
 * @throws InputError when they cannot be read, naming the place
 */
export async function readVectors(
  bytes: AsyncIterable<Uint8Array>,
  options: ReadAnyVectorsOptions,
): Promise<ReadVectors> {
  const { noHeader: _, ...common } = options;
  const reader = new ByteReader(bytes);
  const format = options.format ?? (await detectVectorFormat(reader, options.name));
  switch (format) {
    case 'malmoi':
      return { vectors: await readModel(reader, options), duplicates: 0 };
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

async function readModel(
  reader: ByteReader,
  { name, limit }: ReadAnyVectorsOptions,
): Promise<WordVectors> {
  // All of it is wanted: a model's tensors are views of one buffer. Twice as much each time, for what is at hand
  // is copied each time.
  for (let wanted = 2 ** 20; await reader.fill(wanted); ) wanted = 2 * reader.available;
  const file = reader.rest.slice().buffer;
  const vectors = vectorsOf(decodeModel(file, name), name);
  return limit === undefined ? vectors : vectors.first(limit);
}

function vectorsOf(state: ModelState, name: string): WordVectors {
  try {
    return wordVectorsFromState(state);
  } catch (cause) {
    if (!(cause instanceof InputError)) throw cause;
    throw new InputError(cause.message, { input: name }, { cause });
  }
}

async function readProjector(
  reader: ByteReader,
  options: ReadAnyVectorsOptions,
): Promise<ReadVectors> {
  if (options.openMetadata === undefined) {
    throw new InputError(
      'these are numbers without words, as of the Embedding Projector; the words are needed too, in a metadata.tsv',
      { input: options.name },
    );
  }
  const metadata = await options.openMetadata();
  return readProjectorTsv(reader, new ByteReader(metadata.bytes), {
    ...options,
    metadataName: metadata.name,
  });
}
