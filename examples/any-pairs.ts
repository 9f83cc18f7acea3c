// A translator learns any pairs of texts, letter by letter: here misspelled words with the right ones, Korean names with
// how they are written in Latin letters, and questions with answers. All pairs are made here.
// 번역기는 어떤 텍스트 쌍이든 글자 단위로 배웁니다. 여기서는 틀린 철자와 바른 철자, 한글 이름과 로마자 표기, 물음과 대답을 배웁니다. 쌍은 모두
// 여기서 만듭니다.
//
// Run: npm run build, then node dist/examples/any-pairs.js
import { pathToFileURL } from 'node:url';
import {
  createEngine,
  createRandom,
  createTranslator,
  type Engine,
  evaluateTranslator,
  type Random,
  type TextPair,
  type TranslatorScores,
  trainTranslator,
  translateTexts,
} from 'malmoi';

const WORDS =
  'receive believe separate definitely necessary occasion beginning government environment language grammar library because tomorrow different interesting weather restaurant knowledge calendar address success business'.split(
    ' ',
  );

/** Draws words with a mistake: a letter that is lost, doubled, or changed with the next. */
function drawMisspelled(random: Random, count: number): TextPair[] {
  return Array.from({ length: count }, () => {
    const target = WORDS[random.integer(WORDS.length)];
    const at = 1 + random.integer(target.length - 2);
    const [before, letter, next] = [target.slice(0, at), target[at], target.slice(at + 1)];
    const mistakes = [
      before + next,
      before + letter + letter + next,
      before + next.slice(0, 1) + letter + next.slice(1),
    ];
    return { source: mistakes[random.integer(mistakes.length)], target };
  });
}

const LEADS = ['ㄱ', 'ㄴ', 'ㄷ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅅ', 'ㅇ', 'ㅈ', 'ㅎ'];
const LEAD_SPELLINGS = ['g', 'n', 'd', 'r', 'm', 'b', 's', '', 'j', 'h'];
/** Where the leading consonants above stand among Unicode's 19. */
const LEAD_PLACES = [0, 2, 3, 5, 6, 7, 9, 11, 12, 18];
const VOWELS: readonly (readonly [place: number, spelling: string])[] = [
  [0, 'a'],
  [4, 'eo'],
  [8, 'o'],
  [13, 'u'],
  [18, 'eu'],
  [20, 'i'],
];
const TAILS: readonly (readonly [place: number, spelling: string])[] = [
  [0, ''],
  [4, 'n'],
  [16, 'm'],
  [21, 'ng'],
];

/** Draws names of two syllables, with their Revised Romanization syllable by syllable. */
function drawNames(random: Random, count: number): TextPair[] {
  const syllable = (): TextPair => {
    const lead = random.integer(LEADS.length);
    const [vowel, vowelSpelling] = VOWELS[random.integer(VOWELS.length)];
    const [tail, tailSpelling] = TAILS[random.integer(TAILS.length)];
    return {
      source: String.fromCodePoint(0xac00 + (LEAD_PLACES[lead] * 21 + vowel) * 28 + tail),
      target: LEAD_SPELLINGS[lead] + vowelSpelling + tailSpelling,
    };
  };
  return Array.from({ length: count }, () => {
    const [first, second] = [syllable(), syllable()];
    return { source: first.source + second.source, target: `${first.target}-${second.target}` };
  });
}

const NEEDS = ['tea', 'bread', 'a map', 'an umbrella', 'a ticket', 'a room'];
const PLACES = ['station', 'market', 'museum', 'library', 'harbor'];

/** Draws questions with one of several answers, so that none can be foreseen for sure. */
function drawDialogue(random: Random, count: number): TextPair[] {
  const one = (texts: readonly string[]): string => texts[random.integer(texts.length)];
  return Array.from({ length: count }, () => {
    const [need, place] = [one(NEEDS), one(PLACES)];
    return random.integer(2) === 0
      ? {
          source: one([`do you have ${need} ?`, `i would like ${need} .`]),
          target: one([`yes , here is ${need} .`, `sorry , we have no more of ${need} .`]),
        }
      : {
          source: one([`where is the ${place} ?`, `how do i get to the ${place} ?`]),
          target: one([`the ${place} is over there .`, `take the bus to the ${place} .`]),
        };
  });
}

/** What a translator learned of pairs: its scores on others, and some of what it wrote. */
export interface LearnedPairs {
  readonly scores: TranslatorScores;
  readonly shown: readonly TextPair[];
}

/** Trains on some pairs, and writes others. */
async function learn(
  engine: Engine,
  pairs: readonly TextPair[],
  {
    units,
    epochs,
  }: { readonly units: 'code-points' | 'jamo' | 'whitespace'; readonly epochs: number },
): Promise<LearnedPairs> {
  const [train, others] = [pairs.slice(0, -100), pairs.slice(-100)];
  const model = await createTranslator(engine, train, {
    ...{ units, minCount: 1, hiddenSize: 48, embeddingSize: 24 },
    ...{ dropout: 0.1, embeddingDropout: 0 },
  });
  await trainTranslator(model, { train }, { epochs, batch: 32, learningRate: 5e-3 });
  const scores = await evaluateTranslator(model, others, { tokenize: 'none', beam: 3 });
  const texts = others.slice(0, 3).map(({ source }) => source);
  const found = await translateTexts(model, texts, { beam: 3 });
  return { scores, shown: texts.map((source, i) => ({ source, target: found[i][0].text })) };
}

/** Learns spelling, Latin letters for Korean names, and small talk. */
export async function learnAnyPairs(): Promise<
  Readonly<Record<'spelling' | 'names' | 'dialogue', LearnedPairs>>
> {
  const engine = await createEngine({ workers: 1 });
  try {
    const random = createRandom(1, 'pairs');
    return {
      spelling: await learn(engine, drawMisspelled(random, 1600), {
        units: 'code-points',
        epochs: 6,
      }),
      names: await learn(engine, drawNames(random, 1600), { units: 'jamo', epochs: 6 }),
      dialogue: await learn(engine, drawDialogue(random, 900), { units: 'whitespace', epochs: 6 }),
    };
  } finally {
    engine.dispose();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { spelling, names, dialogue } = await learnAnyPairs();
  for (const { shown } of [spelling, names, dialogue]) {
    for (const { source, target } of shown) console.log(`${source} → ${target}`);
  }
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  console.log(`misspelled words that are put right: ${percent(spelling.scores.exact)}`);
  console.log(`names spelled right in Latin letters: ${percent(names.scores.exact)}`);
  const { loss, distinct2 } = dialogue.scores;
  console.log(
    `answers: perplexity ${Math.exp(loss).toFixed(2)} a word, distinct-2 ${distinct2.toFixed(3)}`,
  );
}
