// Makes the text that the lab's Korean word vectors are learned from, and prints how many words it has:
//
//   npm run build && node lab/make-korean-words.mjs reviews.txt korean-words.txt
//
// reviews.txt  all reviews of the Naver sentiment movie corpus, a review a line (CC0)
//
// A review a line, its words without particles and endings, as the library's stemmer gives them. Reviews with abuse are left
// out: a class looks at these words.
import { readFileSync, writeFileSync } from 'node:fs';
import { createTextPipeline } from '../dist/index.js';

const [reviews, output] = process.argv.slice(2);

const ABUSE =
  /시발|씨발|씨팔|시팔|ㅅㅂ|ㅆㅂ|병신|븅신|ㅂㅅ|ㅄ|지랄|ㅈㄹ|새끼|새키|좆|존나|졸라|썅|니미|창녀|걸레|강간|섹스|야동|포르노|노출|베드신|벗는|따먹|찌질|쓰레기|뒤져|뒈져|미친|닥쳐|꺼져|개독|홍어|빨갱|짱깨|쪽바|일베|게이|호모|장애/u;

/** How often a word must stand there, as it is written and as a stem, to be kept in a line: rare ones teach little. */
const LEAST = 5;

const normalize = { letterCase: 'lower' };
const cut = createTextPipeline({ normalize, tokenizer: { kind: 'words' } });
const stem = createTextPipeline({ normalize, tokenizer: { kind: 'words' }, stem: 'korean' });

const lines = readFileSync(reviews, 'utf8')
  .split('\n')
  .filter((line) => !ABUSE.test(line))
  .map((line) => cut.words(line));

/** Of each word that stands there often enough, its stem; a word may have several parts. */
const stems = new Map();
for (const word of frequentOf(lines)) {
  stems.set(
    word,
    stem.words(word).filter((part) => /^[가-힣]+$/u.test(part)),
  );
}

const stemmed = lines.map((words) => words.flatMap((word) => stems.get(word) ?? []));
const frequent = frequentOf(stemmed);
const kept = stemmed
  .map((words) => words.filter((word) => frequent.has(word)))
  .filter((words) => words.length > 2);
writeFileSync(output, `${kept.map((words) => words.join(' ')).join('\n')}\n`);
console.log(`${kept.length} lines, ${kept.reduce((sum, words) => sum + words.length, 0)} words`);

function frequentOf(texts) {
  const counts = new Map();
  for (const words of texts) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= LEAST).map(([word]) => word));
}
