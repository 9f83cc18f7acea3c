/**
 * What a server takes from the library's own speed: requests a second, and their median and 99th percentile in
 * milliseconds, of a classifier (Naive Bayes), a network that classifies and a tagger at 1, 16 and 256 connections, with
 * 1 and 64 texts a request, beside the library without a server and beside a bare HTTP server, which no server of Node
 * can outrun; how long others wait for a long request; what 24 abusive clients do to a good one; and whether memory
 * stays flat. In all some five minutes.
 *
 *   npm run bench:server -- [--seconds 3] [--requests 1000000] [--engine wasm] [--client wrk]
 *     [--only classifier,network,tagger,long,abuse,memory,fastapi] [--out run.json]
 *
 * PYTHON names a Python with fastapi, uvicorn and scikit-learn, which serves a classifier of the same kind on the same
 * texts; where it is absent, that is said. The client runs on the same machine, and takes a part of it: autocannon more,
 * which npm brings, and `--client wrk` less, where that is installed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { createRandom } from '../dist/base/random.js';
import { createEngine } from '../dist/engine/create-engine.js';
import { callModel, openModel, saveModel } from '../dist/models/index.js';
import { createTagger } from '../dist/tagger/index.js';
import { askWithWrk } from './server/ask-with-wrk.mjs';

const PARTS = ['classifier', 'network', 'tagger', 'long', 'abuse', 'memory', 'fastapi'];
const folder = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    requests: { type: 'string', default: '1000000' },
    engine: { type: 'string', default: 'auto' },
    client: { type: 'string', default: 'autocannon' },
    only: { type: 'string', default: PARTS.join(',') },
    out: { type: 'string' },
  },
});
const SECONDS = Number(options.seconds);
const CONNECTIONS = [1, 16, 256];
const MAIN = join(folder, '../dist/cli/main.js');
const temporary = mkdtempSync(join(os.tmpdir(), 'malmoi-bench-server-'));

/** The reviews of the samples: a label and a text a line. */
const train = join(folder, '../samples/korean-reviews-train.tsv');
/** What is read as one long text. */
const book = join(folder, '../samples/korean-sentences.txt');
const reviews = readFileSync(join(folder, '../samples/korean-reviews-test.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));
const header = readFileSync(train, 'utf8').split('\n', 1)[0].split('\t');
const texts = reviews.map((row) => row[header.indexOf('text')]);

/** Runs a command of malmoi to its end. */
async function run(args) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`malmoi ${args.join(' ')} ended with ${code}`);
}

/**
 * Two classifiers that were trained, a language model that was begun, and a tagger as large as bench/tagger.mjs has it,
 * whose weights are drawn.
 */
async function makeModels() {
  const classifier = join(temporary, 'classifier.malmoi');
  await run(['train', 'classifier', train, '--quiet', '-o', classifier]);
  const network = join(temporary, 'network.malmoi');
  await run([
    ...['train', 'classifier', train, '--model', 'lstm', '--epochs', '1', '--quiet'],
    ...['-o', network],
  ]);
  const reader = join(temporary, 'reader.malmoi');
  await run(['train', 'lm', book, '--units', 'jamo', '--steps', '2', '--quiet', '-o', reader]);
  const random = createRandom(1, 'sentences');
  const below = (count) => Math.floor(count * random.float());
  const words = Array.from({ length: 8000 }, (_, i) => `w${i.toString(36)}`);
  const sentences = Array.from({ length: 500 }, () => {
    const ids = Array.from({ length: 4 + below(42) }, () => Math.floor(8000 ** random.float()) - 1);
    return {
      tokens: ids.map((id) => words[id]),
      columns: { upos: ids.map((id) => `P${id % 17}`) },
    };
  });
  const engine = await createEngine({ workers: 1 });
  const tagger = join(temporary, 'tagger.malmoi');
  await saveModel(
    createTagger(engine, sentences, { columns: ['upos'], options: { seed: 1 } }),
    tagger,
  );
  engine.dispose();
  return {
    classifier: { path: classifier, route: 'predict', call: 'predict', texts },
    network: { path: network, route: 'predict', call: 'predict', texts },
    reader: { path: reader, route: 'predict', call: 'predict', texts: [] },
    tagger: {
      ...{ path: tagger, route: 'tag', call: 'tag' },
      texts: sentences.map(({ tokens }) => tokens.join(' ')),
    },
  };
}

