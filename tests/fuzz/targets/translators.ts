import type { ModelState } from '../../../src/base/model-state.ts';
import { joinBytes } from '../../../src/io/join-bytes.ts';
import { decodeModel, encodeModel } from '../../../src/io/model-file.ts';
import { modelToBytes, openModel, testDataOf } from '../../../src/models/index.ts';
import {
  createTranslator,
  explainTranslation,
  trainTranslator,
  translatorFromState,
  translatorToState,
} from '../../../src/translator/index.ts';
import { nextEngine } from './models.ts';
import type { Target } from './target.ts';

const PAIRS = ['3 May', '서울', 'one two', 'a b c'].map((source) => ({
  source,
  target: [...source].reverse().join(''),
}));

const SHAPE = { hiddenSize: 4, embeddingSize: 3, minCount: 1 };
const TRAINING = { epochs: 2, batch: 2 };
const encode = (state: ModelState): Uint8Array => joinBytes([...encodeModel(state)]).slice();

/** A small model of each cell and kind of attention, and a checkpoint of its training. */
async function trainSeeds(): Promise<{ models: Uint8Array[]; checkpoints: Uint8Array[] }> {
  const models: Uint8Array[] = [];
  const checkpoints: Uint8Array[] = [];
  for (const options of [
    { cell: 'gru', attention: 'additive', units: 'code-points' },
    { cell: 'lstm', attention: 'dot', units: 'whitespace', layers: 2, tied: 'none' },
    { cell: 'rnn', attention: 'none', units: 'bpe', vocabularySize: 300, bidirectional: false },
  ] as const) {
    const model = await createTranslator(await nextEngine(), PAIRS, { ...SHAPE, ...options });
    let last: ModelState | undefined;
    await trainTranslator(
      model,
      { train: PAIRS },
      {
        ...{ ...TRAINING, checkpointSeconds: 0 },
        onCheckpoint: (state) => {
          last ??= state;
        },
      },
    );
    models.push(encode(translatorToState(model)));
    if (last !== undefined) checkpoints.push(encode(last));
  }
  return { models, checkpoints };
}

async function openTranslator(input: Uint8Array): Promise<void> {
  const handle = await openModel(input, { kind: 'translator', engine: await nextEngine() });
  JSON.stringify(handle.describe());
  const texts = PAIRS.map(({ source }) => source);
  await handle.translate(texts, { beam: 2, nbest: 2 });
  await handle.translate(texts, { sample: true });
  await explainTranslation(handle.model, texts[0]!);
  await handle.evaluate(
    testDataOf(
      texts,
      PAIRS.map(({ target }) => target),
    ),
  );
  const written = modelToBytes(handle);
  try {
    await openModel(written, { engine: await nextEngine() });
  } catch (error) {
    throw new Error(`what was written is not read: ${(error as Error).message}`, { cause: error });
  }
}

async function resumeTranslator(input: Uint8Array): Promise<void> {
  const resumeFrom = decodeModel(new Uint8Array(input).buffer, 'the checkpoint');
  const model = translatorFromState(await nextEngine(), resumeFrom);
  const signal = AbortSignal.timeout(1000);
  await trainTranslator(model, { train: PAIRS }, { resumeFrom, signal });
}

/** Files of translators, and checkpoints from which their training goes on. */
export async function translatorTargets(): Promise<Target[]> {
  const { models, checkpoints } = await trainSeeds();
  return [
    { name: 'translators', share: 1, isModel: true, seeds: models, use: openTranslator },
    {
      ...{ name: 'translator-checkpoints', share: 0.5, isModel: true, seeds: checkpoints },
      use: resumeTranslator,
    },
  ];
}
