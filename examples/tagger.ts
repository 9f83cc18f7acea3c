// A tagger: who and where. It learns from made-up sentences where names of people and places stand, English and Korean in one
// model, with a conditional random field over the labels B-PER, I-PER, B-LOC and O; and then finds names that it has never
// seen, by the words around them.
// 태거: 누가, 어디서. 지어낸 영어와 한국어 문장으로 사람과 장소의 이름을 한 모델에 학습하고(레이블 위의 CRF), 본 적 없는
// 이름을 둘레의 단어로 찾아냅니다.
//
// Run: npm run build, then node dist/examples/tagger.js
import { pathToFileURL } from 'node:url';
import {
  createEngine,
  createRandom,
  createTagger,
  type Random,
  readSpans,
  type TaggedSentence,
  tagSentences,
  trainTagger,
} from 'malmoi';

/** Where a name of a person (PER) or of a place (LOC) stands, in each language. */
const PATTERNS = {
  en: [
    'PER lives in LOC .',
    'Yesterday PER flew to LOC with PER .',
    'In LOC it rains , said PER .',
    'PER and PER met near LOC .',
    'The train from LOC to LOC was late .',
    'PER likes tea .',
  ],
  ko: [
    'PER 는 LOC 에서 산다 .',
    '어제 PER 가 LOC 으로 갔다 .',
    'LOC 에서 PER 를 만났다 .',
    'LOC 에는 비가 온다 .',
    'PER 는 차를 좋아한다 .',
  ],
} as const;

/** Names are made of these, of people and of places alike: only the words around tell them apart. */
const SYLLABLES = {
  en: ['ba', 'den', 'ka', 'lin', 'mo', 'nor', 'pa', 'ras', 'sel', 'tam', 'vi', 'za'],
  ko: ['가', '나', '보', '람', '민', '수', '영', '주', '진', '천', '춘', '하'],
} as const;

/** Sentences with names that training never sees. */
const NEW = ['Zara and Paul Norden met near Tampa .', '어제 보람 가 춘천 으로 갔다 .'];

/** Draws a name of two syllables, an English one at times of two words. */
function makeName(language: 'en' | 'ko', random: Random): string[] {
  const syllables = SYLLABLES[language];
  const word = (): string => {
    const draw = (): string => syllables[random.integer(syllables.length)] ?? '';
    const [first = '', ...rest] = draw() + draw();
    return first.toUpperCase() + rest.join('');
  };
  return language === 'en' && random.integer(3) === 0 ? [word(), word()] : [word()];
}

/** Draws sentences of both languages, with their labels. */
export function makeSentences(count: number, random: Random): TaggedSentence[] {
  return Array.from({ length: count }, (_, i) => {
    const language = i % 2 === 0 ? 'en' : 'ko';
    const patterns = PATTERNS[language];
    const pattern = patterns[random.integer(patterns.length)] ?? '';
    const words = pattern.split(' ').flatMap((part) => {
      if (part !== 'PER' && part !== 'LOC') return [{ token: part, label: 'O' }];
      return makeName(language, random).map((token, n) => ({
        ...{ token, label: `${n === 0 ? 'B' : 'I'}-${part}` },
      }));
    });
    return {
      tokens: words.map(({ token }) => token),
      columns: { name: words.map(({ label }) => label) },
    };
  });
}

/** Trains, and finds the names in new sentences: each with its type. */
export async function findNames(): Promise<{ sentence: string; names: string[] }[]> {
  const engine = await createEngine({ workers: 1 });
  try {
    const sentences = makeSentences(400, createRandom(1, 'sentences'));
    const tagger = createTagger(engine, sentences, {
      options: { hiddenSize: 32, wordSize: 24, minCount: 20, characterHiddenSize: 24 },
    });
    await trainTagger(tagger, { train: sentences }, { epochs: 8, batch: 16, learningRate: 0.01 });
    const tagged = await tagSentences(
      tagger,
      NEW.map((sentence) => ({ tokens: sentence.split(' '), columns: {} })),
    );
    return tagged.map(({ tokens, columns }, i) => ({
      sentence: NEW[i] ?? '',
      names: readSpans(columns.name ?? []).map(
        ({ type, start, end }) => `${tokens.slice(start, end).join(' ')} ${type}`,
      ),
    }));
  } finally {
    engine.dispose();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { sentence, names } of await findNames()) {
    console.log(`${sentence}  →  ${names.join(', ')}`);
  }
}
