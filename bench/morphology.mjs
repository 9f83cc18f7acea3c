/**
 * The Korean morphological analyzer beside npm's `garu-ko`, on the test files of UD Korean (MALMOI_DATA, or
 * ../shared/data), one thread each.
 *
 *   npm run bench:morphology -- [--model ko.malmoi] [--rounds 3] [--only accuracy,everyday,speed,spacing,stems]
 *
 * Accuracy: morphemes as pairs of form and tag in each eojeol of GSD, in one spelling on both sides (ㄴ for ᆫ, 었 for 았,
 * 어 for 아, one tag for all marks and one for final and connecting endings); Kaist has tags of its own, which garu-ko
 * does not know. Everyday: the same on sentences as people type them (tests/golden/everyday-korean), and those that are right
 * altogether. Speed: eojeols a second of processor time, on the sentences of Kaist's test file, after a first run over
 * 200 of them; rounds take turns, and medians are printed. Spacing: precision, recall and F1 of the spaces of sentences
 * that were taken out. Stems: how often the rule stemmer gives another stem than the analyzer's morphemes, and which of
 * the two the treebank agrees with.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  createEngine,
  createKoreanStemmer,
  createTaggedSource,
  normalizeMorpheme,
  openModel,
  readAnalyzed,
  scoreMorphemes,
} from '../dist/index.js';
import { koreanAnalyzerPath } from '../dist/node.js';
import { goldStem } from '../dist/text/korean/gold-stem.js';
import { readSentences } from '../models/korean/read-sentences.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = process.env.MALMOI_DATA ?? join(root, '../shared/data');
const { values: options } = parseArgs({
  options: {
    model: { type: 'string', default: koreanAnalyzerPath() },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: 'accuracy,everyday,speed,spacing,stems' },
  },
});
const parts = new Set(options.only.split(','));

/** The sentences of a treebank's test file as eojeols with their morphemes. */
async function readTest(treebank) {
  const text = readFileSync(join(data, `ud/ko_${treebank}-ud-test.conllu`), 'utf8');
  const { sentences } = await readAnalyzed(
    createTaggedSource(text, { format: 'conllu' }).sentences(),
  );
  return sentences.map(withText);
}

function withText(eojeols) {
  return { eojeols, text: eojeols.map(({ form }) => form).join(' ') };
}

/** Loads garu-ko; undefined where it is not installed. */
async function openGaru() {
  try {
    const { Garu } = await import('garu-ko');
    const garu = await Garu.load();
    return {
      name: 'garu-ko 0.3.7',
      /** The morphemes of each eojeol; its tokens have their eojeol's place. */
      analyze: (texts) =>
        texts.map((text) => {
          const { tokens } = garu.analyze(text);
          let place = 0;
          return text.split(' ').map((form) => {
            const [start, end] = [place, place + Array.from(form).length];
            place = end + 1;
            const own = tokens.filter((token) => token.start >= start && token.start < end);
            return { morphemes: own.map(({ text: form, pos }) => ({ form, tag: pos })) };
          });
        }),
    };
  } catch (error) {
    console.log(`garu-ko is not measured: ${error.message}`);
    return undefined;
  }
}

async function openMalmoi(engine) {
  const model = await openModel(options.model, {
    kind: 'morphology',
    engine: await createEngine({ engine, workers: 1 }),
  });
  const { kind, instructions } = model.model.engine;
  return { name: `malmoi (${kind}, ${instructions})`, model, analyze: inBatches(model) };
}

const inBatches = (model) => (texts, more) => {
  const found = [];
  for (let first = 0; first < texts.length; first += 512) {
    found.push(...model.analyze(texts.slice(first, first + 512), more));
  }
  return found;
};

const percent = (share) => (100 * share).toFixed(2);

function printScores(name, sentences, found) {
  const pairs = sentences.map(({ eojeols }, i) => ({
    expected: eojeols.map(({ morphemes }) => morphemes),
    found: found[i].map(({ morphemes }) => morphemes),
  }));
  for (const [how, scores] of [
    ['as written', scoreMorphemes(pairs)],
    ['normalized', scoreMorphemes(pairs, normalizeMorpheme)],
  ]) {
    console.log(
      `  ${name}, ${how}: F1 ${percent(scores.f1)}, exact eojeols ${percent(scores.eojeolAccuracy)}, sentences ${percent(scores.sentenceAccuracy)}`,
    );
  }
}

const gsd = await readTest('gsd');
const kaist = await readTest('kaist');
const textsOf = (sentences) => sentences.map(({ text }) => text);
const [native, wasm, garu] = [await openMalmoi('auto'), await openMalmoi('wasm'), await openGaru()];
const tagSets = native.model.model.tagSets.map(({ name }) => name);

