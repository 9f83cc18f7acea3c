import { readFileBytes, readFileStart, readModelBytes } from '#platform/io';
import { InputError, UsageError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { nameInput } from '../base/name-input.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { sentence } from '../base/sentence.ts';
import { FastTextClassifier, readFastTextClassifier } from '../classifier/index.ts';
import { isCooccurrenceFile } from '../counts/co-occurrence/co-occurrence-file.ts';
import { createEngine, type EngineOptions } from '../engine/create-engine.ts';
import type { Engine } from '../engine/engine.ts';
import { ByteReader } from '../io/byte-reader.ts';
import { FREE_BYTES } from '../io/free-bytes.ts';
import { decodeModel } from '../io/model-file.ts';
import { withBestWeights } from '../training/trainer-checkpoint.ts';
import { BYTES_LOOKED_AT, detectVectorFormat } from '../vectors/formats/detect-format.ts';
import { isFastTextClassifier } from '../vectors/formats/fasttext-reader.ts';
import { readVectors } from '../vectors/read-vectors.ts';
import { isForeignFile } from './foreign-file.ts';
import { type AnyModelHandle, handleOf, ModelHandle } from './model-handle.ts';
import { kindNames, kindOfFile, MODEL_KINDS, type ModelKindName } from './model-kinds.ts';

/** Where a model lies: its bytes, a `Blob` or `File`, or in Node a path. */
export type ModelSource = string | Blob | ArrayBuffer | Uint8Array;

/** How to open a model. */
export interface OpenOptions {
  /** What errors call the model; default: its path or name. */
  readonly name?: string;
  /**
   * The engine that a language model computes on, or the options of one that is made for it and that
   * `dispose()` of the handle gives back. Other kinds need none.
   */
  readonly engine?: Engine | EngineOptions;
}

/** How to open a model that must be of one kind. */
export interface OpenKindOptions<Name extends ModelKindName> extends OpenOptions {
  readonly kind: Name;
}

/** What each option takes; the kind is checked where it is looked up. */
const OPEN_OPTIONS: OptionTable<OpenOptions & { readonly kind?: ModelKindName }> = {
  name: { kind: 'text' },
  engine: { kind: 'object' },
  kind: { kind: 'text' },
};

/**
 * Opens a model of any kind that Malmoi wrote: the handle's `kind` tells which, and with it the type of its
 * `model`. Word vectors of other tools (word2vec, GloVe and fastText, text and binary) open as `word-vectors`, and
 * classifiers of fastText (`.bin`, `.ftz`) as `fasttext-classifier`, or if they are asked for as their words' vectors.
 * Nothing in a file is run, and all sizes are checked before room is made. With `kind` it must be a model of
 * that kind. Files of co-occurrence counts are no models: `decodeCooccurrences` opens those.
 * @throws InputError when it is no model, of another kind than asked for, or damaged; it names the file
 * @throws UsageError for a path in a browser, or a kind that does not exist
 */
export function openModel<Name extends ModelKindName>(
  source: ModelSource,
  options: OpenKindOptions<Name>,
): Promise<ModelHandle<Name>>;
export function openModel(source: ModelSource, options?: OpenOptions): Promise<AnyModelHandle>;
export async function openModel(
  source: ModelSource,
  options: OpenOptions & { readonly kind?: ModelKindName } = {},
): Promise<AnyModelHandle> {
  checkOptions('openModel', OPEN_OPTIONS, options);
  const { kind, name = nameOf(source) } = options;
  if (kind !== undefined && !Object.hasOwn(MODEL_KINDS, kind)) {
    throw new UsageError(
      sentence(
        'models/unknown-kind',
      )`There is no kind of model "${{ kind }}"; choose one of ${{ kinds: kindNames() }}.`,
    );
  }
  const bytes = await readBytes(source);
  if (isCooccurrenceFile(bytes)) {
    throw new InputError(
      sentence(
        'models/cooccurrence-counts',
      )`this is a file of co-occurrence counts, which is no model: in code \`decodeCooccurrences\` opens it, and \`malmoi train glove\` trains on it`,
      { input: name },
    );
  }
  const handle = isForeignFile(new Uint8Array(bytes))
    ? await openForeign(bytes, name, kind)
    : await openState(decodeModel(bytes, name), { ...options, name });
  if (kind === undefined || handle.kind === kind) return handle;
  handle.dispose();
  throw new InputError(
    sentence(
      'models/other-kind',
    )`this is ${{ noun: MODEL_KINDS[handle.kind].noun }} (kind "${{ kind: handle.kind }}"), but ${{ expected: MODEL_KINDS[kind].noun }} was expected`,
    { input: name },
  );
}

/**
 * Opens a model whose file was read already; a checkpoint with the weights of its best validation.
 * @throws InputError when it is of no kind that is known, or damaged
 */
export async function openState(
  state: ModelState,
  options: OpenOptions = {},
): Promise<AnyModelHandle> {
  const { name = 'the model' } = options;
  const kind = kindOfFile(state.kind);
  if (kind === undefined) {
    throw new InputError(
      sentence(
        'models/newer-kind',
      )`this is a model of the kind "${{ kind: state.kind }}", which this version does not know; it knows ${{ kinds: kindNames() }}: update malmoi`,
      { input: name },
    );
  }
  // Of a checkpoint, what its training would end with.
  const used = state.kind === kind ? state : withBestWeights(state);
  return openKind(kind, used, { ...options, name });
}

async function openKind<Name extends ModelKindName>(
  kind: Name,
  state: ModelState,
  { name = 'the model', engine: given = {} }: OpenOptions,
): Promise<AnyModelHandle> {
  let own: Engine | undefined;
  const engine = async (): Promise<Engine> => {
    if (isEngine(given)) return given;
    own ??= await createEngine(given);
    return own;
  };
  try {
    const model = await nameInput(name, async () => MODEL_KINDS[kind].open(state, { engine }));
    // One of the union's members, of which the compiler does not know which.
    return new ModelHandle(kind, model, state, () => own?.dispose()) as unknown as AnyModelHandle;
  } catch (error) {
    own?.dispose();
    throw error;
  }
}

async function openForeign(
  bytes: ArrayBuffer,
  name: string,
  wanted: ModelKindName | undefined,
): Promise<AnyModelHandle> {
  if (wanted !== 'word-vectors' && isFastTextClassifier(new Uint8Array(bytes))) {
    const parts = await readFastTextClassifier(new Uint8Array(bytes), name);
    return handleOf(new FastTextClassifier({ parts }));
  }
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(bytes);
  };
  const { vectors } = await readVectors(pieces(), { name, byteLength: bytes.byteLength });
  return handleOf(vectors);
}

