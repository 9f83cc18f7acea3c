import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainProduct, explainState } from './arithmetic.ts';
import { createStillModel, type VanishingModel } from './model.ts';
import type { VanishingFields } from './state.ts';
import type { VanishingWords } from './words.ts';

const COURSE = { inputs: [-0.5, -0.5, -0.5], start: 0, state: 3, input: 2, bias: 1 } as const;
const exploding = createStillModel(COURSE);
const vanishing = createStillModel({ ...COURSE, inputs: [1, 1, 1] });
const long = createStillModel({
  ...COURSE,
  inputs: new Array(12).fill(0),
  state: 0.5,
  input: 1,
  bias: 0,
});

const text: ChapterText<VanishingFields, VanishingModel, VanishingWords> = {
  lead: (
    <p>
      8장에서 첫 글자의 흔적은 점점 옅어졌습니다. 기울기(gradient)도 시간을 거슬러 가며 같은 일을
      겪습니다. <strong>곱하고 또 곱하면</strong> 사라지거나 터집니다.
    </p>
  ),
  question: {
    ask: 'w_hh는 3입니다. 세 스텝을 거슬러 곱하면 3 × 3 × 3 = 27배가 됩니다. 입력만 −0.5에서 1로 바꾸면 어떻게 될까요?',
    choices: ['여전히 27배. w_hh가 그대로이니까', '더 커진다. 입력이 커졌으니까', '거의 0이 된다'],
    answer: 2,
    run: { ...COURSE, inputs: [1, 1, 1], step: 3 },
    explain: (
      <p>
        <Num value={vanishing.derivative.value} arithmetic={() => explainProduct(vanishing, 3)} />
        입니다. 상태가 1에 바짝 붙어 tanh가 평평해졌기 때문입니다. 같은 가중치가 터지기도 하고
        사라지기도 합니다.
      </p>
    ),
  },
  steps: [
    {
      title: '상태 안에 상태 안에 상태',
      set: { ...COURSE, step: 0 },
      body: () => (
        <>
          <p>
            수 하나짜리 RNN입니다. h₃을 풀어 쓰면 tanh 안에 tanh가 있고, 그 안의 h₁도 다시
            tanh입니다.
          </p>
          <Formula
            block
            math={tex`\begin{aligned}h_t &= \tanh(2x_t + 3h_{t-1} + 1)\\ h_3 &= \tanh(2x_3 + 3\tanh(2x_2 + 3h_1 + 1) + 1)\end{aligned}`}
          />
        </>
      ),
    },
    {
      title: '한 겹에 곱하기 하나',
      set: { ...COURSE, step: 1 },
      body: () => (
        <>
          <p>
            h₀을 조금 바꾸면 h₃은 얼마나 바뀔까요? 겹을 하나 벗길 때마다{' '}
            <dfn>연쇄 법칙(chain rule)</dfn>이 수 하나를 곱합니다. 파란 줄이 그 수들입니다.
          </p>
          <Formula block math={tex`\frac{\partial h_t}{\partial h_{t-1}} = w_{hh}\,(1 - h_t^2)`} />
          <p>재생하면 마지막 스텝부터 왼쪽으로 하나씩 곱합니다.</p>
        </>
      ),
    },
    {
      title: '터진다',
      set: { ...COURSE, step: 3 },
      body: () => (
        <>
          <p>
            x = −0.5이면 2x + 1 = 0이라 상태가 모두 0입니다. 0에서 tanh의 기울기는 1, 그래서 겹마다
            꼭 3배입니다. 세 겹에{' '}
            <Num
              value={exploding.derivative.value}
              arithmetic={() => explainProduct(exploding, 3)}
            />
            배.
          </p>
          <p>
            열 겹이면 59,049배입니다. 이것이 <dfn>기울기 폭발(exploding gradient)</dfn>입니다.
            가중치가 한 번에 멀리 튀어 버립니다.
          </p>
        </>
      ),
    },
    {
      title: '사라진다',
      set: { ...COURSE, inputs: [1, 1, 1], step: 3 },
      body: () => (
        <>
          <p>
            입력을 1로 바꾸면 h₁은{' '}
            <Num
              value={vanishing.layers.value[0]?.h ?? 0}
              arithmetic={() => explainState(vanishing, 1)}
            />
            입니다. tanh의 평평한 끝입니다. 1 − h²이 거의 0이니 w_hh가 3이어도 곱은{' '}
            <Num
              value={vanishing.derivative.value}
              arithmetic={() => explainProduct(vanishing, 3)}
            />
            .
          </p>
          <p>
            <dfn>기울기 소실(vanishing gradient)</dfn>입니다. 오차는 첫 스텝에 닿지 못하고, 먼
            과거는 배우지 못합니다.
          </p>
        </>
      ),
    },
    {
      title: '길면 반드시',
      set: { ...COURSE, inputs: new Array(12).fill(0), state: 0.5, input: 1, bias: 0, step: 12 },
      body: () => (
        <>
          <p>
            w_hh가 0.5이면 상태가 0이어도 겹마다 반으로 줄어, 열두 겹에{' '}
            <Num value={long.derivative.value} arithmetic={() => explainProduct(long, 12)} />
            입니다. 1보다 작으면 사라지고 1보다 크면 터집니다. <em>꼭 1</em>이어야 살아남는데, 그런
            가중치는 우연히 나오지 않습니다.
          </p>
          <Formula
            block
            math={tex`\frac{\partial h_T}{\partial h_0} = \prod_{t=1}^{T} w_{hh}\,(1 - h_t^2)`}
          />
          <p>
            LSTM과 GRU는 곱하는 대신 <strong>더해서</strong> 이 문제를 피합니다.
          </p>
        </>
      ),
    },
  ],
  summary: (model) => {
    const { step } = model.state.read();
    const last = model.layers.value.length;
    const value = Math.abs(model.products.value[step] ?? 1);
    const size =
      value >= 0.0001 && value < 10_000
        ? String(Number(value.toPrecision(3)))
        : value.toExponential(1);
    if (step === 0) return `상태 ${last}개를 앞으로 계산했습니다. 아직 아무것도 곱하지 않았습니다.`;
    const fate = value > 1 ? '커졌습니다' : value < 1 ? '줄었습니다' : '그대로입니다';
    return `마지막에서 ${step}스텝 거슬러 갔습니다. 기울기는 ${size}배로 ${fate}.`;
  },
  tables: {
    states: '상태 h',
    factors: '스텝마다 곱해지는 수',
    derivative: '∂h_T/∂h₀',
  },
  proof: {
    about:
      'h₀을 0.000001만큼 올리고 내려 각 상태가 얼마나 움직이는지 재고, 곱으로 구한 값과 견줍니다.',
    one: '곱으로 구한 값',
    other: '움직여 잰 값',
  },
  next: (
    <p>
      곱셈이 문제라면 덧셈으로 이으면 됩니다. 다음 장의 <strong>LSTM과 GRU</strong>는 기억을
      더하기로 나릅니다.
    </p>
  ),
  words: {
    layersCaption: '스텝마다 상태와, 거슬러 갈 때 곱해지는 수',
    x: 'x',
    sum: 'a',
    h: 'h = tanh(a)',
    factor: '← 곱해지는 수',
    chartLabel: (products) => `거슬러 갈수록 남는 기울기, 로그 눈금: ${products}`,
    stepsBack: '거슬러 간다 (로그 눈금)',
    allLabel: '모든 x',
    countLabel: '스텝 수',
    stateLabel: 'w_hh',
    inputWeightLabel: 'w_xh',
    biasLabel: 'b',
    startLabel: 'h₀',
    presetsLabel: '준비된 예',
    presets: [
      { name: '폭발: x = −0.5', inputs: [-0.5, -0.5, -0.5], state: 3, input: 2, bias: 1 },
      { name: '소실: x = 1', inputs: [1, 1, 1], state: 3, input: 2, bias: 1 },
      {
        name: '열두 스텝, w_hh = 0.5',
        inputs: new Array(12).fill(0),
        state: 0.5,
        input: 1,
        bias: 0,
      },
    ],
  },
};
export default text;
