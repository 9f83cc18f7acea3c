// The course's questions to vectors that are trained here and now: king − man + woman, 한국 − 서울 + 도쿄,
// and the word that does not belong (intrusion detection). On made-up sentences, in which words share
// neighbors the way that they do in real text; or on a text of your own, a sentence a line.
// 수업의 물음을 지금 여기서 학습한 벡터에 던집니다. 이웃을 나누도록 지어낸 문장으로, 또는 여러분의 글(한 줄에 한
// 문장)로 학습합니다.
//
// Run: npm run build, then node dist/examples/king-and-queen.js [text [formula …]]
import { pathToFileURL } from 'node:url';
import {
  buildVocabulary,
  createRandom,
  doesntMatch,
  mostSimilar,
  openMemoryScratch,
  parseVectorExpression,
  type Random,
  TextEncoding,
  trainWord2Vec,
  type Word2VecOptions,
  WordCounter,
  type WordVectors,
} from 'malmoi';
import { readLines } from 'malmoi/io';
import { fileSource } from 'malmoi/node';

/** Things in rows and columns: a thing stands with the words of its row and with those of its column. */
interface Table {
  /** By row, the words around it. */
  readonly rows: Readonly<Record<string, string>>;
  /** By column, the words around it. */
  readonly columns: Readonly<Record<string, string>>;
  /** The things, by row and then by column. */
  readonly things: Readonly<Record<string, readonly string[]>>;
}

/** People by station, and by sex. */
const ENGLISH: Table = {
  columns: { male: 'he his him himself beard', female: 'she her hers herself dress' },
  rows: {
    grown: 'work street shop office town',
    royal: 'crown throne palace kingdom reign',
    young: 'school toy playground homework friend',
    heir: 'castle heir ball horse court',
    food: 'eat table plate kitchen cook',
  },
  things: {
    grown: ['man', 'woman'],
    royal: ['king', 'queen'],
    young: ['boy', 'girl'],
    heir: ['prince', 'princess'],
  },
};

/** Places by country, and by what they are. */
const KOREAN: Table = {
  columns: { country: '나라 정부 국민 대표팀 국기', capital: '수도 도시 시장 지하철 골목' },
  rows: {
    korean: '김치 한복 한강 한글 경복궁',
    japanese: '초밥 기모노 후지산 가나 벚꽃',
    french: '치즈 에펠탑 포도주 센강 박물관',
    english: '홍차 우산 템스강 여왕 축구',
    food: '먹다 식탁 접시 부엌 달다',
  },
  things: {
    korean: ['한국', '서울'],
    japanese: ['일본', '도쿄'],
    french: ['프랑스', '파리'],
    english: ['영국', '런던'],
  },
};

/** What is eaten belongs to no column. */
const FOODS: Readonly<Record<'en' | 'ko', string>> = {
  en: 'breakfast cereal dinner lunch',
  ko: '사과 배 감 딸기',
};

/** Sentences about a language's table and its foods. */
function makeSentences(language: 'en' | 'ko', count: number, random: Random): string[][] {
  const { rows, columns, things } = language === 'en' ? ENGLISH : KOREAN;
  const draw = <T>(from: readonly T[]): T => from[random.integer(from.length)] as T;
  const several = (words = ''): string[] => [1, 2, 3].map(() => draw(words.split(' ')));
  return Array.from({ length: count }, () => {
    const row = draw(Object.keys(rows));
    const pair = things[row];
    const column = random.integer(2);
    const around = pair === undefined ? [] : several(Object.values(columns)[column]);
    const thing = pair?.[column] ?? draw(FOODS[language].split(' '));
    const words = [thing, ...several(rows[row]), ...around];
    random.shuffle(words);
    return words;
  });
}

/** Trains word vectors on sentences. */
async function train(
  sentences: () => AsyncIterable<readonly string[]>,
  minCount: number,
  options: Word2VecOptions,
): Promise<WordVectors> {
  const counter = new WordCounter();
  for await (const words of sentences()) for (const word of words) counter.add(word);
  const { words, counts, idOf } = buildVocabulary(counter.counts, { minCount });
  const encoding = await TextEncoding.create(openMemoryScratch());
  for await (const sentence of sentences()) await encoding.add(sentence.map(idOf));
  const text = { words, counts, text: await encoding.finish() };
  return (await trainWord2Vec(text, options)).vectors;
}

/** Vectors of made-up sentences; of so few words, the full softmax. */
export function trainOnMadeUp(language: 'en' | 'ko'): Promise<WordVectors> {
  const sentences = makeSentences(language, 4000, createRandom(1, 'sentences'));
  return train(
    async function* () {
      yield* sentences;
    },
    1,
    { loss: 'softmax', dimensions: 20, epochs: 5 },
  );
}

/** The words nearest to the sum of a formula, its own left out. */
export function answer(vectors: WordVectors, formula: string): string[] {
  const found = mostSimilar(vectors, { positive: parseVectorExpression(formula), topn: 3 });
  return found.map(({ word }) => word);
}

/** The word that does not belong to the others. */
export function findIntruder(vectors: WordVectors, words: string): string {
  return doesntMatch(vectors, words.split(' '));
}

async function* readSentences(path: string): AsyncGenerator<string[]> {
  const source = fileSource(path);
  for await (const lines of readLines(source.open(), source)) {
    for (const { text } of lines) yield text.split(/\s+/).filter((word) => word !== '');
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [path, ...formulas] = process.argv.slice(2);
  if (path === undefined) {
    const english = await trainOnMadeUp('en');
    console.log('king - man + woman =', answer(english, 'king - man + woman').join(', '));
    console.log('prince - boy + girl =', answer(english, 'prince - boy + girl').join(', '));
    const foods = 'breakfast queen cereal dinner';
    console.log(`does not belong, of ${foods}:`, findIntruder(english, foods));
    const korean = await trainOnMadeUp('ko');
    console.log('한국 - 서울 + 도쿄 =', answer(korean, '한국 - 서울 + 도쿄').join(', '));
    const places = '서울 도쿄 파리 사과';
    console.log(`어울리지 않는 말, ${places}:`, findIntruder(korean, places));
  } else {
    const vectors = await train(() => readSentences(path), 5, { subsample: 1e-4 });
    for (const formula of formulas.length > 0 ? formulas : ['king - man + woman']) {
      console.log(formula, '=', answer(vectors, formula).join(', '));
    }
  }
}
