// Made the sentences with names, once: npm run build, then node samples/make-names.mjs. Names of people (PER) and of places
// (LOC) are drawn from the same syllables: only the words around tell them apart.
import { writeFileSync } from 'node:fs';
import { createRandom } from '../dist/index.js';

const random = createRandom(1, 'names');
const draw = (from) => from[random.integer(from.length)];
const hasFinal = (text) => (text.charCodeAt(text.length - 1) - 0xac00) % 28 !== 0;

/** A name, in English at times of two words; in Korean with the particle that its last sound asks for. */
const english = (type) => {
  const syllables = ['ba', 'den', 'ka', 'lin', 'mo', 'nor', 'pa', 'ras', 'sel', 'tam', 'vi', 'za'];
  const word = () => (draw(syllables) + draw(syllables)).replace(/^./, (letter) => letter.toUpperCase());
  const words = random.integer(3) === 0 ? [word(), word()] : [word()];
  return words.map((token, i) => `${token}\t${i === 0 ? 'B' : 'I'}-${type}`);
};
const korean = (type, after) => {
  const syllables = Array.from('강금나다라미민보산서선소수아영우원은인정주지진천춘하한현호희');
  const name = draw(syllables) + draw(syllables);
  const [consonant, vowel = consonant] = after.split('/');
  return [`${name}${hasFinal(name) ? consonant : vowel}\tB-${type}`];
};

const LANGUAGES = {
  english: [
    ['PER lives in LOC', 'Yesterday PER flew to LOC with PER', 'In LOC it rains says PER'],
    ['PER and PER met near LOC', 'The train from LOC to LOC was late', 'PER likes tea'],
    ['Last year PER left LOC', 'Is PER still in LOC', 'PER wrote to PER from LOC'],
  ].flat(),
  korean: [
    ['PER:은/는 LOC:에서 산다', '어제 PER:이/가 LOC:에 갔다', 'LOC:에서 PER:을/를 만났다'],
    ['LOC:에는 비가 온다', 'PER:은/는 차를 좋아한다', 'PER:과/와 PER:은/는 친구다'],
    ['작년에 PER:은/는 LOC:을/를 떠났다', 'PER:이/가 LOC:에서 편지를 보냈다'],
  ].flat(),
};
for (const [language, patterns] of Object.entries(LANGUAGES)) {
  const sentences = Array.from({ length: 400 }, () =>
    draw(patterns)
      .split(' ')
      .flatMap((part) => {
        const [, type, after = ''] = /^(PER|LOC)(?::(.*))?$/.exec(part) ?? [];
        if (type === undefined) return [`${part}\tO`];
        return language === 'english' ? english(type) : korean(type, after);
      })
      .join('\n'),
  );
  writeFileSync(new URL(`${language}-names.tsv`, import.meta.url), `${sentences.join('\n\n')}\n\n`);
}