if (parts.has('accuracy')) {
  console.log('GSD, test:');
  printScores(native.name, gsd, native.analyze(textsOf(gsd)));
  if (garu !== undefined) printScores(garu.name, gsd, garu.analyze(textsOf(gsd)));
  if (tagSets.includes('kaist')) {
    console.log('Kaist, test:');
    printScores(native.name, kaist, native.analyze(textsOf(kaist), { tagSet: 'kaist' }));
  }
}

if (parts.has('everyday')) {
  const file = join(root, 'tests/golden/everyday-korean/everyday.tsv');
  const sentences = readSentences(file).map(withText);
  console.log(`Everyday sentences (${sentences.length}):`);
  printScores(native.name, sentences, native.analyze(textsOf(sentences)));
  if (garu !== undefined) printScores(garu.name, sentences, garu.analyze(textsOf(sentences)));
}

if (parts.has('speed')) {
  const programs = [native, wasm, garu].filter((program) => program !== undefined);
  const texts = textsOf(kaist);
  const eojeols = kaist.reduce((sum, sentence) => sum + sentence.eojeols.length, 0);
  const rates = new Map(programs.map(({ name }) => [name, []]));
  for (const { analyze } of programs) analyze(texts.slice(0, 200));
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const { name, analyze } of programs) {
      const before = process.cpuUsage();
      analyze(texts);
      const { user, system } = process.cpuUsage(before);
      rates.get(name).push((1e6 * eojeols) / (user + system));
    }
  }
  console.log(`Eojeols a second of processor time (${eojeols} eojeols):`);
  for (const [name, all] of rates) {
    const median = all.toSorted((a, b) => a - b)[all.length >> 1];
    console.log(`  ${name}: ${Math.round(median).toLocaleString('en')}`);
  }
}

/** The places of spaces, counted in characters that are none. */
function spacesOf(text) {
  const places = new Set();
  let place = 0;
  for (const character of text.trim()) {
    if (/\s/.test(character)) places.add(place);
    else place += 1;
  }
  return places;
}

function printSpacing(name, texts) {
  let [right, found, expected] = [0, 0, 0];
  const spaced = native.model.restoreSpaces(texts.map((text) => text.replace(/\s+/g, '')));
  for (const [i, text] of texts.entries()) {
    const [gold, own] = [spacesOf(text), spacesOf(spaced[i])];
    expected += gold.size;
    found += own.size;
    for (const place of own) if (gold.has(place)) right += 1;
  }
  const [precision, recall] = [right / found, right / expected];
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `  ${name}: precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)}`,
  );
}

if (parts.has('spacing')) {
  console.log('Spaces restored:');
  printSpacing('GSD, test', textsOf(gsd));
  printSpacing('Kaist, test', textsOf(kaist));
  const reviews = readFileSync(join(data, 'nsmc/test.tsv'), 'utf8').split('\n').slice(1, 5001);
  // Reviews are spaced by their writers, not by the rules.
  printSpacing(
    'film reviews (the first 5,000 of NSMC, test)',
    reviews.map((line) => line.split('\t')[1] ?? '').filter((text) => text.trim() !== ''),
  );
}

if (parts.has('stems')) {
  const stemmer = createKoreanStemmer();
  const stemOf = (morphemes) =>
    goldStem(morphemes.map(({ form }) => form).join('+'), morphemes.map(({ tag }) => tag).join('+'))
      ?.stem;
  console.log('Stems of the rule stemmer and of the analyzer:');
  for (const [name, sentences, tagSet] of [
    ['GSD, test', gsd, tagSets[0]],
    ['Kaist, test', kaist, 'kaist'],
  ]) {
    if (!tagSets.includes(tagSet)) continue;
    let [words, different, rule, model] = [0, 0, 0, 0];
    const analyzed = native.analyze(textsOf(sentences), { tagSet });
    for (const [i, { eojeols }] of sentences.entries()) {
      for (const [j, { form, morphemes }] of eojeols.entries()) {
        const gold = stemOf(morphemes);
        if (gold === undefined) continue;
        const [byRule, byModel] = [stemmer.stem(form), stemOf(analyzed[i][j].morphemes)];
        words += 1;
        if (byRule === byModel) continue;
        different += 1;
        if (byRule === gold) rule += 1;
        if (byModel === gold) model += 1;
      }
    }
    const share = (count) => percent(count / different);
    console.log(
      `  ${name}: ${percent(different / words)} % of ${words} eojeols differ; of those the rules are right in ` +
        `${share(rule)} %, the analyzer in ${share(model)} %`,
    );
  }
}
process.exit(0);
