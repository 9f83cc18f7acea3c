import type { ModelState } from '../../../src/base/model-state.ts';
import { createTaggedSource, type TaggedSentence } from '../../../src/corpus/tagged/index.ts';
import { joinBytes } from '../../../src/io/join-bytes.ts';
import { decodeModel, encodeModel } from '../../../src/io/model-file.ts';
import { modelToBytes, openModel } from '../../../src/models/index.ts';
import {
  createTagger,
  evaluateTagger,
  explainTags,
  taggerFromState,
  taggerToState,
  trainTagger,
} from '../../../src/tagger/index.ts';
import { nextEngine } from './models.ts';
import type { Target } from './target.ts';

const SENTENCES: TaggedSentence[] = ['Mina', '민아', 'Seoul', '서울'].map((name, i) => ({
  tokens: [name, 'stays', '.'],
  columns: {
    upos: ['PROPN', 'VERB', 'PUNCT'],
    lemma: [name, 'stay', '.'],
    ner: [i < 2 ? 'B-PER' : 'B-LOC', 'O', 'O'],
  },
}));

const SHAPE = { hiddenSize: 4, wordSize: 4, characterSize: 3, characterHiddenSize: 3, minCount: 1 };
const TRAINING = { epochs: 3, batch: 2 };
const encode = (state: ModelState): Uint8Array => joinBytes([...encodeModel(state)]).slice();

/** A small model of each cell, and a checkpoint of its training. */
async function trainSeeds(): Promise<{ models: Uint8Array[]; checkpoints: Uint8Array[] }> {
  const models: Uint8Array[] = [];
  const checkpoints: Uint8Array[] = [];
  for (const cell of ['lstm', 'gru'] as const) {
    const options = { ...SHAPE, cell, layers: cell === 'gru' ? 2 : 1 };
    const hints = {
      inputColumns: ['lemma'],
      vectors: { dimensions: 2, words: ['Mina', 'sings'], vectorOf: (i: number) => [i, 1] },
      gazetteer: [{ phrase: 'Oslo', type: 'LOC' }],
    };
    const model = createTagger(await nextEngine(), SENTENCES, {
      ...{ options, ...(cell === 'gru' && hints) },
    });
    let last: ModelState | undefined;
    await trainTagger(
      model,
      { train: SENTENCES },
      {
        ...{ ...TRAINING, checkpointSeconds: 0 },
        onCheckpoint: (state) => {
          last ??= state;
        },
      },
    );
    models.push(encode(taggerToState(model)));
    if (last !== undefined) checkpoints.push(encode(last));
  }
  return { models, checkpoints };
}

async function openTagger(input: Uint8Array): Promise<void> {
  const handle = await openModel(input, { kind: 'tagger', engine: await nextEngine() });
  JSON.stringify(handle.describe());
  const sentences = SENTENCES.map(({ tokens }) => ({ tokens, columns: {} }));
  const tagged = await handle.tag(sentences);
  explainTags(handle.model, tagged[0]!, 2);
  await evaluateTagger(handle.model, createTaggedSource(tagged).sentences());
  const written = modelToBytes(handle);
  try {
    await openModel(written, { engine: await nextEngine() });
  } catch (error) {
    throw new Error(`what was written is not read: ${(error as Error).message}`, { cause: error });
  }
}

async function resumeTagger(input: Uint8Array): Promise<void> {
  const resumeFrom = decodeModel(new Uint8Array(input).buffer, 'the checkpoint');
  const model = taggerFromState(await nextEngine(), resumeFrom);
  const signal = AbortSignal.timeout(1000);
  await trainTagger(model, { train: SENTENCES }, { resumeFrom, signal });
}

/** Files of taggers, and checkpoints from which their training goes on. */
export async function taggerTargets(): Promise<Target[]> {
  const { models, checkpoints } = await trainSeeds();
  return [
    { name: 'taggers', share: 3, isModel: true, seeds: models, use: openTagger },
    {
      ...{ name: 'tagger-checkpoints', share: 0.5, isModel: true, seeds: checkpoints },
      use: resumeTagger,
    },
  ];
}
