// The course's one-to-one shape: no time steps, one input, one answer. From height, weight and age to low, normal or
// high blood pressure, on made-up people. The rule that makes them up has noise, so that nobody can always be right:
// how often the best guess is right is known, and the network comes close to it.
// 수업의 일대일 구조: 키, 몸무게, 나이로 저혈압, 정상, 고혈압을 판단합니다. 사람을 지어내는 규칙에 잡음이 있어 아무도 항상
// 맞힐 수는 없습니다. 가장 좋은 추측이 맞는 비율을 알 수 있고, 신경망이 그 비율에 가까이 갑니다.
//
// Run: npm run build, then node dist/examples/blood-pressure.js
import { pathToFileURL } from 'node:url';
import {
  createEngine,
  createRandom,
  explainRows,
  predictRows,
  type Random,
  type RowExplanation,
  trainTableModel,
} from 'malmoi';

/** The classes, and the pressure in mmHg at which each begins. */
const CLASSES = [
  { name: 'low', from: -Infinity },
  { name: 'normal', from: 107 },
  { name: 'high', from: 130 },
] as const;

/** What the rule cannot know of a person: a standard deviation in mmHg. */
const NOISE = 5;

/** A made-up person; a type, not an interface, so that it is a row of a table. */
export type Person = {
  /** In cm. */
  readonly height: number;
  /** In kg. */
  readonly weight: number;
  /** In years. */
  readonly age: number;
  readonly pressure: string;
};

/** Draws people: heavy for the height, or old, means a higher pressure, with some noise. */
export function makePeople(count: number, random: Random): Person[] {
  return Array.from({ length: count }, () => {
    const height = Math.round(168 + 9 * random.normal());
    const age = Math.floor(20 + 60 * random.float());
    const weight = Math.round((23.5 + 3.5 * random.normal()) * (height / 100) ** 2);
    const systolic = expectedPressure({ height, weight, age }) + NOISE * random.normal();
    return { height, weight, age, pressure: classOf(systolic) };
  });
}

function expectedPressure({ height, weight, age }: Omit<Person, 'pressure'>): number {
  const bodyMassIndex = weight / (height / 100) ** 2;
  return 118 + 1.6 * (bodyMassIndex - 23.5) + 0.5 * (age - 50);
}

function classOf(systolic: number): string {
  return CLASSES.findLast(({ from }) => systolic >= from)?.name ?? '';
}

/** The best guess of who knows the rule, and how probable it is. */
function guess(person: Person): { readonly name: string; readonly probability: number } {
  const mean = expectedPressure(person);
  const below = (pressure: number): number => normalBelow((pressure - mean) / NOISE);
  const guesses = CLASSES.map(({ name, from }, i) => ({
    name,
    probability: below(CLASSES[i + 1]?.from ?? Infinity) - below(from),
  }));
  return guesses.reduce((best, one) => (one.probability > best.probability ? one : best));
}

/** P(Z < z) of a standard normal Z, by Simpson's rule from 0. */
function normalBelow(z: number): number {
  if (Math.abs(z) > 8) return z > 0 ? 1 : 0;
  const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const step = z / 100;
  let sum = density(0) - density(z);
  for (let i = 0; i < 100; i++) sum += 4 * density((i + 0.5) * step) + 2 * density((i + 1) * step);
  return 0.5 + (sum * step) / 6;
}

/** How often each is right about people that the network was not trained on. */
export interface Comparison {
  /** The share that the best guess gets right on average. */
  readonly bayes: number;
  /** The share that the best guess gets right of these people. */
  readonly rule: number;
  /** The share that the network gets right of these people. */
  readonly network: number;
  /** Why the network predicts what it does of the first person. */
  readonly explanation: RowExplanation;
}

/** Trains on 4,000 people, and compares with the best guess on 10,000 others. */
export async function compareWithBayes(): Promise<Comparison> {
  const engine = await createEngine({ workers: 1 });
  try {
    const random = createRandom(1, 'people');
    const people = makePeople(4000, random);
    const others = makePeople(10_000, random);
    const { model } = await trainTableModel(people, { engine, target: 'pressure' });
    const predictions = predictRows(model, others);
    const shareOf = (isRight: (person: Person, i: number) => boolean): number =>
      others.filter(isRight).length / others.length;
    return {
      bayes: others.reduce((sum, person) => sum + guess(person).probability, 0) / others.length,
      rule: shareOf((person) => guess(person).name === person.pressure),
      network: shareOf(({ pressure }, i) => predictions[i]?.predicted === pressure),
      explanation: explainRows(model, others.slice(0, 1))[0] as RowExplanation,
    };
  } finally {
    engine.dispose();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { bayes, rule, network, explanation } = await compareWithBayes();
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  console.log(`the best guess is right in ${percent(bayes)} on average, ${percent(rule)} of these`);
  console.log(`the network is right in    ${percent(network)} of 10,000 people not seen`);
  const { predicted, runnerUp, score, baseline, columns } = explanation;
  console.log(
    `\none of them: ${predicted} before ${runnerUp} by ${score.toFixed(2)} nats, of which`,
  );
  for (const { column, value, contribution } of columns) {
    console.log(
      `${column.padStart(8)} ${value.padStart(4)} ${contribution.toFixed(2).padStart(6)}`,
    );
  }
  console.log(`${'average'.padStart(8)} ${baseline.toFixed(2).padStart(11)}`);
}
