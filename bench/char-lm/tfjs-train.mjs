/**
 * Trains TensorFlow.js's character model on its WebAssembly back end, one thread, as bench/char-lm.mjs asks:
 * lines of JSON as for torch_train.py. TFJS names the folder in whose node_modules its packages are. The input
 * is one-hot: its embedding layer has no gradient on this back end. The state is not carried: batches of the
 * same shapes, at no less speed.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const require = createRequire(join(process.env.TFJS, 'package.json'));
const tf = require('@tensorflow/tfjs');
const wasm = require('@tensorflow/tfjs-backend-wasm');
const binaries = join(process.env.TFJS, 'node_modules/@tensorflow/tfjs-backend-wasm/dist/');
wasm.setWasmPaths(binaries);
wasm.setThreadsCount(1);
await tf.setBackend('wasm');

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const ids = JSON.parse((await lines.next()).value);
const count = ids.reduce((most, id) => Math.max(most, id), 0) + 1;

function createTraining({ cell, layers, hidden, batch, chunk }) {
  const layer = { lstm: tf.layers.lstm, gru: tf.layers.gru, rnn: tf.layers.simpleRNN }[cell];
  const model = tf.sequential();
  for (let i = 0; i < layers; i++) {
    const first = i === 0 ? { batchInputShape: [batch, chunk, count] } : {};
    // Orthogonal first weights need a decomposition that takes minutes here.
    const options = { units: hidden, returnSequences: true, recurrentInitializer: 'glorotUniform' };
    model.add(layer({ ...options, ...first }));
  }
  model.add(tf.layers.dense({ units: count }));
  const optimizer = tf.train.adam(2e-3);
  let begin = 0;
  /** One step; gives its loss. */
  return () => {
    const pieces = ids.slice(begin, begin + batch * chunk + 1);
    begin = (begin + batch * chunk) % (ids.length - batch * chunk - 1);
    return tf.tidy(() => {
      const vectors = (from) =>
        tf.oneHot(tf.tensor1d(pieces.slice(from, from + batch * chunk), 'int32'), count);
      const x = vectors(0).toFloat().reshape([batch, chunk, count]);
      const y = vectors(1);
      const { value, grads } = tf.variableGrads(() =>
        tf.losses.softmaxCrossEntropy(y, model.apply(x, { training: true }).reshape([-1, count])),
      );
      const norm = tf.sqrt(
        tf.addN(Object.values(grads).map((gradient) => tf.sum(tf.square(gradient)))),
      );
      const factor = tf.minimum(1, tf.div(5, norm));
      for (const name of Object.keys(grads)) grads[name] = tf.mul(grads[name], factor);
      optimizer.applyGradients(grads);
      return value.dataSync()[0];
    });
  };
}

console.log(JSON.stringify(tf.version_core));
const trainings = new Map();
for await (const line of lines) {
  const task = JSON.parse(line);
  if (!trainings.has(task.id)) trainings.set(task.id, createTraining(task));
  const step = trainings.get(task.id);
  const start = performance.now();
  const used = process.cpuUsage();
  let steps = 0;
  do {
    step();
    steps += 1;
  } while (performance.now() - start < 1000 * task.seconds);
  const { user, system } = process.cpuUsage(used);
  console.log(JSON.stringify((steps * task.batch * task.chunk * 1e6) / (user + system)));
}
