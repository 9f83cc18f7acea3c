// What an operation of the tape costs beside its arithmetic: nanoseconds for one operation on a tiny
// tensor, recorded and differentiated, and the same kernels called bare in the same run.
//
// Run: npm run build && node bench/tape.mjs

import * as operations from '../dist/autodiff/operations.js';
import { createParameter } from '../dist/autodiff/parameters.js';
import { Tape } from '../dist/autodiff/tape.js';
import { createEngine } from '../dist/engine/create-engine.js';

const OPERATIONS = 200;
const ROUNDS = 300;

/** Median nanoseconds of one operation: forward and backward of a chain of them, in many rounds. */
function timeChain(tape, start, extend) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begin = process.hrtime.bigint();
    let y = start();
    for (let i = 0; i < OPERATIONS; i++) y = extend(y);
    tape.backward(operations.sum(tape, y));
    tape.reset();
    times.push(Number(process.hrtime.bigint() - begin) / OPERATIONS);
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1];
}

for (const kind of ['wasm', 'native']) {
  let engine;
  try {
    engine = await createEngine({ engine: kind, workers: 1 });
  } catch (error) {
    console.log(`${kind}: ${error.message}`);
    continue;
  }
  const tape = new Tape(engine);
  const a = createParameter(engine, 'a', [4, 4]);
  const w = createParameter(engine, 'w', [4, 4]);
  const b = createParameter(engine, 'b', [4]);
  const out = engine.heap.allocate(64);
  const bareTimes = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begin = process.hrtime.bigint();
    for (let i = 0; i < 1000; i++) engine.kernels.add({ out, a: a.offset, b: w.offset }, 0, 16);
    bareTimes.push(Number(process.hrtime.bigint() - begin) / 1000);
  }
  const bare = bareTimes.sort((x, y) => x - y)[ROUNDS >> 1];
  const results = {
    add: timeChain(
      tape,
      () => a,
      (y) => operations.add(tape, y, w),
    ),
    multiply: timeChain(
      tape,
      () => a,
      (y) => operations.multiply(tape, y, w),
    ),
    tanh: timeChain(
      tape,
      () => a,
      (y) => operations.tanh(tape, y),
    ),
    linear: timeChain(
      tape,
      () => a,
      (y) => operations.linear(tape, y, w, b),
    ),
    softmax: timeChain(
      tape,
      () => a,
      (y) => operations.softmax(tape, y),
    ),
    slice: timeChain(
      tape,
      () => a,
      (y) =>
        operations.reshape(tape, operations.slice(tape, y, { axis: 0, begin: 0, end: 4 }), [4, 4]),
    ),
  };
  console.log(`${kind} (${engine.instructions}): bare kernel call ${bare.toFixed(0)} ns`);
  for (const [name, time] of Object.entries(results)) {
    console.log(`  ${name.padEnd(9)} forward and backward ${(time / 1000).toFixed(2)} µs`);
  }
  engine.dispose();
}
