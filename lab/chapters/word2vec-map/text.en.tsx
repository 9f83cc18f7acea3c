import { Formula } from '../../parts/formula.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import type { WordMapModel } from './model.ts';
import { REVIEWS, TALES, type WordMapFields } from './state.ts';
import type { WordMapWords } from './words.ts';

const text: ChapterText<WordMapFields, WordMapModel, WordMapWords> = {
  lead: (
    <p>
      In the last Word2Vec chapter you worked through one sentence by hand. Now{' '}
      <strong>the same rule</strong> reads a book of fairy tales. In a few seconds, in this page, a
      map of a thousand words appears.
    </p>
  ),
  question: {
    ask: 'It reads Grimms’ fairy tales fifteen times, and nobody tells it what words mean. Which word will be the nearest to gold?',
    choices: [
      'One spelled alike, such as old or cold',
      'One used in the same places, such as silver',
      'One that stands everywhere, such as the or and',
    ],
    answer: 1,
    run: { ...TALES, probes: 'gold', step: 60 },
    explain: (
      <p>
        silver came first. The model does not look at spelling. Gold and silver stand{' '}
        <em>beside the same words</em>, and so their vectors came to point the same way.
      </p>
    ),
  },
  steps: [
    {
      title: 'At first, nothing means anything',
      set: { ...TALES, step: 0 },
      body: () => (
        <>
          <p>
            A point is a word. Its vector has 50 dimensions, so the picture presses it flat along
            the two directions in which the points spread most (
            <dfn>principal component analysis, PCA</dfn>).
          </p>
          <p>
            The vectors are hardly more than random numbers yet. The cosines in the lists are all
            much the same, and the neighbors have no reason to be there.
          </p>
        </>
      ),
    },
    {
      title: 'Press play, and the points part',
      set: { ...TALES, step: 10 },
      body: () => (
        <>
          <p>
            Press play. A step is a sixtieth of the training. The colored words leave a trail of
            where they have been.
          </p>
          <p>
            What happens is what you saw by hand: the vectors move a little, so that the neighbors
            in the window are guessed better. Only that here it goes on over <em>830,000 words</em>.
          </p>
        </>
      ),
    },
    {
      title: 'Why it is so fast',
      set: { ...TALES, step: 40 },
      body: () => (
        <>
          <p>
            A softmax would compute the scores of all 1,727 words for each neighbor.{' '}
            <dfn>Negative sampling</dfn> asks another question. Here are one true neighbor and five
            words drawn at random: <em>which is true, and which is not?</em>
          </p>
          <Formula
            block
            math={tex`L = -\ln \sigma(u \cdot v) - \sum_{k=1}^{5} \ln \sigma(-u_k \cdot v)`}
          />
          <p>
            1,727 scores have become 6. v is the vector of the word in the middle, u that of the
            true neighbor, u<sub>k</sub> those of the words that were drawn.
          </p>
        </>
      ),
    },
    {
      title: 'Neighbors are meaning',
      set: { ...TALES, probes: 'two said mother', step: 60 },
      body: () => (
        <>
          <p>
            Beside two there are three and four, beside said answered and replied, beside mother
            sister and father. Press any point of the map, and its neighbors are listed.
          </p>
          <p>
            Press a cosine, and its arithmetic unfolds: the product of the two vectors over their
            lengths. The map shows two directions, but <em>the lists count all 50</em>. So a word
            that is far away on the map may stand high in a list.
          </p>
        </>
      ),
    },
    {
      title: 'Who reads too often learns by heart',
      set: { ...REVIEWS, step: 60 },
      body: () => (
        <>
          <p>
            Now 3,802 Korean film reviews. The curve below is the loss on a hundredth of the text
            that was <em>not learned from</em>. It falls for a while, and from about the seventh
            reading on it rises again: the model has begun to learn the text by heart (
            <dfn>overfitting</dfn>). The shorter the text, the sooner it comes.
          </p>
        </>
      ),
    },
    {
      title: 'A misspelled word is no word',
      set: { ...REVIEWS, probes: '쵝오의 재밋게 최고의', step: 60 },
      body: () => (
        <>
          <p>
            쵝오의 and 재밋게 are what people type for 최고의 (the best) and 재밌게 (with fun).
            Anyone understands them, but the first never stands in this text and has no vector, and
            the second is so rare that its neighbors are odd.
          </p>
          <p>
            As long as a word is one piece that cannot be cut, the model cannot know that 최고의 and
            쵝오의 are alike.
          </p>
        </>
      ),
    },
    {
      title: 'Cut down to the jamo',
      set: { ...REVIEWS, probes: '쵝오의 재밋게 최고의', jamo: 'yes', step: 60 },
      body: () => (
        <>
          <p>
            Now every run of 3 to 6 jamo, the letters of Hangul, has a vector too: an{' '}
            <dfn>n-gram</dfn>. A word’s vector is the mean of its own and its n-grams’.
          </p>
          <Formula block math={tex`v(w) = \frac{1}{|G_w|} \sum_{g \in G_w} z_g`} />
          <p>
            쵝오의 shares pieces such as ㅗㅇㅢ with 최고의. It was never seen, and yet its nearest
            neighbor is <strong>최고의</strong>. Only, beside 최고의 there is also 최악의 (the
            worst): what is spelled alike is drawn near. That is the price.
          </p>
        </>
      ),
    },
  ],
  summary: (model) => {
    const { step } = model.state.signals;
    const names = model.names.value;
    const map = model.map.value;
    if (map === undefined) return 'Getting ready to train.';
    const near = model.neighbors.value
      .filter((one) => one.near.length > 0)
      .map(({ probe, near: all }) => `beside ${probe}, ${names[all[0]?.id ?? 0]}`)
      .join('; ');
    return `Step ${step.value} of 60. A map of ${names.length} words. The nearest: ${near === '' ? 'none' : near}.`;
  },
  tables: {
    neighbors: 'Number and cosine of the neighbors',
    places: 'Places of the 24 most frequent words on the map',
    losses: 'Loss of held-out text after each reading',
    vectors: 'Words read, hash of the vectors on the map',
  },
  proof: {
    about:
      'Computes the cosines of the lists another way: both vectors are brought to length 1, and their distance gives cos = 1 − distance²/2.',
    one: 'cosine by the product',
    other: 'cosine by the distance',
  },
  next: (
    <p>
      Word2Vec learned from one neighbor after the other. What if all neighbors of the text are{' '}
      <strong>counted beforehand</strong>, and fitted at once? That is GloVe.
    </p>
  ),
  words: {
    mapLabel: (words, step) => `A map of ${words} words as points, step ${step} of 60`,
    read: (words) => `Words read so far: ${words}`,
    neighborsOf: 'Neighbors of',
    unseen: 'Not on the map: this text does not have it, or not often enough.',
    unseenYet: 'Not on the map. When the training ends, its n-grams make it a vector.',
    opening: 'Reading the text, getting ready to train…',
    emptyText: 'Put in a text below.',
    noLoss: 'After each reading of the whole text its loss is drawn here.',
    lossChart: 'Loss of held-out text after each reading',
    passes: 'readings',
    loss: 'loss of held-out text',
    textLabel: 'What it reads',
    texts: {
      'fairy-tales': 'Fairy tales',
      'film-reviews': 'Korean film reviews',
      own: 'Your text',
    },
    ownLabel: 'Your text (a sentence a line)',
    ownHint:
      'The address carries up to 2,000 characters; open a longer text as a file. Short texts make poor neighbors.',
    probesLabel: 'Words to see the neighbors of (three, between spaces)',
    probesHint: 'Or press a point of the map.',
    unitsLabel: 'What counts as a word',
    units: { words: 'As it is written', stems: 'Korean without endings' },
    jamoLabel: 'N-grams of jamo',
    jamo: { no: 'Without', yes: 'With' },
    windowLabel: 'Window',
    dimensionsLabel: 'Dimensions',
    negativesLabel: 'Negative samples',
  },
};
export default text;
