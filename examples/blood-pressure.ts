// The course's one-to-one shape: no time steps, one input, one answer. From height, weight and age
// to low, normal or high blood pressure, on made-up people.
//
// Run: npm run build, then node dist/examples/blood-pressure.js
import { pathToFileURL } from 'node:url';
import {
  createEngine,
  createRandom,
  Linear,
  Optimizer,
  operations,
  type Random,
  Tape,
  type Tensor,
} from 'malmoi';

const CLASSES = ['low', 'normal', 'high'];

interface Person {
  /** Height in cm, weight in kg, age in years; each as its distance from the mean in standard deviations. */
  readonly features: readonly number[];
  /** Index into CLASSES. */
  readonly pressure: number;
}

/** A made-up person: heavy for the height, or old, means a higher pressure; with some noise. */
function makePerson(random: Random): Person {
  const height = 168 + 9 * random.normal();
  const age = 20 + 60 * random.float();
  const bodyMassIndex = 23.5 + 3.5 * random.normal();
  const weight = bodyMassIndex * (height / 100) ** 2;
  const systolic = 118 + 1.6 * (bodyMassIndex - 23.5) + 0.5 * (age - 50) + 2 * random.normal();
  return {
    features: [(height - 168) / 9, (weight - 66) / 12, (age - 50) / 17],
    pressure: systolic < 107 ? 0 : systolic < 130 ? 1 : 2,
  };
}

/** Trains on 1,000 people; gives the share of right answers for 500 others. */
export async function trainBloodPressure(): Promise<number> {
  const engine = await createEngine({ workers: 1 });
  try {
    const people = createRandom(1, 'people');
    const training = Array.from({ length: 1000 }, () => makePerson(people));
    const others = Array.from({ length: 500 }, () => makePerson(people));

    const random = createRandom(1, 'weights');
    const hidden = new Linear(engine, { inputSize: 3, outputSize: 16, random, name: 'hidden' });
    const head = new Linear(engine, { inputSize: 16, outputSize: 3, random, name: 'head' });
    const tape = new Tape(engine);
    const logitsOf = (group: readonly Person[]): Tensor => {
      const x = tape.constant(
        [group.length, 3],
        group.flatMap((person) => person.features),
      );
      return head.forward(tape, operations.tanh(tape, hidden.forward(tape, x)));
    };
    const optimizer = new Optimizer(engine, [...hidden.parameters, ...head.parameters], {
      kind: 'adam',
      learningRate: 0.02,
    });
    for (let step = 0; step < 300; step++) {
      const targets = training.map((person) => person.pressure);
      tape.backward(operations.softmaxCrossEntropy(tape, logitsOf(training), targets));
      optimizer.step();
      tape.reset();
    }
    tape.mode = 'evaluation';
    const logits = tape.numbers(logitsOf(others));
    const right = others.filter(({ pressure }, i) => {
      const row = logits.subarray(3 * i, 3 * i + 3);
      return row.indexOf(Math.max(...row)) === pressure;
    });
    return right.length / others.length;
  } finally {
    engine.dispose();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const share = await trainBloodPressure();
  console.log(`${CLASSES.join(', ')}: ${(100 * share).toFixed(1)} % right on people not seen`);
}
