import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainCount, explainLog, explainLoss, explainWeight } from './arithmetic.ts';
import { createStillModel, type GloveModel } from './model.ts';
import { COURSE_SENTENCES, type GloveFields } from './state.ts';
import type { GloveWords } from './words.ts';

const COURSE = {
  ...{ text: COURSE_SENTENCES, window: 1, dimensions: 3, xMax: 2, alpha: 0.75, seed: 1 },
  biases: 'without',
} as const;
/** I and like, whose count is 2; deep and learning, whose count is 1. */
const [I, LIKE, DEEP, LEARNING] = [0, 1, 3, 4];

const before = createStillModel({ ...COURSE, step: 0 });
const after = createStillModel({ ...COURSE, step: 200 });
const rare = createStillModel({ ...COURSE, xMax: 10, step: 0 });

const text: ChapterText<GloveFields, GloveModel, GloveWords> = {
  lead: (
    <p>
      Word2Vec은 문장을 훑으며 이웃을 하나씩 예측했습니다. GloVe는 먼저{' '}
      <strong>이웃한 횟수를 다 세고</strong>, 두 벡터의 내적이 그 횟수의 로그와 같아지도록 벡터를
      맞춥니다.
    </p>
  ),
  question: {
    ask: '세 문장에서 I와 like는 두 번, 다른 이웃들은 한 번씩 이웃합니다. 학습이 끝나면, 한 번 이웃한 두 단어의 내적 u·v는 얼마가 될까요?',
    choices: ['0', '1', '2'],
    answer: 0,
    run: { ...COURSE, view: 'log', row: DEEP, column: LEARNING, step: 200 },
    explain: (
      <p>
        맞추는 목표가 횟수가 아니라 횟수의 로그이기 때문입니다. log 1 = 0이므로 한 번 이웃한 칸의
        내적은 0으로, 두 번 이웃한 칸은 log 2 ≈ 0.693으로 갑니다.
      </p>
    ),
  },
  steps: [
    {
      title: '동시 등장 행렬: 이웃을 센다',
      set: { ...COURSE, view: 'count', row: I, column: LIKE, step: 0 },
      body: () => (
        <>
          <p>
            <dfn>동시 등장 행렬(co-occurrence matrix)</dfn> <span class="sym-P">P</span>의 칸에는 두
            단어가 윈도우 안에서 함께 나온 횟수를 적습니다. 윈도우가 1이면 바로 옆 단어만 셉니다.
          </p>
          <p>
            I와 like는 두 문장에서 이웃하므로 그 칸은{' '}
            <Num
              value={before.counts.value[I]?.[LIKE] ?? 0}
              arithmetic={() => explainCount(before, I, LIKE)}
            />
            입니다. 누가 먼저든 한 번이니 행렬은 대각선을 접으면 겹칩니다. 단어 7개에 7 × 7칸, 거의
            다 0입니다.
          </p>
        </>
      ),
    },
    {
      title: '내적을 로그에 맞춘다',
      set: { ...COURSE, view: 'log', row: I, column: LIKE, step: 0 },
      body: () => (
        <>
          <p>
            단어마다 벡터가 둘입니다. 가운데 단어일 때의 u와 이웃일 때의 v입니다. 둘의 내적{' '}
            <span class="sym-uv">u·v</span>가 <span class="sym-P">log P</span>와 다른 만큼이
            손실입니다.
          </p>
          <Formula
            block
            math={tex`\class{sym-J}{J} = \frac{1}{2} \sum_{i,j} \class{sym-f}{f(P_{ij})} \left(\class{sym-uv}{u_i^{\mathsf{T}} v_j} - \class{sym-P}{\log P_{ij}}\right)^2`}
          />
          <p>
            왼쪽 행렬이 정답, 오른쪽이 벡터가 지금 하는 말입니다. 오른쪽의 짙은 칸은 많이 틀린
            칸입니다. 시작할 때 벡터는 아무 수나이고, J ={' '}
            <Num
              value={before.passes.value.losses.at(-1) ?? 0}
              arithmetic={() => explainLoss(before)}
            />
            입니다.
          </p>
        </>
      ),
    },
    {
      title: '돌릴수록 오차가 바랜다',
      set: { ...COURSE, view: 'log', row: I, column: LIKE, step: 60 },
      body: () => (
        <>
          <p>
            재생하면 0이 아닌 칸을 차례로 돌며 u와 v를 조금씩 옮깁니다. 오른쪽 행렬의 색이 바래
            가고, 아래 그래프에서는 고른 칸의 u·v가 점선 log P로 다가갑니다.
          </p>
          <p>
            200번 돌면 J ={' '}
            <Num
              value={after.passes.value.losses.at(-1) ?? 0}
              arithmetic={() => explainLoss(after)}
            />
            입니다. 아무 칸이나 눌러 보세요. 그 칸의 계산 과정이 펼쳐지고, 그래프가 그 칸을
            따라갑니다.
          </p>
        </>
      ),
    },
    {
      title: '왜 로그인가',
      set: { ...COURSE, view: 'log', row: DEEP, column: LEARNING, step: 200 },
      body: () => (
        <>
          <p>
            이웃한 횟수는 몇 번에서 몇백만 번까지 벌어집니다. 로그를 씌우면 큰 수에 끌려가지 않고,
            횟수의 <em>비</em>가 벡터의 <em>차</em>가 됩니다. 두 단어를 가르는 것은 누구 곁에 몇 배
            더 자주 나오느냐이기 때문입니다.
          </p>
          <Formula
            block
            math={tex`\log \frac{P_{ik}}{P_{jk}} \approx (u_i - u_j)^{\mathsf{T}} v_k`}
          />
          <p>
            deep과 learning은 한 번 이웃했으니 log P ={' '}
            <Num
              value={Math.log(after.counts.value[DEEP]?.[LEARNING] ?? 0)}
              arithmetic={() => explainLog(after, DEEP, LEARNING)}
            />
            입니다. 한 번도 이웃하지 않은 칸은 log 0이 없으므로 손실에서 빠집니다. 흐린 수가 그
            칸입니다.
          </p>
        </>
      ),
    },
    {
      title: 'f: 드문 칸은 살살 당긴다',
      set: { ...COURSE, view: 'log', row: DEEP, column: LEARNING, xMax: 10, step: 60 },
      body: () => (
        <>
          <p>
            한두 번 이웃한 것은 우연일 수 있습니다. 그래서 칸마다 무게{' '}
            <span class="sym-f">f(P)</span>를 곱해 드문 칸은 살살 당기고, 아주 잦은 칸의 무게는
            1에서 멈춥니다.
          </p>
          <Formula
            block
            math={tex`\class{sym-f}{f(x)} = \min\left(1, \left(\frac{x}{x_{\max}}\right)^{\alpha}\right)`}
          />
          <p>
            x_max를 10으로 올리면 한 번 이웃한 칸의 무게는{' '}
            <Num
              value={explainWeight(rare, DEEP, LEARNING).value}
              arithmetic={() => explainWeight(rare, DEEP, LEARNING)}
            />
            로 줄어, 같은 횟수를 돌아도 덜 다가갑니다. 곡선 위의 점이 지금 행렬에 있는 횟수들입니다.
          </p>
        </>
      ),
    },
    {
      title: 'Word2Vec과 GloVe',
      set: { ...COURSE, view: 'log', row: I, column: LIKE, step: 200 },
      body: () => (
        <>
          <p>
            GloVe는 세기(LSA 같은 카운트 기반)와 예측(Word2Vec)의 장점을 합친 방법입니다. 한 번 센
            뒤에는 텍스트를 다시 읽지 않으므로 중복되는 계산이 적고, 적은 데이터로도 잘 됩니다. 실제
            성능은 둘이 비슷합니다.
          </p>
          <p>
            다 배우고 나면 단어의 벡터로는 흔히 u와 v의 합을 씁니다. 아래 ‘바꿔 보기’에서 내
            문장으로 행렬을 만들어 보세요.
          </p>
        </>
      ),
    },
  ],
  summary: ({ sentences, counts, passes, predictions, state }) => {
    const { words } = sentences.value;
    const { row, column, step } = state.read();
    if (words.length < 2) return '아직 단어가 둘이 안 됩니다.';
    const count = counts.value[row]?.[column] ?? 0;
    const loss = (passes.value.losses.at(-1) ?? 0).toFixed(4);
    const value = (predictions.value[row]?.[column] ?? 0).toFixed(2).replace('-', '−');
    const cell = `${words[row] ?? ''}, ${words[column] ?? ''} 칸은 ${count}번`;
    const goal =
      count === 0
        ? `u·v는 ${value}이지만 손실에 들지 않습니다`
        : `log P ${Math.log(count).toFixed(2)}에 u·v ${value}`;
    return `단어 ${words.length}개의 동시 등장 행렬을 ${step}번 돌았습니다. 손실 J는 ${loss}. ${cell}, ${goal}.`;
  },
  tables: {
    counts: '동시 등장 횟수 P',
    predictions: '벡터가 말하는 값 u·v',
    u: '가운데 단어의 벡터 u',
    v: '이웃 단어의 벡터 v',
    loss: '손실 J',
  },
  proof: {
    about:
      'u와 v의 모든 수에 대해 손실의 미분을 식으로 구하고, 그 수를 아주 조금 양쪽으로 움직여 손실이 얼마나 바뀌는지도 재어 견줍니다.',
    one: '식으로 구한 미분',
    other: '움직여서 잰 미분',
  },
  next: (
    <p>
      단어마다 벡터가 생겼습니다. 이제 <strong>벡터로 무엇을 할 수 있는지</strong> 봅니다. 거리는
      의미, 차이는 관계입니다.
    </p>
  ),
  words: {
    viewLabel: '왼쪽 행렬',
    views: { count: '횟수 P', log: 'log P' },
    countsCaption: '동시 등장 행렬',
    predictionsCaption: '벡터가 말하는 값과 그 오차',
    shadeHint: '(짙을수록 log P에서 멀다)',
    notCounted: '이웃한 적이 없어 손실에서 빠집니다',
    meeting: (cell, target) => `${cell}: 스텝에 따른 u·v, 목표 log P = ${target}`,
    passes: '행렬을 돈 횟수',
    curve: '무게 f(P)의 곡선과 행렬에 있는 횟수들',
    empty: '단어가 둘 이상인 문장을 써 보세요.',
    textLabel: '내 문장 (한 줄에 하나)',
    textHint: '빈칸으로 단어를 나눕니다. 단어 10개까지 그립니다.',
    leftOut: (words) => `행렬에 자리가 없어 단어 ${words}개를 뺐습니다.`,
    windowLabel: '윈도우',
    dimensionsLabel: '벡터의 차원',
    xMaxLabel: 'x_max',
    alphaLabel: 'α',
    biasesLabel: '편향',
    biases: { without: '없이 (수업의 식)', with: 'u·v + b + c (논문)' },
    presetsLabel: '준비된 문장',
    presets: [
      { name: '수업의 세 문장', text: COURSE_SENTENCES },
      {
        name: '고양이와 강아지',
        text: '고양이 밥 먹다\n강아지 밥 먹다\n고양이 낮잠 자다\n강아지 낮잠 자다',
      },
      { name: '맑은 하늘', text: '맑은 하늘 맑은 바다\n흐린 하늘 흐린 바다' },
    ],
  },
};
export default text;
