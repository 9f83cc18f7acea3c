import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainDistance, explainLoss, explainMeanLoss, explainProbability } from './arithmetic.ts';
import { createStillModel, type Word2VecModel } from './model.ts';
import type { Word2VecFields } from './state.ts';
import type { Word2VecWords } from './words.ts';

const COURSE = {
  text: 'I study math',
  window: 1,
  dimensions: 2,
  architecture: 'skip-gram',
  rate: 0.1,
  seed: 1,
} as const;
const ANIMALS = 'the cat drinks milk\nthe dog drinks milk';
const course = createStillModel({ ...COURSE, step: 2 });
const trained = createStillModel({ ...COURSE, step: 2_000 });
const before = createStillModel({ ...COURSE, text: ANIMALS, step: 0 });
const after = createStillModel({ ...COURSE, text: ANIMALS, step: 2_000 });
// cat is word 1, dog is word 4.
const [apart, together] = [before.distances.value[1]?.[4] ?? 0, after.distances.value[1]?.[4] ?? 0];

const text: ChapterText<Word2VecFields, Word2VecModel, Word2VecWords> = {
  lead: (
    <p>
      원-핫 벡터는 의미를 모릅니다. Word2Vec은 <strong>이웃한 단어를 맞히는 연습</strong>을
      시킵니다. 맞히려고 애쓰는 동안 의미가 가중치 W₁에 남습니다.
    </p>
  ),
  question: {
    ask: '두 문장 the cat drinks milk와 the dog drinks milk를 배웁니다. cat과 dog가 함께 나온 적은 없습니다. 배우고 나면 두 단어의 벡터는 어떻게 될까요?',
    choices: ['멀어진다. 함께 나오지 않으니까', '그대로다', '거의 한곳에 모인다'],
    answer: 2,
    run: { ...COURSE, text: ANIMALS, step: 2_000 },
    explain: (
      <p>
        두 벡터의 거리가 <Num value={apart} arithmetic={() => explainDistance(before, 1, 4)} />
        에서 <Num value={together} arithmetic={() => explainDistance(after, 1, 4)} />
        으로 줄었습니다. 둘은 서로 만난 적이 없지만 <em>이웃이 같습니다</em>. 같은 답을 내려면 같은
        벡터여야 합니다.
      </p>
    ),
  },
  steps: [
    {
      title: '윈도우가 문제를 낸다',
      set: { ...COURSE, step: 2 },
      body: () => (
        <>
          <p>
            <dfn>윈도우(window)</dfn>를 문장 위로 밀면서 가운데 단어와 이웃을 짝짓습니다. I study
            math에서 윈도우가 1이면 짝은 넷입니다.
          </p>
          <Formula
            block
            math={tex`(\text{I}, \text{study})\;\;(\text{study}, \text{I})\;\;(\text{study}, \text{math})\;\;(\text{math}, \text{study})`}
          />
          <p>
            가운데 단어로 이웃을 맞히면 <dfn>Skip-gram</dfn>, 이웃으로 가운데를 맞히면{' '}
            <dfn>CBOW</dfn>입니다. 정답을 사람이 달아 주지 않아도 텍스트가 스스로 문제를 냅니다.
          </p>
        </>
      ),
    },
    {
      title: '곱셈이 아니라 꺼내기',
      set: { ...COURSE, step: 2 },
      body: () => (
        <>
          <p>
            study는 [0 1 0]입니다. W₁(2 × 3)과 곱하면 study의 <em>열 하나</em>가 그대로 나옵니다.
            파란 테두리의 두 칸이 그대로 <b class="sym-h">h</b>가 되었습니다. 이 열이 단어
            벡터(임베딩)입니다.
          </p>
          <Formula block math={tex`\class{sym-h}{h} = \class{sym-W1}{W_1}\, x`} />
        </>
      ),
    },
    {
      title: '점수에서 확률로',
      set: { ...COURSE, step: 2 },
      body: () => (
        <>
          <p>h에 W₂(3 × 2)를 곱하면 단어마다 점수가 나오고, 소프트맥스가 확률로 바꿉니다.</p>
          <Formula
            block
            math={tex`\class{sym-p}{p} = \mathrm{softmax}(\class{sym-W2}{W_2}\, h), \qquad L = -\ln p(\text{math})`}
          />
          <p>
            math의 확률은{' '}
            <Num
              value={course.now.value.probabilities[2] ?? 0}
              arithmetic={() => explainProbability(course, 2)}
            />
            , 손실은 <Num value={course.now.value.loss} arithmetic={() => explainLoss(course)} />
            입니다. 정답의 확률이 1이면 손실은 0입니다.
          </p>
        </>
      ),
    },
    {
      title: '틀린 만큼 되돌린다',
      set: { ...COURSE, step: 3 },
      body: () => (
        <>
          <p>
            확률에서 정답을 빼면 점수마다 틀린 정도가 나옵니다. 그것을 W₂로 거슬러 h까지 보내고,
            방금 꺼낸 열만 조금 고칩니다.
          </p>
          <Formula
            block
            math={tex`\frac{\partial L}{\partial z} = p - y, \qquad \frac{\partial L}{\partial h} = W_2^{\mathsf T} \frac{\partial L}{\partial z}, \qquad W \leftarrow W - \eta \frac{\partial L}{\partial W}`}
          />
          <p>
            한 스텝 앞뒤로 오가며 어느 칸이 바뀌는지 보세요. W₁에서는 열 하나만, W₂에서는 모든 행이
            바뀝니다.
          </p>
        </>
      ),
    },
    {
      title: '되풀이하면',
      set: { ...COURSE, step: 2_000 },
      body: () => (
        <>
          <p>
            짝 넷을 500번씩 보았습니다. 손실의 평균은{' '}
            <Num
              value={course.losses.value[0] ?? 0}
              arithmetic={() => explainMeanLoss(course, 0)}
            />
            에서{' '}
            <Num
              value={trained.losses.value[2_000] ?? 0}
              arithmetic={() => explainMeanLoss(trained, 2_000)}
            />
            으로 줄었습니다.
          </p>
          <p>
            0까지는 갈 수 없습니다. study의 이웃은 I와 math 둘이라, 아무리 배워도 반반이 최선입니다.
            그 한계가 <b>(ln 2)/2 = 0.347</b>입니다.
          </p>
        </>
      ),
    },
    {
      title: '이웃이 같으면 벡터가 같다',
      set: { ...COURSE, text: ANIMALS, step: 2_000 },
      body: () => (
        <>
          <p>
            cat과 dog의 이웃은 모두 the와 drinks입니다. 지도에서 두 점이 한곳에 있습니다. 거리는{' '}
            <Num value={together} arithmetic={() => explainDistance(after, 1, 4)} />. 아무도
            “고양이와 개는 비슷하다”고 알려 주지 않았습니다.
          </p>
          <p>
            이것이 의미를 숫자에 담는 방법입니다. <em>함께 쓰이는 말이 같으면 뜻이 비슷하다</em>.
            아래에 내 문장을 넣어 어떤 단어들이 모이는지 보세요.
          </p>
        </>
      ),
    },
  ],
  summary: (model) => {
    const names = model.read.value.vocabulary;
    if (model.examples.value.length === 0) return '두 단어 이상인 문장을 써 주세요.';
    const { inputs, target } = model.example.value;
    const input = inputs.map((word) => names[word]).join(', ');
    const p = (model.now.value.probabilities[target] ?? 0).toFixed(3);
    return `${model.state.signals.step.value}번 고쳤습니다. 다음 문제는 “${input}” → “${names[target]}”, 정답의 확률은 ${p}입니다.`;
  },
  tables: {
    W1: 'W₁ (열 하나가 단어 하나)',
    W2: 'W₂ (행 하나가 단어 하나)',
    hidden: 'h',
    probabilities: '확률',
    loss: '손실',
    hiddenGradient: '∂L/∂h',
    scoreGradient: '∂L/∂z',
  },
  proof: {
    about:
      '두 행렬의 수를 하나씩 0.00001만큼 움직여 손실의 변화를 재고, 식으로 구한 기울기(gradient)와 견줍니다.',
    one: '식으로 구한 기울기',
    other: '움직여 잰 기울기',
  },
  next: (
    <p>
      같은 규칙을 큰 텍스트에서 돌리면 단어의 지도가 생깁니다. 그런데 지금까지의 벡터는 문장의
      순서를 모릅니다. <strong>순서를 읽는 신경망</strong>은 RNN입니다.
    </p>
  ),
  words: {
    windowTitle: '문장 위의 윈도우',
    pairsTitle: '학습할 짝',
    first: 'W₁, 열 하나가 단어 하나',
    second: 'W₂, 행 하나가 단어 하나',
    hidden: 'h, 은닉층',
    softmax: '확률과 되돌아갈 기울기',
    lossNow: '손실',
    lossChart: '업데이트마다 손실의 평균',
    updates: '업데이트',
    meanLoss: '손실의 평균',
    mapTitle: 'W₁의 열',
    mapLabel: (points) => `W₁의 열을 점으로 찍은 지도: ${points}`,
    textLabel: '내 문장 (한 줄에 하나)',
    textHint: '단어 12개, 서로 다른 단어 8개까지.',
    architectureLabel: '무엇으로 무엇을 맞히는가',
    architectures: { 'skip-gram': 'Skip-gram', cbow: 'CBOW' },
    windowLabel: '윈도우',
    dimensionsLabel: '차원',
    rateLabel: '학습률',
    presetsLabel: '준비된 문장',
    presets: [
      { name: 'I study math', text: 'I study math' },
      { name: 'cat과 dog', text: ANIMALS },
      { name: '왕과 왕비', text: '왕은 나라를 다스린다\n왕비는 나라를 다스린다' },
    ],
    empty: '두 단어 이상인 문장을 써 주세요.',
  },
};
export default text;
