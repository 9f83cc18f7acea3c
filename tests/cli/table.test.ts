import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFilms } from '../../examples/film-frames.ts';
import { createRandom } from '../../src/base/random.ts';
import { interruptTraining } from './interrupt-training.ts';
import { runCommand } from './run-command.ts';

let folder = '';
const out = (name: string): string => join(folder, name);

/** Cars: heavy ones and those with old engines drink. */
function makeCars(count: number, seed: number): { readonly csv: string; readonly jsonl: string } {
  const random = createRandom(seed, 'cars');
  const cars = Array.from({ length: count }, (_, i) => {
    const weight = 800 + random.integer(1200);
    const engine = random.integer(2) === 0 ? 'diesel, old' : 'new';
    const drinks = weight / 1000 + (engine === 'new' ? 0 : 0.6) > 1.7 ? 'much' : 'little';
    return { id: i, weight, engine, drinks };
  });
  return {
    csv: `id,weight,engine,drinks\n${cars
      .map(({ id, weight, engine, drinks }) => `${id},${weight},"${engine}",${drinks}\n`)
      .join('')}`,
    jsonl: cars.map((car) => `${JSON.stringify(car)}\n`).join(''),
  };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-table-'));
  writeFileSync(out('cars.csv'), makeCars(400, 1).csv);
  writeFileSync(out('others.jsonl'), makeCars(50, 2).jsonl);
  const { code, stdout, stderr } = await runCommand([
    ...['train', 'table', out('cars.csv'), '--target', 'drinks', '--ignore', 'id'],
    ...['--epochs', '60', '-o', out('cars.malmoi')],
  ]);
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/step 12, epoch 1: loss \d\.\d{4}, validation loss \d\.\d{4}/);
  expect(stdout).toMatch(/drinks \(2 classes\) from 2 columns of 400 rows, 1,2\d\d parameters/);
  expect(stdout).toMatch(/% right on held-out rows/);
  expect(existsSync(out('cars.malmoi.checkpoint'))).toBe(false);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

it('predicts rows in the format that they came in', async () => {
  writeFileSync(
    out('new.csv'),
    'engine,weight,probability\nnew,900,x\n"diesel, old",1900,"a ""b"""\n',
  );
  const { stdout, stderr } = await runCommand(['predict', out('cars.malmoi'), out('new.csv')]);
  expect(stderr).toBe('');
  const [head, first, second] = stdout.split('\n');
  expect(head).toBe('engine,weight,probability,predicted,probability_');
  expect(first).toMatch(/^new,900,x,little,(?:0\.9\d*|1)$/);
  expect(second).toMatch(/^"diesel, old",1900,"a ""b""",much,(?:0\.9\d*|1)$/);
  const row = '{"weight": 1900,\n "engine": "steam"}';
  const one = await runCommand(['predict', out('cars.malmoi'), '--texts', row]);
  expect(JSON.parse(one.stdout)).toMatchObject({
    weight: 1900,
    engine: 'steam',
    predicted: 'much',
  });
  expect(one.stderr).toBe('In 1 rows "engine" is a text that training did not see.\n');
  const lines = ['predict', out('cars.malmoi'), out('others.jsonl'), '--json'];
  const [line] = (await runCommand(lines)).stdout.split('\n');
  expect(JSON.parse(line!)).toMatchObject({ file: out('others.jsonl'), line: 1 });
});

it('evaluates, explains and describes', async () => {
  const { stdout } = await runCommand(['evaluate', out('cars.malmoi'), out('others.jsonl')]);
  expect(stdout).toMatch(/^accuracy (?:0\.9\d+|1\.0000) on 50 rows, log loss/);
  expect(stdout).toContain('true \\ predicted');
  const row = '{"weight": 1900, "engine": "new"}';
  const explained = (await runCommand(['explain', out('cars.malmoi'), row])).stdout;
  expect(explained).toMatch(
    /^drinks → much, probability (?:0\.9\d{3}|1\.0000); its lead over little is/,
  );
  const numbers = [...explained.matchAll(/ (-?\d+\.\d{3})$/gm)].map(([, number]) => Number(number));
  const [sum = 0, ...parts] = numbers.reverse();
  expect(parts.reduce((total, part) => total + part, 0)).toBeCloseTo(sum, 2);
  const inspected = (await runCommand(['inspect', out('cars.malmoi')])).stdout;
  expect(inspected).toContain('columns       ["weight","engine"]');
  expect(inspected).toContain('"name":"drinks"');
});

