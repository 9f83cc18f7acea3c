import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainEntry } from './arithmetic.ts';
import { type BagModel, createStillModel, sentenceName } from './model.ts';
import { type BagFields, COURSE_SENTENCES } from './state.ts';
import type { BagWords } from './words.ts';

const ANIMALS = '고양이 야옹이 햄버거';
const BITES = '개가 사람을 물었다\n사람을 개가 물었다';

const counted = createStillModel({ text: COURSE_SENTENCES });
const weighed = createStillModel({ text: COURSE_SENTENCES, weighting: 'tf-idf' });

const text: ChapterText<BagFields, BagModel, BagWords> = {
  lead: (
    <p>
      컴퓨터는 글자를 모르고 수만 압니다. 문장을 수로 바꾸는 가장 단순한 방법은 단어마다 자리를
      하나씩 주고, <strong>몇 번 나왔는지 세는 것</strong>입니다.
    </p>
  ),
  question: {
    ask: '단어를 ‘나왔다, 안 나왔다’로만 적으면, ‘고양이’는 ‘야옹이’와 ‘햄버거’ 가운데 어느 쪽에 더 가까울까요?',
    choices: ['야옹이', '햄버거', '둘 다 똑같이 멀다'],
    answer: 2,
    run: { text: ANIMALS, view: 'pairs', measure: 'distance', step: 3 },
    explain: (
      <p>
        어느 두 단어를 골라도 거리는 √2입니다. 고양이와 야옹이가 비슷하다는 사실은 이 표현 어디에도
        적혀 있지 않습니다. 왜 그런지는 아래 다섯째 단계에서 봅니다.
      </p>
    ),
  },
  steps: [
    {
      title: '단어마다 자리 하나',
      set: { text: COURSE_SENTENCES, view: 'sum', weighting: 'count', step: 0 },
      body: () => (
        <>
          <p>
            두 문장에 나오는 단어를 처음 나온 차례대로 모읍니다. 이 목록을{' '}
            <dfn>어휘(vocabulary)</dfn>라고 합니다. really와 this는 여러 번 나오지만 자리는
            하나씩입니다.
          </p>
          <p>
            지금 어휘에는 단어가 <b>{counted.bag.value.vocabulary.length}개</b> 있습니다. 그림의
            왼쪽에 세로로 늘어선 것이 그 자리들입니다.
          </p>
        </>
      ),
    },
    {
      title: '원-핫 벡터: 제 자리만 1',
      set: { text: COURSE_SENTENCES, view: 'sum', weighting: 'count', step: 1 },
      body: () => (
        <>
          <p>
            John을 벡터로 적으면 John의 자리만 1이고 나머지는 모두 0입니다. 이런 벡터를{' '}
            <dfn>원-핫 벡터(one-hot vector)</dfn>라고 합니다. 벡터의 길이는 어휘의 크기와 같습니다.
          </p>
          <Formula
            block
            math={tex`\mathbf{x}_{\text{John}} = [\,1\;\;0\;\;0\;\;0\;\;0\;\;0\;\;0\;\;0\,]`}
          />
          <p>
            재생하거나 마침표 <kbd>.</kbd> 키를 누르면 다음 단어가 제 자리로 떨어집니다.
          </p>
        </>
      ),
    },
    {
      title: '문장은 단어의 합',
      set: { text: COURSE_SENTENCES, view: 'sum', weighting: 'count', step: 6 },
      body: () => (
        <>
          <p>
            첫 문장의 원-핫 벡터 여섯 개를 그대로 더하면 문장의 벡터{' '}
            <span class="sym-d1">{sentenceName(0)}</span>이 됩니다. 이것이{' '}
            <dfn>백 오브 워즈(Bag-of-Words)</dfn>입니다.
          </p>
          <Formula block math={tex`\mathbf{d} = \sum_{w \in \text{문장}} \mathbf{x}_w`} />
          <p>
            really는 두 번 떨어졌으니 그 칸은{' '}
            <Num
              value={counted.vectors.value[0]?.[1] ?? 0}
              arithmetic={() => explainEntry(counted, 0, 1)}
            />
            입니다. 수를 누르면 무엇을 더했는지 펼쳐집니다.
          </p>
        </>
      ),
    },
    {
      title: '두 문장을 나란히',
      set: { text: COURSE_SENTENCES, view: 'sum', weighting: 'count', step: 11 },
      body: () => (
        <>
          <p>
            둘째 문장까지 더하면 두 벡터가 같은 자리끼리 나란히 놓입니다. 함께 쓴 단어는 really와
            this뿐입니다.
          </p>
          <Formula
            block
            math={tex`\begin{aligned}\mathbf{d}_1 &= [\,1\;\;2\;\;1\;\;1\;\;1\;\;0\;\;0\;\;0\,]\\ \mathbf{d}_2 &= [\,0\;\;1\;\;0\;\;1\;\;0\;\;1\;\;1\;\;1\,]\end{aligned}`}
          />
          <p>
            문장이 길든 짧든 벡터의 길이는 같습니다. 그래서 문장끼리 견주고, 분류할 수 있습니다.
          </p>
        </>
      ),
    },
    {
      title: '모든 단어가 똑같이 멀다',
      set: { text: ANIMALS, view: 'pairs', measure: 'distance', step: 3 },
      body: () => (
        <>
          <p>
            두 원-핫 벡터의 차이에는 1과 −1이 하나씩 있고 나머지는 0입니다. 그래서 어느 두 단어든
            거리는 √2, 코사인 유사도는 0입니다.
          </p>
          <Formula
            block
            math={tex`\lVert \mathbf{x}_a - \mathbf{x}_b \rVert = \sqrt{1^2 + (-1)^2} = \sqrt{2}`}
          />
          <p>
            고양이와 야옹이 사이도, 고양이와 햄버거 사이도 √2입니다. 원-핫 벡터는 단어를{' '}
            <em>구별</em>할 뿐, 의미를 모릅니다.
          </p>
        </>
      ),
    },
    {
      title: '순서는 사라진다',
      set: { text: BITES, view: 'sum', weighting: 'count', measure: 'distance', step: 6 },
      body: () => (
        <>
          <p>
            주머니(bag)에 단어를 쏟아 넣으면 순서가 없어집니다. ‘개가 사람을 물었다’와 ‘사람을 개가
            물었다’는 벡터가 같고, 둘 사이의 거리는 0입니다.
          </p>
          <p>
            한국어는 조사 덕분에 뜻이 그대로지만, 영어에서 man bites dog와 dog bites man은 다른
            사건입니다. 아래 ‘바꿔 보기’에서 단어의 자리를 바꿔 보세요. 벡터는 꿈쩍도 하지 않습니다.
          </p>
        </>
      ),
    },
    {
      title: '세는 법도 선택이다',
      set: { text: COURSE_SENTENCES, view: 'sum', weighting: 'tf-idf', step: 11 },
      body: () => (
        <>
          <p>
            두 문장에 다 나오는 단어는 문장을 가르는 데 도움이 덜 됩니다. <dfn>tf-idf</dfn>는 드문
            단어에 무게를 더 줍니다.
          </p>
          <Formula
            block
            math={tex`\text{tf-idf} = n \cdot \left(\ln\frac{1+N}{1+\text{df}} + 1\right)`}
          />
          <p>
            두 번 나온 really의 칸은{' '}
            <Num
              value={weighed.vectors.value[0]?.[1] ?? 0}
              arithmetic={() => explainEntry(weighed, 0, 1)}
            />
            , 한 번 나온 John의 칸은{' '}
            <Num
              value={weighed.vectors.value[0]?.[0] ?? 0}
              arithmetic={() => explainEntry(weighed, 0, 0)}
            />
            입니다. 빈도로는 2배이던 차이가 줄었습니다.
          </p>
        </>
      ),
    },
  ],
  summary: ({ bag, words, state }) => {
    const { step, view, measure } = state.read();
    const { vocabulary, sentences } = bag.value;
    if (vocabulary.length === 0) return '아직 문장이 없습니다.';
    if (view === 'pairs') {
      const value = measure === 'distance' ? '거리가 √2' : '코사인 유사도가 0';
      return `단어 ${vocabulary.length}개의 모든 쌍입니다. 서로 다른 두 단어는 모두 ${value}입니다.`;
    }
    const now = words.value[step - 1];
    const size = `문장 ${sentences.length}개, 단어 ${vocabulary.length}개.`;
    if (now === undefined) return `${size} 아직 아무 단어도 떨어지지 않았습니다.`;
    return `${size} ${step}번째로 ‘${vocabulary[now.word]}’의 원-핫 벡터가 ${sentenceName(now.sentence)}에 더해졌습니다.`;
  },
  tables: {
    vectors: '문장의 벡터',
    words: '단어의 모든 쌍',
    sentences: '문장의 모든 쌍',
  },
  proof: {
    about:
      '벡터를 하나도 쓰지 않고, 떨어진 단어들 가운데 같은 단어가 몇 개인지 처음부터 다시 셉니다.',
    one: '벡터를 더한 값',
    other: '다시 센 값',
  },
  next: (
    <p>
      의미를 모르는 벡터로도 할 수 있는 일이 있습니다. 단어를 세기만 해서 문서를 분류하는{' '}
      <strong>나이브 베이즈</strong>가 다음 장입니다. 의미까지 담는 벡터는 그다음 Word2Vec에서
      만듭니다.
    </p>
  ),
  words: {
    views: { sum: '더하기', pairs: '모든 쌍의 거리' },
    weightings: { count: '빈도', binary: '있다 1, 없다 0', 'tf-idf': 'tf-idf' },
    measures: { distance: '거리', cosine: '코사인 유사도' },
    viewLabel: '보기',
    weightingLabel: '세는 법',
    measureLabel: '무엇으로 재는가',
    sumCaption: '단어마다 원-핫 벡터 한 열, 문장마다 그 합',
    pairsCaption: '서로 다른 두 단어는 모두 똑같이 멉니다',
    sentencesCaption: '문장끼리',
    textLabel: '내 문장 (한 줄에 하나)',
    textHint: '빈칸으로 단어를 나눕니다. 네 문장, 단어 24개까지 그립니다.',
    leftOut: (words) => `그림에 자리가 없어 단어 ${words}개를 뺐습니다.`,
    empty: '문장을 한 줄 써 보세요.',
    swap: '첫 문장의 처음과 끝 단어 바꾸기',
    presetsLabel: '준비된 문장',
    presets: [
      { name: '수업의 두 문장', text: COURSE_SENTENCES },
      { name: '고양이·야옹이·햄버거', text: ANIMALS },
      { name: '개가 사람을', text: BITES },
    ],
    between: (first, second) => `${first} – ${second}`,
  },
};
export default text;
