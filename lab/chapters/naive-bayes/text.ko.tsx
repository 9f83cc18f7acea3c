import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainLikelihood, explainProduct } from './arithmetic.ts';
import { type BayesModel, createStillModel } from './model.ts';
import { type BayesFields, COURSE_DOCUMENTS, COURSE_TEST } from './state.ts';
import type { BayesWords } from './words.ts';

const COURSE = { documents: COURSE_DOCUMENTS, test: COURSE_TEST, alpha: 0 };
const UNSEEN = 'Classification task uses quantum transformer';
const course = createStillModel(COURSE);
const smooth = createStillModel({ documents: COURSE_DOCUMENTS, test: UNSEEN, alpha: 1 });

const text: ChapterText<BayesFields, BayesModel, BayesWords> = {
  lead: (
    <p>
      새 문서가 어느 분야의 글인지 어떻게 알까요? <strong>세고, 곱하고, 가장 큰 것을 고르면</strong>{' '}
      됩니다. 나이브 베이즈(Naive Bayes)는 딥러닝 이전의 대표적인 문서 분류기입니다.
    </p>
  ),
  question: {
    ask: '새 문서에 어느 문서에도 없던 단어 quantum을 하나 끼워 넣으면, 두 클래스의 점수는 어떻게 될까요?',
    choices: ['둘 다 조금 작아진다', '변하지 않는다. 모르는 단어이니까', '둘 다 0이 된다'],
    answer: 2,
    run: { ...COURSE, test: UNSEEN, step: 5 },
    explain: (
      <p>
        한 번도 나오지 않은 단어의 확률은 0/14, 0/10, 곧 0입니다. 다른 단어가 아무리 잘 맞아도 0을
        곱하면 끝은 0입니다. 다섯째 단계에서 되살립니다.
      </p>
    ),
  },
  steps: [
    {
      title: '묻고 싶은 것',
      set: { ...COURSE, step: 0 },
      body: () => (
        <>
          <p>
            문서 네 개에는 클래스(CV, NLP)가 붙어 있습니다. 다섯째 문서 d는 어느 쪽일까요? 문서를
            보았을 때 클래스의 확률이 가장 큰 쪽을 고릅니다.
          </p>
          <Formula
            block
            math={tex`\begin{aligned}c_{\text{MAP}} &= \underset{c}{\operatorname{argmax}}\; P(c \mid d)\\ &= \underset{c}{\operatorname{argmax}}\; \frac{P(d \mid c)\,P(c)}{P(d)}\\ &= \underset{c}{\operatorname{argmax}}\; P(d \mid c)\,P(c)\end{aligned}`}
          />
          <p>P(d)는 어느 클래스에나 똑같으니 버려도 순서가 바뀌지 않습니다.</p>
        </>
      ),
    },
    {
      title: '사전 확률부터',
      set: { ...COURSE, step: 0 },
      body: () => (
        <>
          <p>
            문서를 읽기도 전에 아는 것이 있습니다. 넷 가운데 둘이 CV, 둘이 NLP입니다. 이것이{' '}
            <dfn>사전 확률(prior)</dfn>입니다. 두 점이 같은 자리에서 출발합니다.
          </p>
          <Formula block math={tex`P(\text{CV}) = P(\text{NLP}) = \frac{2}{4} = \frac{1}{2}`} />
        </>
      ),
    },
    {
      title: '단어를 센다',
      set: { ...COURSE, step: 2 },
      body: () => (
        <>
          <p>
            task는 CV의 단어 14개 가운데 한 번, NLP의 단어 10개 가운데 두 번 나왔습니다. 그림에서
            밑줄 그은 단어를 직접 세어 보세요.
          </p>
          <Formula block math={tex`P(w_k \mid c_i) = \frac{n_k}{n}`} />
          <p>
            그래서 P(task|NLP)는{' '}
            <Num
              value={course.likelihoods.value[1]?.[1] ?? 0}
              arithmetic={() => explainLikelihood(course, 1, 1)}
            />
            입니다. CV보다 거의 세 배 큽니다.
          </p>
        </>
      ),
    },
    {
      title: '곱한다',
      set: { ...COURSE, step: 4 },
      body: () => (
        <>
          <p>
            단어들이 서로 <em>독립</em>이라고 치면 확률을 곱하기만 하면 됩니다. 사실은 독립이
            아닌데도 그렇게 치기 때문에 이름에 나이브(순진한)가 붙었습니다.
          </p>
          <Formula block math={tex`P(c \mid d) \propto P(c) \prod_{w \in d} P(w \mid c)`} />
          <p>
            CV는{' '}
            <Num
              value={course.products.value[0]?.[4] ?? 0}
              text="0.000013"
              arithmetic={() => explainProduct(course, 0, 4)}
            />
            , NLP는{' '}
            <Num
              value={course.products.value[1]?.[4] ?? 0}
              text="0.0001"
              arithmetic={() => explainProduct(course, 1, 4)}
            />
            . 큰 쪽은 NLP입니다. 사다리에서 오른쪽에 남은 점이 이깁니다.
          </p>
        </>
      ),
    },
    {
      title: '0이라는 함정, 스무딩이라는 약',
      set: { ...COURSE, test: UNSEEN, alpha: 1, step: 5 },
      body: () => (
        <>
          <p>
            모르는 단어 하나 때문에 점수가 0이 되는 것을 막으려면, 모든 단어를 <b>α번씩 더 본 셈</b>{' '}
            칩니다. 이것이 <dfn>스무딩(평활화, smoothing)</dfn>입니다. V는 서로 다른 단어의
            수입니다.
          </p>
          <Formula block math={tex`P(w \mid c) = \frac{n_w + \alpha}{n + \alpha V}`} />
          <p>
            α = 1이면 quantum의 확률은 CV에서{' '}
            <Num
              value={smooth.likelihoods.value[3]?.[0] ?? 0}
              arithmetic={() => explainLikelihood(smooth, 3, 0)}
            />
            입니다. 작지만 0은 아닙니다. 아래에서 α를 0으로 끌어 내리면 두 점이 함께 떨어집니다.
          </p>
        </>
      ),
    },
    {
      title: '곱셈은 로그의 덧셈',
      set: { ...COURSE, step: 4 },
      body: () => (
        <>
          <p>
            단어가 수백 개면 곱은 컴퓨터가 적을 수 없을 만큼 작아집니다. 그래서 라이브러리는 로그를
            씌워 <em>더합니다</em>. 사다리의 눈금이 바로 로그입니다. 곱할 때마다 일정한 만큼
            왼쪽으로 뜁니다.
          </p>
          <Formula block math={tex`\ln P(c) + \sum_{w \in d} \ln P(w \mid c)`} />
        </>
      ),
    },
  ],
  summary: (model) => {
    const { step } = model.state.read();
    const names = model.classes.value.map(({ name }) => name);
    if (names.length < 2) return '클래스가 둘 이상이어야 합니다.';
    const word = model.words.value[step - 1];
    const begin = word === undefined ? '사전 확률입니다.' : `“${word}”까지 ${step}개를 곱했습니다.`;
    const winner = model.winner.value;
    if (winner !== undefined) return `${begin} 지금은 ${names[winner]}의 점수가 가장 큽니다.`;
    const zero = model.products.value.every((so) => so[step] === 0);
    return `${begin} ${zero ? '모든 점수가 0입니다.' : '점수가 같습니다.'}`;
  },
  tables: {
    counts: '새 문서의 단어가 클래스마다 나온 횟수',
    priors: '사전 확률 P(c)',
    likelihoods: 'P(w|c)',
    products: '점수: 단어를 하나씩 곱한 값',
    posteriors: '확률 P(c|d)',
  },
  proof: {
    about: '단어를 문서에서 처음부터 다시 세고, 곱하는 대신 로그를 더한 다음 되돌립니다.',
    one: '곱한 값',
    other: '로그를 더해 되돌린 값',
  },
  next: (
    <p>
      단어를 세기만 해도 분류는 됩니다. 하지만 고양이와 야옹이가 비슷하다는 것은 여전히 모릅니다.
      의미를 담은 벡터는 <strong>이웃한 단어를 예측하면서</strong> 생깁니다.
    </p>
  ),
  words: {
    documentsTitle: '학습 문서와 새 문서',
    tableTitle: '곱할 수: 사전 확률과 P(w|c)',
    prior: 'P(c)',
    ladderTitle: '← 작은 확률 · 곱할 때마다 왼쪽으로 뜁니다 · 큰 확률 →',
    ladderLabel: (scores) => `점수를 로그 눈금에 놓았습니다: ${scores}`,
    zero: '0',
    verdict: (name) => `→ ${name}`,
    noVerdict: '→ 아직 같습니다',
    allZero: '→ 모두 0, 고를 수 없습니다',
    documentsLabel: '학습 문서 (한 줄에 하나, 클래스: 내용)',
    documentsHint: '문서 8개, 클래스 4개까지. 대문자는 소문자로 바꿉니다.',
    testLabel: '새 문서',
    alphaLabel: 'α',
    presetsLabel: '준비된 문서',
    presets: [
      { name: '수업의 예', documents: COURSE_DOCUMENTS, test: COURSE_TEST },
      {
        name: '영화 리뷰',
        documents:
          '긍정: 정말 재미있는 영화\n긍정: 배우 연기 정말 좋다\n긍정: 또 보고 싶은 영화\n부정: 정말 지루한 영화\n부정: 시간 아깝다 지루한 내용',
        test: '연기 좋다 내용 지루한 영화',
      },
    ],
    empty: '클래스가 둘 이상인 문서와 새 문서를 써 주세요.',
  },
};
export default text;