/** Starts a server, and waits until it answers. */
async function start(command, args) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-2000);
  });
  let line = '';
  for await (const chunk of child.stdout) {
    line += chunk;
    if (line.endsWith('\n')) break;
  }
  if (line === '') throw new Error(complaint);
  return {
    url: JSON.parse(line).url,
    pid: child.pid,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * The most requests that a client repeats. It builds them for each of its connections before the first is sent: with
 * 900 of them 256 connections wait three seconds for the client itself.
 */
const MOST_REQUESTS = 32;

/** Requests of some texts each, from all over the list. */
function requestsOf({ texts, route }, name, perRequest) {
  const requests = [];
  const apart = Math.max(perRequest, Math.floor(texts.length / MOST_REQUESTS));
  for (let first = 0; first + perRequest <= texts.length; first += apart) {
    requests.push({
      ...{ method: 'POST', path: `/v1/models/${name}/${route}` },
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ texts: texts.slice(first, first + perRequest) }),
    });
  }
  return requests;
}

/** Seconds of the processor's time that a process has used, all its threads together (Linux). */
function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Asks a server for some seconds, or a number of times. */
async function ask({ url, pid }, requests, connections, amount) {
  const used = processorSeconds(pid);
  const { answered, ...found } =
    options.client === 'wrk' && amount === undefined
      ? await askWithWrk(url, requests, { connections, seconds: SECONDS, folder: temporary })
      : await askWithAutocannon(url, requests, connections, amount);
  // What a busy machine cannot change: requests a second of the server's own processor time.
  const perProcessorSecond = answered / (processorSeconds(pid) - used);
  return { connections, ...found, perProcessorSecond };
}

async function askWithAutocannon(url, requests, connections, amount) {
  const until = amount === undefined ? { duration: SECONDS } : { amount };
  const asking = autocannon({ url, connections, requests, ...until });
  // Its own percentiles are whole milliseconds.
  const taken = [];
  asking.on('response', (_client, _status, _bytes, milliseconds) => taken.push(milliseconds));
  const { non2xx, errors, duration, '2xx': answered } = await asking;
  taken.sort((a, b) => a - b);
  const [p50, p99] = [quantile(taken, 0.5), quantile(taken, 0.99)];
  return { perSecond: answered / duration, answered, p50, p99, non2xx, errors };
}

/** The value below which a share of sorted ones is. */
function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** What a server of Node answers at most: the same requests to one that does nothing but send them back. */
async function measureBare(model) {
  const bare = await start(process.execPath, [join(folder, 'server/bare-server.mjs')]);
  const found = new Map();
  for (const perRequest of [1, 64]) {
    for (const connections of CONNECTIONS) {
      const rates = await ask(bare, requestsOf(model, 'classifier', perRequest), connections);
      note({ what: `a bare HTTP server, ${perRequest} a request`, ...rates });
      found.set(`${perRequest} ${connections}`, rates);
    }
  }
  await bare.stop();
  return found;
}

/** Texts a second of the library alone, on one thread, through the same call and with the answer as JSON. */
async function library({ path, call, texts }, perCall) {
  const handle = await openModel(path, { engine: { workers: 1, engine: options.engine } });
  let done = 0;
  let at = 0;
  const used = process.cpuUsage();
  const began = performance.now();
  while (performance.now() - began < SECONDS * 1000) {
    if (at + perCall > texts.length) at = 0;
    const results = [];
    for await (const { result } of callModel(handle, call, {
      texts: texts.slice(at, at + perCall),
    })) {
      results.push(result);
    }
    JSON.stringify(results);
    done += perCall;
    at += perCall;
  }
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  handle.dispose();
  return { perSecond: done / seconds, perProcessorSecond: done / ((user + system) / 1e6) };
}

/** Whether a part is asked for. */
function has(part) {
  return options.only.split(',').includes(part);
}

const figures = [];
function note(row) {
  figures.push(row);
  const shown = Object.entries(row).map(([name, value]) =>
    typeof value === 'number' ? `${name} ${Number(value.toPrecision(4))}` : `${name} ${value}`,
  );
  console.log(shown.join('  '));
}

async function measureModel(name, model, { server, bare }) {
  const alone = { 1: await library(model, 1), 64: await library(model, 64) };
  for (const [perCall, found] of Object.entries(alone)) {
    note({ what: `${name}, library, ${perCall} a call`, ...found });
  }
  for (const perRequest of [1, 64]) {
    for (const connections of CONNECTIONS) {
      const found = await ask(server, requestsOf(model, name, perRequest), connections);
      const textsOf = (rate) => found[rate] * perRequest;
      note({
        ...{ what: `${name}, ${perRequest} a request`, ...found },
        ofLibrary: textsOf('perSecond') / alone[perRequest].perSecond,
        ofLibraryByProcessor: textsOf('perProcessorSecond') / alone[perRequest].perProcessorSecond,
        ofBare: found.perSecond / bare.get(`${perRequest} ${connections}`).perSecond,
      });
    }
  }
}

