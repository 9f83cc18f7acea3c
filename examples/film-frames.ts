// The course's shape "in step": a label for each frame of a film. A ball rolls through small made-up pictures; of each
// frame the network says whether the ball stays, goes on or turns. No frame shows that by itself: where the ball came
// from is in the frames before, and where it goes in the frame after. A network that reads the film in both directions
// knows both; one that reads forwards alone must guess.
// 수업의 "스텝마다 레이블을 붙이는" 구조: 영상의 프레임마다 레이블을 붙입니다. 지어낸 작은 그림 속에서 공이 구르고, 프레임마다
// 공이 멈춰 있는지, 그대로 가는지, 되돌아가는지 말합니다. 어디서 왔는지는 앞 프레임에, 어디로 가는지는 뒤 프레임에 있습니다.
// 양방향 신경망은 둘 다 알지만, 앞에서 뒤로만 읽는 신경망은 짐작해야 합니다.
//
// Run: npm run build, then node dist/examples/film-frames.js
import { pathToFileURL } from 'node:url';
import {
  createEngine,
  createRandom,
  type Engine,
  predictRows,
  type Random,
  trainTableModel,
} from 'malmoi';

/** The pictures' size in pixels. */
const [WIDTH, HEIGHT] = [6, 3];

/** The standard deviation of a pixel's brightness where there is nothing; the ball's brightness is 1. */
const NOISE = 0.1;

/** A frame as a row of a table: which film it is of, its pixels, and what the ball does. */
export type Frame = Readonly<Record<string, string | number>>;

/** Draws films of 8 to 15 frames, one after another. */
export function makeFilms(count: number, random: Random): Frame[] {
  return Array.from({ length: count }, (_, film) => makeFilm(`film ${film}`, random)).flat();
}

function makeFilm(film: string, random: Random): Frame[] {
  const length = 8 + random.integer(8);
  const row = random.integer(HEIGHT);
  let at = random.integer(WIDTH);
  let direction = 0;
  return Array.from({ length }, (_, t) => {
    const frame = drawFrame(at, row, random);
    const move = t === length - 1 ? 0 : chooseMove(at, random);
    const action = move === 0 ? 'stays' : move === -direction ? 'turns' : 'goes on';
    at += move;
    direction = move || direction;
    return { film, ...frame, action };
  });
}

/** One pixel to the left or the right, or none; not through a wall. */
function chooseMove(at: number, random: Random): number {
  const moves = [-1, 0, 1].filter((move) => at + move >= 0 && at + move < WIDTH);
  return moves[random.integer(moves.length)] ?? 0;
}

function drawFrame(at: number, row: number, random: Random): Record<string, number> {
  const pixels = Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const brightness = i === row * WIDTH + at ? 1 : 0;
    return [`pixel ${i}`, brightness + NOISE * random.normal()] as const;
  });
  return Object.fromEntries(pixels);
}

/** The share of the frames of films not seen that a network labels rightly. */
async function accuracyOf(bidirectional: boolean, engine: Engine): Promise<number> {
  const films = makeFilms(400, createRandom(1, 'films'));
  const others = makeFilms(200, createRandom(2, 'films'));
  const { model } = await trainTableModel(films, {
    ...{ engine, target: 'action', sequence: 'film', network: 'lstm', bidirectional },
    // Whether two directions are equal is no sum of what each tells: the second layer compares them.
    ...{ layers: 2, epochs: 25, batch: 16, learningRate: 0.02 },
  });
  const labels = predictRows(model, others);
  const right = others.filter(({ action }, i) => labels[i]?.predicted === action);
  return right.length / others.length;
}

/** Trains on 400 films, in both directions and forwards alone, and labels the frames of 200 others. */
export async function compareDirections(): Promise<{ both: number; forwards: number }> {
  const engine = await createEngine({ workers: 1 });
  try {
    return { both: await accuracyOf(true, engine), forwards: await accuracyOf(false, engine) };
  } finally {
    engine.dispose();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { both, forwards } = await compareDirections();
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  console.log(`read in both directions: ${percent(both)} of the frames labeled rightly`);
  console.log(`read forwards alone:     ${percent(forwards)}`);
}
