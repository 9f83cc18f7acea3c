import { decodeCooccurrences } from '../../../src/counts/index.ts';
import { trainGlove } from '../../../src/glove/index.ts';
import { openMemoryScratch } from '../../../src/io/memory-scratch.ts';
import { decodeModel } from '../../../src/io/model-file.ts';
import { CorpusBuilder, trainLanguageModel } from '../../../src/language-model/index.ts';
import { openModel } from '../../../src/models/index.ts';
import { buildVocabulary, WordCounter } from '../../../src/text/index.ts';
import { TextEncoding, trainWord2Vec } from '../../../src/word2vec/index.ts';
import { nextEngine, readGolden } from './models.ts';
import type { Target } from './target.ts';

/** A checkpoint may ask for any number of passes; what is tried is that the training begins, and can be stopped. */
const soon = (): AbortSignal => AbortSignal.timeout(1000);

const LINES = new TextDecoder().decode(readGolden('texts.txt')).trimEnd().split('\n');
const stateOf = (input: Uint8Array) => decodeModel(new Uint8Array(input).buffer, 'the checkpoint');

async function resumeWord2Vec(input: Uint8Array): Promise<void> {
  const resumeFrom = stateOf(input);
  const counter = new WordCounter();
  for (const line of LINES) for (const word of line.split(' ')) counter.add(word);
  const { words, counts, idOf } = buildVocabulary(counter.counts, { minCount: 1 });
  const encoding = await TextEncoding.create(openMemoryScratch());
  for (const line of LINES) {
    await encoding.addEncoded(Int32Array.from([...line.split(' ').map(idOf), -1]));
  }
  const training = { words, counts, text: await encoding.finish() };
  await trainWord2Vec(training, { engine: await nextEngine(), resumeFrom, signal: soon() });
}

async function resumeGlove(input: Uint8Array): Promise<void> {
  const { header, blocks } = await decodeCooccurrences(readGolden('counts.cooc'), 'counts.cooc');
  await trainGlove(
    { words: header.words, blocks },
    {
      ...{ dimensions: 8, iterations: 4, xMax: 10, engine: await nextEngine() },
      ...{ scratch: openMemoryScratch(), resumeFrom: stateOf(input), signal: soon() },
    },
  );
}

async function resumeLanguageModel(input: Uint8Array): Promise<void> {
  const engine = await nextEngine();
  const { model } = await openModel(input, { kind: 'language-model', engine });
  const builder = new CorpusBuilder({ units: model.units });
  for (const line of LINES.slice(0, 4)) builder.addLine(line);
  const options = { steps: 61, batch: 4, chunkLength: 16, validateEvery: 20 };
  await trainLanguageModel(model, builder.finish(), {
    ...options,
    resumeFrom: stateOf(input),
    signal: soon(),
  });
}

/** Checkpoints, from which a training goes on. */
export function checkpointTargets(): Target[] {
  const target = (name: string, files: string[], use: Target['use']): Target => {
    return { name, share: 0.5, isModel: true, seeds: files.map(readGolden), use };
  };
  const word2vec = ['negative-sampling', 'softmax'].map(
    (loss) => `word2vec-${loss}.checkpoint.malmoi`,
  );
  return [
    target('word2vec-checkpoints', word2vec, resumeWord2Vec),
    target('glove-checkpoints', ['glove.checkpoint.malmoi'], resumeGlove),
    target('language-model-checkpoints', ['lm.checkpoint.malmoi'], resumeLanguageModel),
  ];
}