it('learns numbers, from tabs and from Korean columns', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i % 13}\t${i % 3}\t${(i % 13) * 2 + 1}\n`);
  writeFileSync(out('집값.tsv'), `면적\t층\t값\n${rows.join('')}`);
  const { stdout } = await runCommand([
    ...['train', 'table', out('집값.tsv'), '--target', '값', '-o', out('값.malmoi')],
    ...['--layers', '0', '--learning-rate', '0.1', '--lang', 'ko', '--categories', '층'],
  ]);
  expect(stdout).toMatch(/값 예측\(수\), 열 2개의 행 60개로 학습/);
  const evaluated = await runCommand(['evaluate', out('값.malmoi'), out('집값.tsv')]);
  expect(evaluated.stdout).toMatch(
    /^RMSE 0\.0\d+, MAE 0\.0\d+, R² (?:0\.999\d|1\.0000) on 60 rows/,
  );
  const predicted = await runCommand(['predict', out('값.malmoi'), out('집값.tsv')]);
  expect(predicted.stdout.split('\n')[0]).toBe('면적\t층\t값\tpredicted');
});

it('labels the rows of sequences, and keeps each whole', async () => {
  const random = createRandom(4, 'films');
  const films = Array.from({ length: 60 }, (_, film) => {
    const lights = Array.from({ length: 8 }, () => random.integer(2));
    return lights.map((light, t) => `${film},${t},${light},${lights[t + 1] === 1 ? 'soon' : 'no'}`);
  });
  writeFileSync(out('films.csv'), `film,time,light,label\n${films.flat().join('\n')}\n`);
  const train = [
    ...['train', 'table', out('films.csv'), '--target', 'label', '--sequence', 'film'],
    ...['--ignore', 'time', '--hidden-size', '8', '--epochs', '30', '--learning-rate', '0.02'],
  ];
  const trained = await runCommand([...train, '-o', out('films.malmoi')]);
  expect(trained.stdout).toMatch(/100\.00 % right on held-out rows/);
  const { stdout } = await runCommand(['evaluate', out('films.malmoi'), out('films.csv')]);
  expect(stdout).toMatch(/^accuracy 1\.0000 on 480 rows/);
  const [one] = films;
  writeFileSync(
    out('film.csv'),
    `film,time,light\n${one!.map((row) => row.replace(/,[^,]*$/, '')).join('\n')}\n`,
  );
  const explained = await runCommand(['explain', out('films.malmoi'), '--files', out('film.csv')]);
  expect(explained.stdout).toContain('other rows of the sequence');
});

it('goes on from a checkpoint to the same bytes', async () => {
  const checkpoint = out('b.malmoi.checkpoint');
  const args = ['train', 'table', out('cars.csv'), '--target', 'drinks', '--epochs', '8'];
  const stopped = await interruptTraining(
    (more, signal) => runCommand([...args, '-o', out('b.malmoi'), ...more], '', signal),
    checkpoint,
  );
  expect(stopped.code).toBe(130);
  expect(stopped.stderr).toContain(`--resume ${checkpoint}`);
  const resume = ['--resume', checkpoint, '-o', out('b.malmoi')];
  const other = await runCommand([...args, ...resume, '--hidden-size', '8']);
  expect(other.stderr).toContain('was made with --hidden-size 32, not 8');
  expect(await runCommand([...args, ...resume, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
  expect((await runCommand([...args, '-o', out('a.malmoi'), '--quiet'])).code).toBe(0);
  expect(readFileSync(out('b.malmoi'))).toEqual(readFileSync(out('a.malmoi')));
});

it('is reduced to half precision', async () => {
  const half = ['convert', out('cars.malmoi'), '--precision', 'half', '-o', out('half.malmoi')];
  expect((await runCommand(half)).code).toBe(0);
  const { stdout } = await runCommand(['evaluate', out('half.malmoi'), out('others.jsonl')]);
  expect(stdout).toMatch(/^accuracy (?:0\.9\d+|1\.0000) on 50 rows/);
});

it.each([
  [['cars.csv'], 'trainTableModel needs the option --target'],
  [['cars.csv', '--target', 'price'], 'cars.csv, line 2: there is no column "price"'],
  [['plain.txt', '--target', 'a'], 'plain.txt: a plain text has no columns'],
  [['empty.csv', '--target', 'a'], 'empty.csv: There are no rows to train on'],
  [['twice.csv', '--target', 'a'], 'twice.csv, line 1: two columns are named "a"'],
  [['cars.csv', 'twice.csv', '--target', 'drinks'], 'two columns are named "a"'],
  [['cars.csv', 'new.csv', '--target', 'drinks'], 'new.csv, line 2: the columns are engine'],
  [['one.csv', '--target', 'b'], 'one.csv: All 2 rows have the b "x"'],
])('refuses %j with a sentence', async (args, message) => {
  writeFileSync(out('plain.txt'), 'a text\n');
  writeFileSync(out('empty.csv'), '');
  writeFileSync(out('twice.csv'), 'a,a\n1,2\n');
  writeFileSync(out('one.csv'), 'a,b\n1,x\n2,x\n');
  const named = args.map((arg) => (/\.\w+$/.test(arg) ? out(arg) : arg));
  const { code, stderr } = await runCommand(['train', 'table', ...named, '-o', out('x.malmoi')]);
  expect(code).not.toBe(0);
  expect(stderr).toContain(message);
});

it.each(['table.md', 'table.ko.md'])(
  'runs the commands of docs/%s',
  async (page) => {
    const guide = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
    for (const name of ['people.csv', 'more-people.csv']) {
      copyFileSync(new URL(`../../samples/${name}`, import.meta.url), out(name));
    }
    const films = makeFilms(60, createRandom(1, 'films'));
    const head = Object.keys(films[0]!).join(',');
    const rows = films.map((frame) => `${Object.values(frame).join(',')}\n`);
    writeFileSync(out('films.csv'), `${head}\n${rows.join('')}`);
    const commands = [...guide.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block = '']) =>
      block.trimEnd().split('\n'),
    );
    expect(commands).toHaveLength(6);
    for (const command of commands) {
      const words = Array.from(
        command.matchAll(/'(.*?)'|\S+/g),
        ([word, quoted]) => quoted ?? word,
      );
      const args = words.slice(1).map((word) => (/^[\w-]+\.\w+$/.test(word) ? out(word) : word));
      const { code, stdout, stderr } = await runCommand(args);
      expect(code, `${command}: ${stderr}`).toBe(0);
      expect(stdout).not.toBe('');
    }
  },
  120_000,
);
