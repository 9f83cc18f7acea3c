import { shortNumber } from '../../parts/arithmetic.ts';
import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import { showToken } from '../../parts/token-strip.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainProduct, explainState } from './arithmetic.ts';
import { farShare } from './looks.ts';
import { createStillModel, type VanishingModel } from './model.ts';
import { CODE, COMMENT_END, type VanishingFields } from './state.ts';
import type { VanishingWords } from './words.ts';

const COURSE = {
  view: 'nest',
  inputs: [-0.5, -0.5, -0.5],
  start: 0,
  state: 3,
  input: 2,
  bias: 1,
} as const;
const LANES = { view: 'lanes', lag: 50, clip: 5, seed: 1 } as const;
const LETTERS = { view: 'letters', text: CODE, model: '', step: COMMENT_END } as const;
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
      겪습니다. <strong>곱하고 또 곱하면</strong> 사라지거나 터집니다. 수 하나로 먼저 보고, 세 셀을
      나란히 달리게 하고, 배운 모델이 어느 글자를 듣는지까지 봅니다.
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
      title: '상태 안에 상태, 겹마다 곱하기 하나',
      set: { ...COURSE, step: 1 },
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
          <p>
            h₀을 조금 바꾸면 h₃은 얼마나 바뀔까요? 겹을 하나 벗길 때마다{' '}
            <dfn>연쇄 법칙(chain rule)</dfn>이 수 하나를 곱합니다. 파란 줄이 그 수들이고, 재생하면
            마지막 스텝부터 왼쪽으로 하나씩 곱합니다.
          </p>
          <Formula block math={tex`\frac{\partial h_t}{\partial h_{t-1}} = w_{hh}\,(1 - h_t^2)`} />
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
        </>
      ),
    },
    {
      title: '세 줄로 달리기: RNN, LSTM, GRU',
      set: { ...LANES, gain: 1, step: 50 },
      body: () => (
        <>
          <p>
            이제 유닛이 64개인 진짜 셀입니다. 가중치는 갓 만든 무작위 값이고, 셋 다 같은 입력을
            50스텝 읽은 뒤 같은 정답으로 손실 L을 잽니다. 막대는 스텝마다 상태의 기울기가 얼마나
            큰지를 <dfn>노름(norm)</dfn>으로 잰 것입니다. 로그 눈금이라 조금만 낮아도 값은 수십 분의
            1입니다.
          </p>
          <Formula
            block
            math={tex`\left\lVert \frac{\partial L}{\partial h_t} \right\rVert = \sqrt{\sum_i \left(\frac{\partial L}{\partial h_{t,i}}\right)^2}`}
          />
          <p>
            처음으로 돌려 재생해 보세요. 셋 다 왼쪽으로 갈수록 작아지지만 RNN이 맨 먼저 사라집니다.
            LSTM과 GRU는 곱하는 대신 <strong>더하는</strong> 길이 있어 훨씬 멀리 갑니다. 배우고 나면
            그 길의 문을 더 활짝 열 수도 있습니다.
          </p>
        </>
      ),
    },
    {
      title: '가중치를 네 배로: 터지는 쪽',
      set: { ...LANES, gain: 4, step: 50 },
      body: () => (
        <>
          <p>
            상태로 돌아오는 가중치에 모두 4를 곱했습니다. RNN의 기울기는 거슬러 갈수록 커져, 첫
            스텝에서는 만 배가 넘습니다. 게이트가 있는 두 셀은 같은 가중치로도 터지지 않습니다. 새로
            쓰는 값이 늘 게이트를 지나기 때문입니다.
          </p>
          <p>
            오른쪽 위의 수는 모든 가중치의 기울기를 한데 모은 노름입니다. 너무 크면 화살표 오른쪽의
            값으로 자릅니다. 방향은 그대로 두고 길이만 줄이는{' '}
            <dfn>기울기 클리핑(gradient clipping)</dfn>
            입니다. 폭발은 이렇게 막지만, 사라진 것은 자른다고 돌아오지 않습니다.
          </p>
        </>
      ),
    },
    {
      title: '예측은 어느 글자를 듣는가',
      set: LETTERS,
      body: () => (
        <>
          <p>
            마지막은 배운 모델입니다. 11장의 작은 모델과 같은 C 코드를 같은 만큼 배운 RNN, LSTM,
            GRU가 주석 끝에서 다음 글자를 맞힙니다. 테두리를 두른 글자가 그 글자이고, 앞 글자의 색이
            짙을수록 예측이 그 글자에 크게 기댑니다. 이것을 <dfn>연결성(connectivity)</dfn>이라고
            합니다.
          </p>
          <Formula
            block
            math={tex`\left\lVert \frac{\partial \ln P(\text{*})}{\partial x_t} \right\rVert`}
          />
          <p>
            주석을 닫으려면 주석을 열었다는 것을 알아야 합니다. 맨 앞의 /*를 보세요(옅은 것도
            보이도록 노름의 제곱근으로 칠했습니다). RNN에는 거의 색이 없고, LSTM에는 옅게, GRU에는
            짙게 남아 있습니다. 다른 글자를 누르면 그 글자를 예측할 때를 보여 줍니다. 10장에서
            간직한 내 모델도 ‘바꿔 보기’에서 고를 수 있습니다.
          </p>
        </>
      ),
    },
  ],
  summary: (model) => {
    const { view, step, lag } = model.state.read();
    if (view === 'lanes') {
      const flows = model.flows.found.value;
      if (flows === undefined) return '세 셀의 기울기를 재는 중입니다.';
      const left = flows.map(
        ({ cell, norms }) => `${cell.toUpperCase()} ${shortNumber(norms[lag - step] ?? 0)}`,
      );
      return `마지막에서 ${step}스텝 거슬러 간 상태의 기울기는 ${left.join(', ')}입니다.`;
    }
    if (view === 'letters') {
      const heard = model.heard.found.value;
      if (heard === undefined) return '모델을 여는 중입니다.';
      const shares = heard.map(
        (one) => `${one.cell.toUpperCase()} ${Math.round(100 * farShare(one))}%`,
      );
      const target = showToken(heard[0]?.target ?? '');
      return `${heard[0]?.norms.length}글자를 읽고 ‘${target}’의 확률을 봅니다. 예측이 듣는 것 가운데 20글자보다 먼 글자의 몫: ${shares.join(', ')}.`;
    }
    const last = model.layers.value.length;
    const value = Math.abs(model.products.value[step] ?? 1);
    if (step === 0) return `상태 ${last}개를 앞으로 계산했습니다. 아직 아무것도 곱하지 않았습니다.`;
    const fate = value > 1 ? '커졌습니다' : value < 1 ? '줄었습니다' : '그대로입니다';
    return `마지막에서 ${step}스텝 거슬러 갔습니다. 기울기는 ${shortNumber(value)}배로 ${fate}.`;
  },
  tables: {
    states: '상태 h',
    factors: '스텝마다 곱해지는 수',
    derivative: '∂h_T/∂h₀',
    flow: '거슬러 간 스텝마다 상태의 기울기의 노름',
    weights: '가중치의 기울기의 노름, 자르기 전과 자른 뒤',
    heard: '글자마다 ‖∂ ln P/∂x‖',
    predicted: '예측한 글자의 확률, 20글자보다 먼 글자의 몫',
  },
  proof: {
    about:
      '세 겹의 예에서는 h₀을 0.000001만큼 올리고 내려 각 상태가 얼마나 움직이는지 재고, 곱으로 구한 값과 견줍니다. 세 셀과 글자에서는 라이브러리가 단정밀도 테이프로 구한 값을, 셀의 식을 한 스텝씩 배정밀도로 거슬러 간 값과 견줍니다(세 셀은 로그로).',
    one: '그림의 값',
    other: '다른 방법으로 잰 값',
  },
  next: (
    <p>
      곱셈이 문제라면 덧셈으로 이으면 됩니다. 다음 장의 <strong>LSTM과 GRU</strong>는 기억을
      더하기로 나릅니다.
    </p>
  ),
  words: {
    viewLabel: '무엇을 볼까',
    views: { nest: '수 하나', lanes: '세 셀', letters: '글자의 연결' },
    weights: '가중치의 기울기',
    laneLabel: (cell, back, norm) =>
      `${cell}: 스텝마다 기울기의 노름. ${back}스텝 거슬러 간 곳에서 ${norm}`,
    gainLabel: '돌아오는 가중치의 배율',
    lagLabel: '스텝 수',
    clipLabel: '클리핑 (0은 없음)',
    seedLabel: '시드',
    far: '20글자보다 먼 몫',
    lettersLabel: (cell) => `${cell}의 예측이 듣는 글자`,
    letterLabel: (letter, norm) => (norm === '' ? letter : `${letter}, ${norm}`),
    smallModels: '작은 모델 셋(C 코드)',
    positionLabel: '예측할 글자',
    textLabel: '내 텍스트',
    textHint: '200자까지. 작은 모델은 C 코드를 배웠습니다. 예측할 글자는 그림에서 눌러 고릅니다.',
    texts: [
      { name: '주석의 끝', text: CODE },
      { name: '괄호를 닫기', text: 'if (most > (sum + x[i]) * n) {', at: 27 },
    ],
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