/** Milliseconds that answers take, one after another until a promise is settled: the median and the longest. */
async function waits(question, until) {
  const taken = [];
  let going = true;
  void until.finally(() => {
    going = false;
  });
  while (going) {
    const began = performance.now();
    await (await question()).arrayBuffer();
    taken.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  taken.sort((a, b) => a - b);
  return { answers: taken.length, median: taken[taken.length >> 1], longest: taken.at(-1) };
}

/** How long health and another model wait, while every thread computes one long request. */
async function measureLong({ tagger, network, reader }, { url }) {
  const ask = (request) => fetch(`${url}${request.path}`, request);
  const one = (model, name) => requestsOf(model, name, 1)[0];
  const characters = Array.from(readFileSync(book, 'utf8').repeat(3));
  const begin = (count) => characters.slice(0, count).join('');
  const requests = {
    'two requests of 1,000 sentences': {
      long: requestsOf({ ...tagger, texts: [...tagger.texts, ...tagger.texts] }, 'tagger', 1000)[0],
      other: one(network, 'network'),
    },
    'two texts of 100,000 characters that a language model reads': {
      long: one({ ...reader, texts: [begin(100_000)] }, 'reader'),
      other: one(network, 'network'),
    },
    'two explanations of 10,000 characters': {
      long: one({ ...network, route: 'explain', texts: [begin(10_000)] }, 'network'),
      other: one(tagger, 'tagger'),
    },
  };
  for (const [beside, { long, other }] of Object.entries(requests)) {
    const questions = { health: () => fetch(`${url}/healthz`), 'another model': () => ask(other) };
    for (const [what, question] of Object.entries(questions)) {
      const began = performance.now();
      const whole = Promise.all([ask(long), ask(long)]).then((answers) =>
        Promise.all(answers.map((answer) => answer.arrayBuffer())),
      );
      const found = await waits(question, whole);
      const milliseconds = performance.now() - began;
      note({ what: `${what}, beside ${beside}`, ...found, milliseconds });
    }
  }
}

/** A good client alone, and beside 24 abusive ones. */
async function measureAbuse(model, server) {
  const requests = requestsOf(model, 'classifier', 1);
  const calm = await ask(server, requests, 4);
  const abusers = spawn(process.execPath, [join(folder, 'server/abusers.mjs'), server.url, '24'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const beset = await ask(server, requests, 4);
  abusers.kill();
  note({
    ...{ what: 'a good client of 4 connections', p50: calm.p50, p99: calm.p99 },
    ...{ besetP50: beset.p50, besetP99: beset.p99, ratioOfP99: beset.p99 / calm.p99 },
    ...{ perSecond: calm.perSecond, besetPerSecond: beset.perSecond },
    ...{ errors: beset.errors, non2xx: beset.non2xx },
  });
}

async function memoryOf(url) {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)[1]) / 2 ** 20;
}

/** Resident memory after each tenth of many requests. */
async function measureMemory(model, server) {
  const amount = Number(options.requests);
  if (amount === 0) return;
  const requests = requestsOf(model, 'classifier', 1);
  for (let tenth = 1; tenth <= 10; tenth++) {
    await ask(server, requests, 16, amount / 10);
    note({
      what: 'memory',
      requests: (amount / 10) * tenth,
      mebibytes: await memoryOf(server.url),
    });
  }
}

async function measureFastApi(model) {
  let peer;
  try {
    const python = process.env.PYTHON ?? 'python3';
    peer = await start(python, [join(folder, 'server/fastapi-server.py'), train]);
  } catch (error) {
    console.log(`FastAPI is not measured: ${String(error.message).trim().split('\n').at(-1)}`);
    return;
  }
  for (const perRequest of [1, 64]) {
    for (const connections of CONNECTIONS) {
      const found = await ask(peer, requestsOf(model, 'classifier', perRequest), connections);
      note({
        what: `FastAPI, ${perRequest} a request`,
        ...found,
        texts: found.perSecond * perRequest,
      });
    }
  }
  await peer.stop();
}

try {
  const models = await makeModels();
  console.log(
    `${os.cpus()[0].model}, ${os.availableParallelism()} processors, load ${os.loadavg()[0].toFixed(1)}`,
  );
  const limits = ['--max-each', '1024', '--max-in-flight', '1024', '--body-timeout', '5s'];
  const paths = Object.values(models).map(({ path }) => path);
  const measured = ['classifier', 'network', 'tagger'].filter(has);
  const bare = measured.length > 0 ? await measureBare(models.classifier) : new Map();
  const server = await start(process.execPath, [
    ...[MAIN, 'serve', ...paths, '--port', '0', '--json', '--quiet', '--engine', options.engine],
    ...limits,
  ]);
  try {
    for (const name of measured) await measureModel(name, models[name], { server, bare });
    if (has('long')) await measureLong(models, server);
    if (has('abuse')) await measureAbuse(models.classifier, server);
    if (has('memory')) await measureMemory(models.classifier, server);
  } finally {
    await server.stop();
  }
  if (has('fastapi')) await measureFastApi(models.classifier);
  if (options.out) writeFileSync(options.out, `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  rmSync(temporary, { recursive: true });
}
