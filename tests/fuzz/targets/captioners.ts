import type { ModelState } from '../../../src/base/model-state.ts';
import {
  captionerFromState,
  captionerToState,
  createCaptioner,
  createShapePictures,
  describePictures,
  evaluateCaptioner,
  trainCaptioner,
} from '../../../src/captioner/index.ts';
import { joinBytes } from '../../../src/io/join-bytes.ts';
import { decodeModel, encodeModel } from '../../../src/io/model-file.ts';
import { readPng, writePng } from '../../../src/io/png.ts';
import { openModel } from '../../../src/models/index.ts';
import { nextEngine } from './models.ts';
import type { Target } from './target.ts';

const EXAMPLES = [...createShapePictures({ count: 4 })];
const PICTURES = EXAMPLES.map(({ picture }) => picture);
const SHAPE = { side: 16, filters: 2, hiddenSize: 4, embeddingSize: 4 };
const encode = (state: ModelState): Uint8Array => joinBytes([...encodeModel(state)]).slice();

/** A small captioner of each form, and a checkpoint of its training. */
async function trainSeeds(): Promise<{ models: Uint8Array[]; checkpoints: Uint8Array[] }> {
  const models: Uint8Array[] = [];
  const checkpoints: Uint8Array[] = [];
  for (const form of [
    { inputs: 'zeros' },
    { inputs: 'words', attention: true, cell: 'lstm' },
  ] as const) {
    const model = createCaptioner(await nextEngine(), EXAMPLES, { ...SHAPE, ...form });
    let last: ModelState | undefined;
    await trainCaptioner(model, EXAMPLES, {
      ...{ epochs: 2, batch: 2, validation: 0.5, checkpointSeconds: 0 },
      onCheckpoint: (state) => {
        last ??= state;
      },
    });
    models.push(encode(captionerToState(model)));
    if (last !== undefined) checkpoints.push(encode(last));
  }
  return { models, checkpoints };
}

async function openCaptioner(input: Uint8Array): Promise<void> {
  const handle = await openModel(input, { kind: 'captioner', engine: await nextEngine() });
  JSON.stringify(handle.describe());
  describePictures(handle.model, PICTURES);
  await evaluateCaptioner(handle.model, EXAMPLES);
}

async function resumeCaptioner(input: Uint8Array): Promise<void> {
  const resumeFrom = decodeModel(new Uint8Array(input).buffer, 'the checkpoint');
  const model = captionerFromState(await nextEngine(), resumeFrom);
  const signal = AbortSignal.timeout(1000);
  await trainCaptioner(model, EXAMPLES, { resumeFrom, signal });
}

async function readPicture(input: Uint8Array): Promise<void> {
  const { width, height, pixels } = readPng(input, 'picture.png');
  if (pixels.length !== width * height * 3) throw new TypeError('a picture without its pixels');
}

/** Files of captioners, checkpoints of their training, and pictures. */
export async function captionerTargets(): Promise<Target[]> {
  const { models, checkpoints } = await trainSeeds();
  const pictures = PICTURES.map(writePng);
  return [
    { name: 'captioners', share: 0.5, isModel: true, seeds: models, use: openCaptioner },
    {
      ...{ name: 'captioner-checkpoints', share: 0.3, isModel: true, seeds: checkpoints },
      use: resumeCaptioner,
    },
    { name: 'pictures', share: 1, isModel: false, seeds: pictures, use: readPicture },
  ];
}
