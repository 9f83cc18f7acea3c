// What an application does with malmoi, in a page, in a worker, in Node: trains a small classifier and
// computes on the engine.
import { trainClassifier } from 'malmoi/classifier';
import { createEngine } from 'malmoi/engine';
import { createTextPipeline } from 'malmoi/text';

const TRAINING = {
  texts: ['정말 재미있다', '배우가 좋다', '지루하고 재미없다', '시간이 아깝다'],
  labels: ['good', 'good', 'bad', 'bad'],
};

/** Runs everything; what comes back is the same wherever it runs. */
export async function runTask() {
  const analyzer = createTextPipeline({ tokenizer: { kind: 'chars' } });
  const classifier = await trainClassifier([TRAINING], { analyzer, ngramRange: [1, 3] });
  const [prediction] = classifier.predictProba(['정말 좋다']);

  const engine = await createEngine({ engine: 'wasm', workers: 2 });
  const count = 100_000;
  const x = engine.heap.allocate(4 * count);
  engine.heap.numbers(x, count).forEach((_, i, numbers) => {
    numbers[i] = i / count;
  });
  engine.parallel('exp', { out: x, a: x }, count, 10_000);
  let hash = 0;
  for (const bits of engine.heap.integers(x, count)) hash = (Math.imul(hash, 31) + bits) | 0;
  engine.dispose();
  return { prediction, engine: engine.kind, workers: engine.workers, hash };
}
