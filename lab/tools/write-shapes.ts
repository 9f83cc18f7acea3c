// Trains chapter 9's five small networks by the job that runs in the page's worker, too, and writes their weights:
//
//   node --import ./tests/support/typescript-loader.mjs lab/tools/write-shapes.ts
import { writeFileSync } from 'node:fs';
import { createEngine } from 'malmoi';
import { TASK_NAMES } from '../chapters/shapes/state.ts';
import { createShapesJob } from '../worker/jobs/shapes.ts';
import { PARTS, SHAPE_SETTINGS } from '../worker/shape-settings.ts';

/** Examples that are drawn after the training, to see how many answers are right. */
const TESTED = 400;

const engine = await createEngine({ engine: 'wasm', workers: 1 });
const written: Record<string, unknown> = {};
for (const name of TASK_NAMES) {
  const job = createShapesJob(engine, { task: name });
  while ((await job.next()) !== undefined);
  const tensors = job.weights().map(({ buffer }) => Buffer.from(buffer).toString('base64'));
  written[name] = { ...SHAPE_SETTINGS[name], ...job.test(TESTED), tensors };
}
engine.dispose();
writeFileSync(
  new URL('../chapters/shapes/weights.generated.ts', import.meta.url),
  `// Written by lab/tools/write-shapes.ts: weights in parts of ${PARTS}, 16 bits each, in base64.\nexport const WEIGHTS = ${JSON.stringify(written, null, 2)};\n`,
);
