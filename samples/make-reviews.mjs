// Made the Korean reviews, once: node samples/make-reviews.mjs <folder of the Naver sentiment movie corpus>, whose
// ratings_train.txt (or train.tsv) has `id document label`. Every sixth row is held out.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? '.';
const [path] = ['ratings_train.txt', 'train.tsv'].map((name) => join(folder, name)).filter(existsSync);

const INDECENT = /[시씨씹]발|ㅅㅂ|ㅆㅂ|새끼|섹스|야동|변태|강간|자살|창녀|병신|ㅂㅅ|좆|존나|졸라|개같|미친|죽여|죽이|대가리|꺼져|쓰레기|년들|놈들|에로|베드신|노출|벗/;
const LABELS = { 0: '부정', 1: '긍정' };
const counts = { 부정: 0, 긍정: 0 };
const EACH = 1800;
const rows = [];
for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
  const [, document = '', number] = line.split('\t');
  const text = document.trim();
  const label = LABELS[number];
  if (label === undefined || !/^[가-힣0-9 .,!?~ㄱ-ㅎㅏ-ㅣ]{12,70}$/.test(text) || INDECENT.test(text)) continue;
  if (counts[label] === EACH) continue;
  counts[label]++;
  rows.push(`${text}\t${label}\n`);
}
const write = (part, chosen) =>
  writeFileSync(new URL(`korean-reviews-${part}.tsv`, import.meta.url), `text\tlabel\n${chosen.join('')}`);
write('train', rows.filter((_, i) => i % 6 !== 0));
write('test', rows.filter((_, i) => i % 6 === 0));
