// The course's character model: vocabulary h, e, l, o, hidden dimension 3; every letter of "hello"
// predicts the next. Trained until it answers e, l, l, o.
//
// Run: npm run build, then node dist/examples/hello.js
import { pathToFileURL } from 'node:url';
import { createEngine, createRandom, Linear, Optimizer, operations, Recurrent, Tape } from 'malmoi';

/** The letters that the trained model answers to h, e, l, l. */
export async function trainHello(): Promise<{ answer: string; steps: number; loss: number }> {
  const engine = await createEngine({ workers: 1 });
  try {
    const vocabulary = ['h', 'e', 'l', 'o'];
    const ids = Array.from('hello', (letter) => vocabulary.indexOf(letter));
    const inputs = ids.slice(0, -1);
    const targets = ids.slice(1);
    // One-hot inputs: row t is 1 at the column of letter t, 0 elsewhere.
    const oneHot = inputs.flatMap((id) => vocabulary.map((_, column) => (column === id ? 1 : 0)));

    const random = createRandom(1, 'weights');
    const cell = new Recurrent(engine, {
      cell: 'rnn',
      inputSize: vocabulary.length,
      hiddenSize: 3,
      random,
    });
    // Logit = W_hy h_t + b
    const head = new Linear(engine, {
      inputSize: 3,
      outputSize: vocabulary.length,
      random,
      name: 'head',
    });
    const optimizer = new Optimizer(engine, [...cell.parameters, ...head.parameters], {
      kind: 'adam',
      learningRate: 0.1,
    });
    const tape = new Tape(engine);
    for (let step = 1; ; step++) {
      const x = tape.constant([inputs.length, 1, vocabulary.length], oneHot);
      const { output } = cell.forward(tape, x);
      const logits = head.forward(tape, output);
      const lossTensor = operations.softmaxCrossEntropy(tape, logits, targets);
      const loss = tape.numbers(lossTensor)[0];
      const answer = bestLetters(tape.numbers(logits), vocabulary);
      if ((answer === 'ello' && loss < 0.1) || step === 1000) return { answer, steps: step, loss };
      tape.backward(lossTensor);
      optimizer.step();
      tape.reset();
    }
  } finally {
    engine.dispose();
  }
}

/** For each step, the letter with the highest logit. */
function bestLetters(logits: Float32Array | Float64Array, vocabulary: readonly string[]): string {
  const letters: string[] = [];
  for (let begin = 0; begin < logits.length; begin += vocabulary.length) {
    const row = logits.subarray(begin, begin + vocabulary.length);
    letters.push(vocabulary[row.indexOf(Math.max(...row))] ?? '');
  }
  return letters.join('');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { answer, steps, loss } = await trainHello();
  console.log(
    `h e l l → ${Array.from(answer).join(' ')}   (step ${steps}, loss ${loss.toFixed(3)})`,
  );
}
