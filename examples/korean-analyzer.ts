// A Korean morphological analyzer, trained here and now on made-up eojeols: nouns with particles, verbs and adjectives
// with endings, contracted ones too. It takes 봤습니다 apart into 보 + 았 + 습니다, and finds the particle after a noun
// that it has never seen.
// 한국어 형태소 분석기: 명사와 조사, 용언과 어미로 지어낸 어절로 지금 여기서 학습합니다. 줄어든 형태도 되살립니다.
// 봤습니다는 보 + 았 + 습니다로 나누고, 본 적 없는 명사 뒤의 조사도 찾습니다.
//
// Run: npm run build, then node dist/examples/korean-analyzer.js
import { pathToFileURL } from 'node:url';
import {
  type AnalyzedSentences,
  analyzeMorphemes,
  createEngine,
  createMorphologyModel,
  createRandom,
  type Eojeol,
  trainMorphology,
} from 'malmoi';

/** What nouns are made of: one to three syllables in any order, so that a particle is not known by its noun. */
const SYLLABLES = Array.from(
  '강고구국김나내노눈대도동마말모무문물미바방배부비사산새생서선소손수시신아안양여연영오우운원유은이인일자장재전정제주지진차천초포하한해호화희',
);
const PARTICLES = [
  { forms: ['이', '가'], tag: 'JKS' },
  { forms: ['을', '를'], tag: 'JKO' },
  { forms: ['은', '는'], tag: 'JX' },
  { forms: ['에', '에'], tag: 'JKB' },
  { forms: ['에서', '에서'], tag: 'JKB' },
] as const;

/** Stems with their tag, and the contracted form in the past where there is one. */
const STEMS = [
  { stem: '먹', tag: 'VV', past: '먹었', ending: '었' },
  { stem: '읽', tag: 'VV', past: '읽었', ending: '었' },
  { stem: '좋', tag: 'VA', past: '좋았', ending: '았' },
  { stem: '많', tag: 'VA', past: '많았', ending: '았' },
  { stem: '가', tag: 'VV', past: '갔', ending: '았' },
  { stem: '보', tag: 'VV', past: '봤', ending: '았' },
  { stem: '오', tag: 'VV', past: '왔', ending: '았' },
  { stem: '마시', tag: 'VV', past: '마셨', ending: '었' },
  { stem: '기다리', tag: 'VV', past: '기다렸', ending: '었' },
] as const;
const ENDINGS = ['다', '습니다', '지만', '는데'];

/** What the analyzer is asked: words that it was never told. */
export const SENTENCE = '강아지가 말모이를 봤습니다';

/** 1 where a syllable ends in a vowel, 0 where it has a final consonant. */
function endsInVowel(syllable: string): 0 | 1 {
  return (syllable.charCodeAt(0) - 0xac00) % 28 === 0 ? 1 : 0;
}

/** Draws sentences of nouns with particles and predicates in the past, in any order. */
export function makeSentences(count: number): AnalyzedSentences {
  const random = createRandom(1, 'sentences');
  const draw = <T>(from: readonly T[]): T => from[random.integer(from.length)] as T;
  const noun = (): Eojeol => {
    const word = Array.from({ length: 1 + random.integer(3) }, () => draw(SYLLABLES)).join('');
    const { forms, tag } = draw(PARTICLES);
    const particle = forms[endsInVowel(word.slice(-1))];
    return {
      form: word + particle,
      morphemes: [
        { form: word, tag: 'NNG' },
        { form: particle, tag },
      ],
    };
  };
  const predicate = (): Eojeol => {
    const { stem, tag, past, ending } = draw(STEMS);
    const last = draw(ENDINGS);
    return {
      form: past + last,
      morphemes: [
        { form: stem, tag },
        { form: ending, tag: 'EP' },
        { form: last, tag: 'EF' },
      ],
    };
  };
  const eojeol = (): Eojeol => (random.integer(3) === 0 ? predicate() : noun());
  return Array.from({ length: count }, () => Array.from({ length: 2 + random.integer(3) }, eojeol));
}

/** Trains on 600 sentences; gives the morphemes of a sentence, eojeol by eojeol. */
export async function analyze(sentence: string): Promise<string[]> {
  const engine = await createEngine({ workers: 1 });
  try {
    const training = { sejong: makeSentences(600) };
    const model = createMorphologyModel(engine, training, {
      ...{ embeddingSize: 32, hiddenSize: 32, layers: 1, dropout: 0.1, pairs: 0 },
    });
    await trainMorphology(model, { training }, { epochs: 12, learningRate: 0.01 });
    const [eojeols = []] = analyzeMorphemes(model, [sentence]);
    return eojeols.map(({ form, morphemes }) => {
      const parts = morphemes.map((morpheme) => `${morpheme.form}/${morpheme.tag}`);
      return `${form} = ${parts.join(' + ')}`;
    });
  } finally {
    engine.dispose();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const line of await analyze(process.argv[2] ?? SENTENCE)) console.log(line);
}
