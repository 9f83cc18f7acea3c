import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainKinds, explainLength, explainMerge } from './arithmetic.ts';
import { createStillModel, type UnitModel } from './model.ts';
import { COURSE_TEXT, type UnitFields } from './state.ts';
import type { UnitWords } from './words.ts';

const still = createStillModel({ text: COURSE_TEXT, step: 1 });
const { jamo, characters, words, stems } = still.strips.value;
const firstMerge = still.merges.value[0];

const text: ChapterText<UnitFields, UnitModel, UnitWords> = {
  lead: (
    <p>
      A text is one long string. Before a computer can work with it, it must be{' '}
      <strong>cut into units</strong>, and which units is for us to choose. Every model of this
      course begins with that choice.
    </p>
  ),
  question: {
    ask: '맑고, 맑지만, 맑았는데, 맑은 are four forms of the Korean word for “clear”: clear and, clear but, was clear though, clear (before a noun). Cut into words, how many different words are they to a computer?',
    choices: ['one', 'two', 'four'],
    answer: 2,
    run: { text: COURSE_TEXT, normalize: 'none', at: -1, step: 18 },
    explain: (
      <p>
        One letter of difference makes another word. The strip “words” has 4 different ones. In the
        strip “stems” right below it, all four become one: 맑다, “to be clear”.
      </p>
    ),
  },
  steps: [
    {
      title: 'Words: units with a meaning',
      set: { text: COURSE_TEXT, normalize: 'none', corpus: 'korean', at: 4, step: 18 },
      body: () => (
        <>
          <p>
            To cut a text into <dfn>tokens</dfn>, its units of information, is called{' '}
            <dfn>tokenization</dfn>. The first unit to come to mind is the{' '}
            <span class="sym-words">word</span>. Without commas and spaces, there are{' '}
            <Num value={words.length} arithmetic={() => explainLength(words)} /> of them.
          </p>
          <p>
            Press any box of the picture: in every strip, what covers the same place of the source
            lights up. A dotted line means that two strips are cut at the same place.
          </p>
        </>
      ),
    },
    {
      title: 'Characters and jamo: the smallest units',
      set: { text: COURSE_TEXT, normalize: 'none', corpus: 'korean', at: 0, step: 18 },
      body: () => (
        <>
          <p>
            There are <Num value={characters.length} arithmetic={() => explainLength(characters)} />{' '}
            <span class="sym-characters">characters</span>. A Korean syllable can be taken apart
            once more, into the letters it is written with, its <span class="sym-jamo">jamo</span>:
            맑 is ㅁ, ㅏ, ㄺ. That makes{' '}
            <Num value={jamo.length} arithmetic={() => explainLength(jamo)} />.
          </p>
          <p>
            There are only a few small units, so <em>no word is ever unknown</em>. But the strip
            grows long, and a single unit means next to nothing.
          </p>
        </>
      ),
    },
    {
      title: 'BPE: what often stands together becomes one',
      set: { text: COURSE_TEXT, normalize: 'none', corpus: 'korean', at: -1, step: 1 },
      body: () => (
        <>
          <p>
            Data can choose the units between characters and words.{' '}
            <dfn>Byte-pair encoding (BPE)</dfn> begins with characters, merges the two units that
            are neighbors most often in a training text, and counts again.
          </p>
          <Formula
            block
            math={tex`(\class{sym-bpe}{a}, \class{sym-bpe}{b}) = \operatorname*{argmax}_{(a,\,b)} n(a, b)`}
          />
          <p>
            In the lab’s diary of the weather the first pair to be merged is a space (␣) and 맑.
            They are neighbors{' '}
            <Num
              value={firstMerge?.count ?? 0}
              arithmetic={() => (firstMerge === undefined ? NOTHING : explainMerge(firstMerge))}
            />{' '}
            times. A space counts as a character, too.
          </p>
        </>
      ),
    },
    {
      title: 'Merge by merge, characters grow into words',
      set: { text: COURSE_TEXT, normalize: 'none', corpus: 'korean', at: -1, step: 85 },
      body: () => (
        <>
          <p>
            Play, or drag the bar below. With every merge the boxes of the strip{' '}
            <span class="sym-bpe">BPE</span> grow: it begins like the characters and ends like the
            words. Frequent words become one box; rare ones stay in pieces.
          </p>
          <p>
            Nearly all large language models cut their texts in this way or in one of its kin.
            Characters that the training text did not have are written as their bytes, so there is
            no text that cannot be written.
          </p>
        </>
      ),
    },
    {
      title: 'Stems: leave the variation out',
      set: { text: COURSE_TEXT, normalize: 'none', corpus: 'korean', at: -1, step: 18 },
      body: () => (
        <>
          <p>
            Korean verbs and adjectives change with their endings. To remove the variation and keep
            the meaning is called <dfn>stemming</dfn>. The four words come together in 맑다: from{' '}
            <Num
              value={new Set(words.map((one) => one.text)).size}
              arithmetic={() => explainKinds(words)}
            />{' '}
            different ones to{' '}
            <Num
              value={new Set(stems.map((one) => one.text)).size}
              arithmetic={() => explainKinds(stems)}
            />
            .
          </p>
          <Formula
            block
            math={tex`\text{맑고} = \text{맑지만} = \text{맑았는데} = \text{맑은} = \text{맑다}`}
          />
          <p>It has its price: that 맑았는데 speaks of the past is lost.</p>
        </>
      ),
    },
    {
      title: 'Which one to choose',
      set: {
        ...{ text: '어제는 흐렸지만 오늘은 하늘이 맑다', normalize: 'none', corpus: 'korean' },
        ...{ at: -1, step: 60 },
      },
      body: () => (
        <>
          <p>
            The two numbers under each name are the two sides of a scale: N is the <b>length</b>, V
            the number of <b>different</b> units. Small units: long, but few kinds. Large units:
            short, but their kinds never end, and there are words that were never seen.
          </p>
          <p>
            Words or stems are the usual choice for counting and classifying, characters or jamo for
            a language model that predicts the next letter, BPE for large models. Write your own
            text below, under “Change it”, and compare.
          </p>
        </>
      ),
    },
  ],
  summary: ({ strips, state, learned }) => {
    const { jamo: j, characters: c, bpe, words: w, stems: s } = strips.value;
    const { text: source, at } = state.read();
    const counts = `${j.length} jamo, ${c.length} characters, ${bpe.length} BPE tokens (merges: ${learned.value.length}), ${w.length} words, ${s.length} stems`;
    const kinds = `Different words: ${new Set(w.map((one) => one.text)).size}; different stems: ${new Set(s.map((one) => one.text)).size}.`;
    const picked = source[at] === undefined ? '' : ` The place of “${source[at]}” is picked.`;
    return `One text, cut in five ways: ${counts}. ${kinds}${picked}`;
  },
  tables: {
    jamo: 'Jamo: begin i, end j, number of its kind k',
    characters: 'Characters: begin i, end j, number of its kind k',
    bpe: 'BPE: begin i, end j, number of its kind k',
    words: 'Words: begin i, end j, number of its kind k',
    stems: 'Stems: begin i and end j in the source, number of its kind k',
    merges: 'Merges: the numbers a, b of both units, and how often they were neighbors, n',
  },
  proof: {
    about:
      'Searches the source again for the text of every box, and compares where it begins; and reads the training text again from beginning to end for every merge, counting how often the pair occurs.',
    one: 'number in the picture',
    other: 'found or counted again',
  },
  next: (
    <p>
      Units in hand, they must become numbers. The next chapter, <strong>Bag of words</strong>,
      gives each word a place of its own and counts how often it occurs.
    </p>
  ),
  words: {
    strips: { jamo: 'Jamo', characters: 'Characters', bpe: 'BPE', words: 'Words', stems: 'Stems' },
    source: 'Source',
    kindsRow: 'Stem kinds',
    picture: 'Strips of the same text, cut in five ways',
    units: (strip) => `${strip}: number N`,
    kinds: (strip) => `${strip}: different ones V`,
    length: 'count N',
    kindCount: 'kinds V',
    merge: (number) => `Merge ${number}:`,
    noMerge: 'Nothing has been merged yet: BPE is the same as the characters.',
    times: ' times side by side',
    empty: 'Write a text.',
    normalizeLabel: 'Before cutting',
    normalizations: { none: 'as it is', lower: 'lower case', nfkc: 'NFKC, case folded' },
    corpusLabel: 'BPE learns from',
    corpora: { korean: 'Korean diary', english: 'English diary', own: 'my text' },
    textLabel: 'Your text',
    textHint: 'Up to 120 characters. Stems are Korean where there is Hangul, else English.',
    placeLabel: 'Pick a place (−1: none)',
    presetsLabel: 'Texts to start from',
    presets: [
      { name: 'The course’s four words', text: COURSE_TEXT },
      { name: '바다도 하늘도 맑았다', text: '바다도 하늘도 맑았다' },
      {
        name: 'low lower lowest',
        text: 'low low low lower lower newest newest widest',
        corpus: 'own',
      },
      { name: 'fish', text: 'She fishes, he fished, they are fishing', corpus: 'english' },
    ],
  },
};
export default text;

const NOTHING = { symbol: 'n', value: 0 };
