import { Formula } from '../../parts/formula.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import type { VectorModel } from './model.ts';
import { LUNCH, QUEEN, type VectorFields, WRITER } from './state.ts';
import type { VectorWords } from './words.ts';

const text: ChapterText<VectorFields, VectorModel, VectorWords> = {
  lead: (
    <p>
      We have vectors; now to use them.{' '}
      <strong>Distance is meaning, difference is relation.</strong> Here are 8,000 words in 64
      dimensions, which we trained on 21 million words of English novels and speeches, and beside
      them 6,000 Korean words, from 520,000 film reviews.
    </p>
  ),
  question: {
    ask: 'Take the vector of paris, subtract france, add italy. Which of the 8,000 words is nearest to what comes out?',
    choices: ['rome', 'paris', 'venice'],
    answer: 1,
    run: { ...QUEEN, formula: 'paris - france + italy', inputs: 'in', step: 3 },
    explain: (
      <p>
        The nearest is <em>paris itself</em>, one of the ingredients. The rome that one expects
        comes after it. Books and tools quietly leave the words of the formula out of its answers.
        Turn that rule on and off below.
      </p>
    ),
  },
  steps: [
    {
      title: 'The map, and neighbors',
      set: { ...QUEEN, formula: 'king', plane: 'pca', step: 0 },
      body: () => (
        <>
          <p>
            All 8,000 points are words. Drag the map, zoom in, press any point. Beside it stand the
            words whose direction is most like that word’s.
          </p>
          <Formula block math={tex`\cos(a, b) = \frac{a \cdot b}{|a|\,|b|}`} />
          <p>
            The cosine looks at the angle alone: 1 is the same way, 0 a right angle, −1 the opposite
            way.
          </p>
        </>
      ),
    },
    {
      title: 'A difference is an arrow',
      set: { ...QUEEN, step: 1 },
      body: () => (
        <>
          <p>
            Draw the arrow from man to woman: woman − man, the way from a man’s word to a woman’s.
            The map is now the plane on which the three words of the formula lie. It is a straight
            cut through all 64 dimensions, so the arrows have their true length and direction.
          </p>
        </>
      ),
    },
    {
      title: 'Put the arrow elsewhere',
      set: { ...QUEEN, step: 3 },
      body: () => (
        <>
          <p>
            Put the same arrow at king. It ends (×) at king − man + woman. No word stands exactly
            there. The word whose direction is nearest is <strong>queen</strong>.
          </p>
          <Formula block math={tex`\text{king} - \text{man} + \text{woman} \approx \text{queen}`} />
        </>
      ),
    },
    {
      title: 'A hidden rule',
      set: { ...QUEEN, formula: 'paris - france + italy', inputs: 'in', step: 3 },
      body: () => (
        <>
          <p>
            If the words of the formula are not left out, paris − france + italy is answered by{' '}
            <em>paris</em>: the arrow is too short to leave its neighborhood. king − man + woman is
            queen even so, but that is not the rule. It is true that the vectors have learned
            relations, but it is a weaker truth than one often hears.
          </p>
        </>
      ),
    },
    {
      title: 'Relations come from what was read',
      set: { ...WRITER, step: 3 },
      body: () => (
        <>
          <p>
            Now the Korean table: words of film reviews without their particles and endings. 감독
            (director) − 영화 (film) + 드라마 (drama) is <strong>작가</strong>, the writer: where
            reviews of films speak of the director, those of dramas speak of the writer. 관객
            (audience) − 영화 + 드라마 is 시청자 (viewers), 아빠 (dad) − 남자 (man) + 여자 (woman)
            is 엄마 (mom). Nobody told it of these relations: it saw which words stand side by side.
          </p>
          <p>
            But it knows only what it read. 서울 (Seoul) − 한국 (Korea) + 일본 (Japan) gives 시골,
            the countryside, and not Tokyo: film reviews do not speak of a country and its capital.
            The English table, from novels and speeches, solves capitals (paris − france + italy)
            and tenses (walked − walk + speak), too. Put in formulas of your own, and see when they
            fail.
          </p>
        </>
      ),
    },
    {
      title: 'The odd one out',
      set: { ...LUNCH, step: 1 },
      body: () => (
        <>
          <p>
            Four words stand in a row, and each is compared with the mean direction of them all. The
            lowest does not belong. Without a dictionary or a list of kinds it picks{' '}
            <strong>river</strong>.
          </p>
        </>
      ),
    },
    {
      title: 'Axes of your own',
      set: { ...QUEEN, plane: 'axes', across: 'man woman', up: 'young old', step: 0 },
      body: () => (
        <>
          <p>
            The difference of two words can be an axis: rightwards from man to woman, upwards from
            young to old. Find words for trades and tempers, and see where they stand. The vectors
            have learned <em>the prejudices of their time’s books</em>, too.
          </p>
        </>
      ),
    },
  ],
  summary: (model) => {
    const { task, formula } = model.state.signals;
    const names = model.names.value;
    const answer = model.session.findings.value?.answer;
    if (names.length === 0) return 'Opening the word vectors.';
    if (task.value === 'line-up') {
      return `A map of ${names.length} words. Farthest from the mean direction: ${model.odd.value ?? 'none yet'}.`;
    }
    const near = (answer?.near ?? []).slice(0, 3).map(({ id }) => names[id]);
    return `A map of ${names.length} words. Nearest to ${formula.value.replaceAll(' - ', ' − ')}: ${near.join(', ')}.`;
  },
  tables: {
    near: 'Number and cosine of the nearest words',
    row: 'Cosine of the words in the row to their mean direction',
    places: 'Places of the 24 most frequent words on the map',
  },
  proof: {
    about:
      'Computes the cosines of the list another way: both vectors are brought to length 1, and their distance gives cos = 1 − distance²/2.',
    one: 'cosine by the product',
    other: 'cosine by the distance',
  },
  next: (
    <p>
      Every word has found its place. But “dog bites man” and “man bites dog” are still the same
      heap of vectors. On to the network that <strong>reads in order</strong>: the RNN.
    </p>
  ),
  words: {
    mapLabel: (words) => `A map of ${words} words as points`,
    table: (name, words, dimensions) => `${name}: ${words} words, ${dimensions} dimensions`,
    shipped: {
      english: 'Vectors trained on English novels and speeches',
      korean: 'Vectors trained on the stems of Korean film reviews',
    },
    tableLabel: 'Which words',
    tables: { english: 'English (novels, speeches)', korean: 'Korean (film reviews)' },
    cut: 'Only the first 100,000 words were opened.',
    opening: 'Opening the word vectors…',
    near: 'The nearest words to',
    mean: 'Cosine to the mean direction',
    odd: 'does not belong',
    taskLabel: 'What to ask',
    tasks: { formula: 'A formula', 'line-up': 'The odd one out' },
    formulaLabel: 'A formula of words',
    formulaHint: 'Minus and plus stand between spaces: king - man + woman',
    rowLabel: 'Words in a row (between spaces)',
    rowHint: 'Three or more.',
    inputsLabel: 'Words of the formula',
    inputs: { out: 'Left out of the answers', in: 'Not left out' },
    planeLabel: 'Where to look from',
    planes: {
      words: 'The formula’s plane',
      pca: 'All (PCA)',
      axes: 'Own axes',
      umap: 'Neighborhoods (UMAP)',
    },
    acrossLabel: 'Across (the word on the left, the word on the right)',
    upLabel: 'Up (the word below, the word above)',
    axisHint: 'Two words, a space between them.',
    presetsLabel: 'Formulas to try',
    openLabel: 'Open your own vectors',
    openHint:
      '.vec .txt .bin .malmoi, or two .tsv files (vectors and metadata). Up to 100,000 words.',
  },
};
export default text;
