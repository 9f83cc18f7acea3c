// Fuzzes every reader: damaged files must end in a sentence, or be read and used soundly.
//
//   npm run fuzz -- [--inputs 100000] [--seed 1] [--jobs 2] [--without parquet] [--show TARGET-NUMBER]
//
// Finds are written to .cache/fuzz/ and printed; one that is mended is kept in tests/fuzz/finds/, which `npm test`
// reads. The same seed makes the same inputs, whatever the number of jobs; Ctrl-C ends with what was counted. An
// input that takes longer than ten seconds, or makes the process larger than 1.5 GB, is a find, too.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createTargets, makeInput, tryInput } from './fuzz.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, '.cache/fuzz');
const MOST_SECONDS = 10;
const MOST_BYTES = 1.5e9;
/** Until a process has loaded all that it needs. */
const START_SECONDS = 60;

const { values: options } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: `${os.availableParallelism()}` },
    without: { type: 'string', default: '' },
    show: { type: 'string' },
  },
});
const seed = Number(options.seed);
const jobs = Number(options.jobs);
const inputs = Number(options.inputs);

interface Lane {
  readonly number: number;
  child: ChildProcess;
  /** The input that it is at, and when it was first seen there. */
  index: number;
  since: number;
  /** Of the children before. */
  accepted: number;
  refused: number;
  /** Of this child. */
  now: { accepted: number; refused: number };
  done: boolean;
}

/** Whether Ctrl-C was pressed. */
let stopped = false;
const finds = new Map<string, { target: string; index: number; times: number }>();

function keep(target: string, index: number, fault: string): void {
  // Numbers and names in a message vary: one line a kind of fault.
  const kind = `${target}: ${fault.replaceAll(/\d+/g, 'N').slice(0, 200)}`;
  const known = finds.get(kind);
  if (known !== undefined) {
    known.times++;
    return;
  }
  finds.set(kind, { target, index, times: 1 });
  console.log(`find ${target}-${index}: ${fault.slice(0, 400)}`);
}

function start(number: number, begin: number): Lane {
  writeFileSync(join(folder, `progress-${number}`), '');
  const args = [folder, number, seed, begin, jobs, options.without].map(String);
  const execArgv = [
    '--import',
    './tests/support/typescript-loader.mjs',
    '--max-old-space-size=1024',
  ];
  const child = fork(fileURLToPath(new URL('child.ts', import.meta.url)), args, {
    ...{ cwd: root, execArgv, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  });
  const lane: Lane = {
    ...{
      number,
      child,
      index: begin,
      since: Date.now() + 1000 * START_SECONDS,
      accepted: 0,
      refused: 0,
      done: false,
    },
    now: { accepted: 0, refused: 0 },
  };
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-2000);
  });
  child.on('message', (message) => {
    const { target, index, fault } = message as { target: string; index: number; fault: string };
    keep(target, index, fault);
  });
  child.on('exit', (code, signal) => {
    if (lane.done || stopped) return;
    look(lane);
    replace(
      lane,
      `the process ended (${signal ?? `exit ${code}`}): ${complaint.trim().slice(0, 200)}`,
    );
  });
  return lane;
}

/** Reads where a lane is. */
function look(lane: Lane): void {
  const note = readFileSync(join(folder, `progress-${lane.number}`));
  if (note.length < 24) return;
  const index = note.readDoubleLE(0);
  if (index !== lane.index || lane.since > Date.now())
    Object.assign(lane, { index, since: Date.now() });
  lane.now = { accepted: note.readDoubleLE(8), refused: note.readDoubleLE(16) };
}

/** Notes the input that a lane is at as a find, and goes on after it in a new process. */
function replace(lane: Lane, fault: string): void {
  const { target, bytes } = makeInput(targets, seed, lane.index);
  writeFileSync(join(folder, `${target.name}-${lane.index}.find`), bytes);
  keep(target.name, lane.index, fault);
  lane.done = true;
  lane.child.kill('SIGKILL');
  const next = start(lane.number, lane.index + jobs);
  next.accepted = lane.accepted + lane.now.accepted;
  next.refused = lane.refused + lane.now.refused;
  lanes[lane.number] = next;
}

/** Bytes that a process holds; 0 where the system does not say. */
function residentBytes(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] =
      /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return 1024 * Number(kilobytes);
  } catch {
    return 0;
  }
}

function mostSeconds(index: number): number {
  return makeInput(targets, seed, index).target.mostSeconds ?? MOST_SECONDS;
}

const targets = await createTargets(options.without);
if (options.show !== undefined) {
  const index = Number(options.show.split('-').at(-1));
  const input = makeInput(targets, seed, index);
  console.log(input.target.name, input.bytes.length, 'bytes', await tryInput(input));
  process.exit();
}
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const began = Date.now();
const lanes = Array.from({ length: jobs }, (_, number) => start(number, number));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopped = true;
  });
}
while (!stopped && lanes.some((lane) => lane.index < inputs)) {
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (const lane of lanes) {
    if (lane.done) continue;
    look(lane);
    if (lane.index >= inputs) {
      lane.done = true;
      lane.child.kill('SIGKILL');
    } else if (Date.now() - lane.since > 1000 * mostSeconds(lane.index)) {
      replace(lane, `takes longer than ${mostSeconds(lane.index)} s`);
    } else if (residentBytes(lane.child.pid) > MOST_BYTES) {
      replace(lane, `takes more than ${MOST_BYTES / 1e9} GB`);
    }
  }
}
for (const lane of lanes) {
  look(lane);
  lane.done = true;
  lane.child.kill('SIGKILL');
}
const total = (name: 'accepted' | 'refused'): number =>
  lanes.reduce((sum, lane) => sum + lane[name] + lane.now[name], 0);
const minutes = ((Date.now() - began) / 60_000).toFixed(1);
console.log(
  `${total('accepted') + total('refused')} inputs in ${minutes} minutes, seed ${seed}${options.without && `, without ${options.without}`}: ${total('accepted')} read and used, ` +
    `${total('refused')} refused by a sentence, ${finds.size} kinds of faults`,
);
for (const [kind, { index, times }] of finds) console.log(`${times} × ${kind} (first: ${index})`);
process.exitCode = finds.size === 0 ? 0 : 1;
process.exit();
