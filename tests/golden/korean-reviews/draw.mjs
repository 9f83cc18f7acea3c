// Draws the eojeols of the gold set from NSMC's training half (CC0), at random with the seed below:
//   npm run build && MALMOI_DATA=../shared/data node tests/golden/korean-reviews/draw.mjs
// writes development.tsv, held-out.tsv and second-held-out.tsv, each where it is missing, with the stem and the kind left
// empty: they were filled in by hand by the rules of README.md, so a file that is there already stays as it is. Each
// eojeol stands with words of the review that it is from, so that its reading can be told.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRandom } from '../../../dist/base/random.js';

const SEED = 20261126;
const EACH = 350;
/** Punctuation that ends a sentence or a clause, with a word on either side. */
const RUN_ON = /[\p{L}\p{N}][.,!?~…:;>♥♡]+\p{L}/u;

const folder = new URL('./', import.meta.url);
const path = `${process.env.MALMOI_DATA ?? '../shared/data'}/nsmc/train.tsv`;
const places = [];
for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
  const review = line.split('\t')[1] ?? '';
  const eojeols = review.split(/\s+/u);
  for (const [index, eojeol] of eojeols.entries()) {
    // Punctuation alone has no stem, and sentences that run on without a space are a tokenizer's work.
    if (!/[\p{L}\p{N}]/u.test(eojeol) || RUN_ON.test(eojeol)) continue;
    places.push({ eojeol, eojeols, index });
  }
}
createRandom(SEED, 'gold set').shuffle(places);
for (const [name, begin] of [
  ['development', 0],
  ['held-out', EACH],
  ['second-held-out', 2 * EACH],
]) {
  const file = new URL(`${name}.tsv`, folder);
  if (existsSync(file)) continue;
  const rows = places.slice(begin, begin + EACH).map(({ eojeol, eojeols, index }) => {
    const context = [
      ...eojeols.slice(Math.max(0, index - 4), index),
      `[${eojeol}]`,
      ...eojeols.slice(index + 1, index + 4),
    ];
    return `${eojeol}\t\t\t${context.join(' ')}`;
  });
  writeFileSync(file, `eojeol\tstem\tkind\tcontext\n${rows.join('\n')}\n`);
}
