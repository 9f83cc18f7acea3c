/**
 * Word2Vec with and without subwords: how well similarities follow people's, over pairs whose words were both
 * seen in training (rare ones apart) and over all pairs, unseen words by their subwords; and the neighbors of
 * some words. One setting a run, one JSON line:
 *
 *   node bench/subwords.mjs --language korean --subwords jamo [--seed 1] [--lines 100000] [-- train options]
 *
 * The texts are the Korean film reviews and the English corpus of MALMOI_DATA (or ../shared/data).
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createTokenizer } from '../dist/text/index.js';
import {
  evaluateWordPairs,
  mostSimilar,
  parseWordPairs,
  readVectors,
  WordVectors,
} from '../dist/vectors/index.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = process.env.MALMOI_DATA ?? join(root, '../shared/data');
const LANGUAGES = {
  korean: {
    text: 'nsmc/reviews.txt',
    pairs: ['embeddings/korean/WS353_korean.csv'],
    words: ['재미있다', '재밋다', '감동적', '감둥적인', '연기력이', '쓰래기', '배우덜'],
  },
  english: {
    text: 'text/english-corpus.txt',
    pairs: ['embeddings/wordsim353.tsv', 'embeddings/simlex999.txt'],
    words: ['king', 'happiness', 'happines', 'unthinkably'],
  },
};
/** Words seen fewer times than this are rare. */
const RARE = 100;

const { values: options, positionals: trainOptions } = parseArgs({
  allowPositionals: true,
  options: {
    language: { type: 'string', default: 'korean' },
    subwords: { type: 'string', default: 'none' },
    seed: { type: 'string', default: '1' },
    lines: { type: 'string', default: 'Infinity' },
  },
});
const language = LANGUAGES[options.language];
const folder = mkdtempSync(join(tmpdir(), 'subwords-bench-'));
const text = join(folder, 'text.txt');
const model = join(folder, 'model.malmoi');

/** Writes the words of the text, a sentence a line, and counts them. */
async function writeWords() {
  const tokenizer = createTokenizer({ kind: 'words' });
  const counts = new Map();
  const output = createWriteStream(text);
  let left = Number(options.lines);
  for await (const line of createInterface({
    input: createReadStream(join(data, language.text)),
  })) {
    if (left-- <= 0) break;
    const words = tokenizer.words(line);
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    if (!output.write(`${words.join(' ')}\n`)) await once(output, 'drain');
  }
  output.end();
  await once(output, 'close');
  return counts;
}

function train() {
  const subwords = options.subwords === 'none' ? [] : ['--subwords', options.subwords];
  const args = ['train', 'word2vec', text, '-o', model, '--seed', options.seed, '--json'];
  const program = [join(root, 'dist/cli/main.js'), ...args, ...subwords, ...trainOptions];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

async function evaluate(counts) {
  const { vectors } = await readVectors(createReadStream(model), { name: model });
  const plain = new WordVectors({
    ...{ words: vectors.words, vectors: vectors.vectors, dimensions: vectors.dimensions },
  });
  const rarity = ({ first, second }) =>
    Math.min(...[first, second].map((word) => counts.get(word.toLowerCase()) ?? 0));
  const correlate = (pairs, among) => {
    if (pairs.length === 0) return undefined;
    const { spearman, pairs: compared, unseen } = evaluateWordPairs(among, pairs);
    return { spearman: Number(spearman.toFixed(3)), pairs: compared, unseen };
  };
  const sets = language.pairs.map((path) => {
    const pairs = parseWordPairs(readFileSync(join(data, path), 'utf8'), path);
    const seen = pairs.filter(({ first, second }) =>
      [first, second].every((word) => vectors.words.indexOf(word.toLowerCase()) >= 0),
    );
    return {
      set: path,
      seen: correlate(seen, plain),
      rare: correlate(
        seen.filter((pair) => rarity(pair) < RARE),
        plain,
      ),
      all: vectors.subwords === undefined ? undefined : correlate(pairs, vectors),
    };
  });
  const neighbors = language.words.map((word) => {
    const known = vectors.words.indexOf(word) >= 0 || vectors.subwords?.vector(word) !== undefined;
    if (!known) return `${word}: none`;
    const found = mostSimilar(vectors, { positive: [word], topn: 5 });
    const unseen = vectors.words.indexOf(word) < 0 ? ' (unseen)' : '';
    return `${word}${unseen}: ${found.map((neighbor) => neighbor.word).join(' ')}`;
  });
  return { sets, neighbors };
}

try {
  const counts = await writeWords();
  const { vocabularySize, ngrams, tokenCount, reports } = train();
  const loss = reports.at(-1).validationLoss;
  const tokensPerSecond = Math.round(
    reports.reduce((sum, report) => sum + report.tokensPerSecond, 0) / reports.length,
  );
  const result = { ...options, trainOptions, vocabularySize, ngrams, tokenCount, loss };
  result.tokensPerSecond = tokensPerSecond;
  console.log(JSON.stringify({ ...result, ...(await evaluate(counts)) }));
} finally {
  rmSync(folder, { recursive: true });
}