function isEngine(value: Engine | EngineOptions): value is Engine {
  return 'heap' in value;
}

async function readBytes(source: ModelSource): Promise<ArrayBuffer> {
  if (typeof source === 'string') return readPath(source);
  if (source instanceof Blob) return source.arrayBuffer();
  if (source instanceof ArrayBuffer) return source;
  if (!(source instanceof Uint8Array)) {
    throw new UsageError(
      sentence('models/no-source')`A model is opened from its bytes, a Blob, or in Node a path.`,
    );
  }
  const { buffer, byteOffset, byteLength } = source;
  if (buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength) {
    return buffer;
  }
  // Not `slice`: that of Node's Buffer copies nothing.
  return new Uint8Array(source).buffer;
}

/** Reads a file that is a model, or else, if it is large, begins as word vectors of another tool do. */
async function readPath(path: string): Promise<ArrayBuffer> {
  const { bytes, fileLength } = await readFileStart(path, BYTES_LOOKED_AT);
  if (fileLength < FREE_BYTES) return readFileBytes(path);
  if (!isForeignFile(bytes)) return readModelBytes(path);
  const start = async function* (): AsyncGenerator<Uint8Array> {
    yield bytes;
  };
  await detectVectorFormat(new ByteReader(start()), path);
  return readFileBytes(path);
}

function nameOf(source: ModelSource): string {
  if (typeof source === 'string') return source;
  return 'name' in Object(source) ? String((source as File).name) : 'the model';
}
