import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainEntry } from './arithmetic.ts';
import { type BagModel, createStillModel, sentenceName } from './model.ts';
import { type BagFields, COURSE_SENTENCES } from './state.ts';
import type { BagWords } from './words.ts';

const ANIMALS = 'cat kitty hamburger';
const BITES = 'dog bites man\nman bites dog';

const counted = createStillModel({ text: COURSE_SENTENCES });
const weighed = createStillModel({ text: COURSE_SENTENCES, weighting: 'tf-idf' });

const text: ChapterText<BagFields, BagModel, BagWords> = {
  lead: (
    <p>
      A computer knows numbers, not letters. The simplest way to turn a sentence into numbers gives
      every word a place of its own and <strong>counts how often it occurs</strong>.
    </p>
  ),
  question: {
    ask: 'If all that you write down about a word is “there” or “not there”: is “cat” closer to “kitty” or to “hamburger”?',
    choices: ['kitty', 'hamburger', 'equally far from both'],
    answer: 2,
    run: { text: ANIMALS, view: 'pairs', measure: 'distance', step: 3 },
    explain: (
      <p>
        Pick any two words, and they are √2 apart. That cats and kitties are alike is written
        nowhere in this representation. Step five below shows why.
      </p>
    ),
  },
  steps: [
    {
      title: 'A place for every word',
      set: { text: COURSE_SENTENCES, view: 'sum', weighting: 'count', step: 0 },
      body: () => (
        <>
          <p>
            Collect the words of both sentences in the order in which they first occur. This list is
            the <dfn>vocabulary</dfn>. “really” and “this” occur more than once, but each has one
            place.
          </p>
          <p>
            The vocabulary now has <b>{counted.bag.value.vocabulary.length} words</b>: the places
            down the left of the picture.
          </p>
        </>
      ),
    },
    {
      title: 'One-hot: a 1 in its own place',
      set: { text: COURSE_SENTENCES, view: 'sum', weighting: 'count', step: 1 },
      body: () => (
        <>
          <p>
            John as a vector has a 1 in John’s place and 0 everywhere else. That is a{' '}
            <dfn>one-hot vector</dfn>. It is as long as the vocabulary.
          </p>
          <Formula
            block
            math={tex`\mathbf{x}_{\text{John}} = [\,1\;\;0\;\;0\;\;0\;\;0\;\;0\;\;0\;\;0\,]`}
          />
          <p>
            Play, or press the period key <kbd>.</kbd>, and the next word falls into its place.
          </p>
        </>
      ),
    },
    {
      title: 'A sentence is a sum of words',
      set: { text: COURSE_SENTENCES, view: 'sum', weighting: 'count', step: 6 },
      body: () => (
        <>
          <p>
            Add the six one-hot vectors of the first sentence, and you have the sentence’s vector{' '}
            <span class="sym-d1">{sentenceName(0)}</span>. This is a <dfn>bag of words</dfn>.
          </p>
          <Formula block math={tex`\mathbf{d} = \sum_{w \in \text{sentence}} \mathbf{x}_w`} />
          <p>
            “really” fell twice, so its cell is{' '}
            <Num
              value={counted.vectors.value[0]?.[1] ?? 0}
              arithmetic={() => explainEntry(counted, 0, 1)}
            />
            . Press the number to see what was added.
          </p>
        </>
      ),
    },
    {
      title: 'Two sentences, side by side',
      set: { text: COURSE_SENTENCES, view: 'sum', weighting: 'count', step: 11 },
      body: () => (
        <>
          <p>
            With the second sentence added, the two vectors stand place beside place. The only words
            they share are “really” and “this”.
          </p>
          <Formula
            block
            math={tex`\begin{aligned}\mathbf{d}_1 &= [\,1\;\;2\;\;1\;\;1\;\;1\;\;0\;\;0\;\;0\,]\\ \mathbf{d}_2 &= [\,0\;\;1\;\;0\;\;1\;\;0\;\;1\;\;1\;\;1\,]\end{aligned}`}
          />
          <p>
            Long or short, every sentence becomes a vector of the same length. So sentences can be
            compared, and classified.
          </p>
        </>
      ),
    },
    {
      title: 'All words are equally far apart',
      set: { text: ANIMALS, view: 'pairs', measure: 'distance', step: 3 },
      body: () => (
        <>
          <p>
            The difference of two one-hot vectors has one 1, one −1, and zeros. So any two words are
            √2 apart, and their cosine similarity is 0.
          </p>
          <Formula
            block
            math={tex`\lVert \mathbf{x}_a - \mathbf{x}_b \rVert = \sqrt{1^2 + (-1)^2} = \sqrt{2}`}
          />
          <p>
            Cat and kitty: √2. Cat and hamburger: √2. One-hot vectors <em>tell words apart</em>, but
            know nothing of meaning.
          </p>
        </>
      ),
    },
    {
      title: 'Order is gone',
      set: { text: BITES, view: 'sum', weighting: 'count', measure: 'distance', step: 6 },
      body: () => (
        <>
          <p>
            Pour words into a bag and their order is lost. “dog bites man” and “man bites dog” have
            the same vector; their distance is 0.
          </p>
          <p>
            The newspapers would not agree. Swap words below, under “Change it”: the vector does not
            move.
          </p>
        </>
      ),
    },
    {
      title: 'How to count is a choice, too',
      set: { text: COURSE_SENTENCES, view: 'sum', weighting: 'tf-idf', step: 11 },
      body: () => (
        <>
          <p>
            A word that both sentences have helps less to tell them apart. <dfn>tf-idf</dfn> gives
            rare words more weight.
          </p>
          <Formula
            block
            math={tex`\text{tf-idf} = n \cdot \left(\ln\frac{1+N}{1+\text{df}} + 1\right)`}
          />
          <p>
            The cell of “really”, which occurs twice, is{' '}
            <Num
              value={weighed.vectors.value[0]?.[1] ?? 0}
              arithmetic={() => explainEntry(weighed, 0, 1)}
            />
            ; that of “John”, which occurs once, is{' '}
            <Num
              value={weighed.vectors.value[0]?.[0] ?? 0}
              arithmetic={() => explainEntry(weighed, 0, 0)}
            />
            . Counted plainly, one was double the other; now the gap is smaller.
          </p>
        </>
      ),
    },
  ],
  summary: ({ bag, words, state }) => {
    const { step, view, measure } = state.read();
    const { vocabulary, sentences } = bag.value;
    if (vocabulary.length === 0) return 'There is no sentence yet.';
    if (view === 'pairs') {
      const value = measure === 'distance' ? '√2 apart' : 'at cosine similarity 0';
      return `All pairs of ${vocabulary.length} words. Any two different words are ${value}.`;
    }
    const now = words.value[step - 1];
    const size = `${sentences.length} ${sentences.length === 1 ? 'sentence' : 'sentences'}, ${vocabulary.length} words.`;
    if (now === undefined) return `${size} No word has fallen yet.`;
    return `${size} Word ${step}: the one-hot vector of “${vocabulary[now.word]}” was added to ${sentenceName(now.sentence)}.`;
  },
  tables: {
    vectors: 'The sentences’ vectors',
    words: 'All pairs of words',
    sentences: 'All pairs of sentences',
  },
  proof: {
    about:
      'Counts again from the start, without any vector: how many of the fallen words are this word.',
    one: 'sum of vectors',
    other: 'counted again',
  },
  next: (
    <p>
      Vectors that know nothing of meaning are still good for something.{' '}
      <strong>Naive Bayes</strong>, the next chapter, classifies documents by counting words alone.
      Vectors with meaning come after it, with Word2Vec.
    </p>
  ),
  words: {
    views: { sum: 'The sum', pairs: 'Distances of all pairs' },
    weightings: { count: 'Counts', binary: 'There 1, not there 0', 'tf-idf': 'tf-idf' },
    measures: { distance: 'Distance', cosine: 'Cosine similarity' },
    viewLabel: 'View',
    weightingLabel: 'How to count',
    measureLabel: 'Measured by',
    sumCaption: 'A one-hot column for each word, a sum for each sentence',
    pairsCaption: 'Any two different words are equally far apart',
    sentencesCaption: 'The sentences',
    textLabel: 'Your sentences (one a line)',
    textHint: 'Words are cut at spaces. Up to four sentences and 24 words are drawn.',
    leftOut: (words) => `There is no room in the picture for ${words} more words.`,
    empty: 'Write a sentence.',
    swap: 'Swap the first sentence’s first and last word',
    presetsLabel: 'Sentences to start from',
    presets: [
      { name: 'The course’s two', text: COURSE_SENTENCES },
      { name: 'cat, kitty, hamburger', text: ANIMALS },
      { name: 'dog bites man', text: BITES },
    ],
    between: (first, second) => `${first} – ${second}`,
  },
};
export default text;
