import { shortNumber } from '../../parts/arithmetic.ts';
import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import {
  explainFullSum,
  explainGradient,
  explainShare,
  explainState,
  explainSum,
} from './arithmetic.ts';
import { type BpttModel, createStillModel } from './model.ts';
import { type BpttFields, CODE, LONGEST } from './state.ts';
import type { BpttWords } from './words.ts';

const CHAIN = { view: 'chain', length: 12, loss: 'last', whh: 1, wxh: 1, bias: 0 } as const;
const WHOLE = { ...CHAIN, chunk: LONGEST, step: 12 } as const;
const CUT = { ...CHAIN, chunk: 4, step: 12 } as const;
/** Where tanh is nearly flat, the gradient has all but gone before it comes to the cut. */
const SHORT = { ...CUT, whh: 1.6 } as const;

const TEXT = { view: 'text', text: CODE, model: '', cut: 10, step: CODE.length - 1 } as const;

const whole = createStillModel(WHOLE);
const cut = createStillModel(CUT);
const short = createStillModel(SHORT);

const text: ChapterText<BpttFields, BpttModel, BpttWords> = {
  lead: (
    <p>
      RNN은 같은 셀을 시간마다 되풀이합니다. 그래서 오차도 <strong>시간을 거슬러</strong> 가며 모든
      스텝에 책임을 묻습니다. 긴 텍스트에서는 다 거슬러 가기 벅차므로 구간마다 잘라 냅니다.
    </p>
  ),
  question: {
    ask: '사슬을 네 스텝마다 자르고 학습합니다. 첫 입력이 마지막 은닉 상태에 주는 영향은 어떻게 될까요?',
    choices: ['사라진다', '그대로다', '반으로 준다'],
    answer: 1,
    run: CUT,
    explain: (
      <p>
        가위는 거꾸로 가는 기울기만 자릅니다. 앞으로 가는 상태는 잘린 자리를 그대로 건너가므로
        마지막 상태의 값은 하나도 바뀌지 않습니다. 다만 그 영향을 <em>고쳐 배울</em> 길이 끊깁니다.
      </p>
    ),
  },
  steps: [
    {
      title: '앞으로: 상태가 이어진다',
      set: { ...WHOLE, step: 0 },
      body: () => (
        <>
          <p>
            은닉 유닛이 하나뿐인 RNN을 시간 방향으로 펼쳤습니다. 첫 입력만 1이고 나머지는 0입니다.
            이 셀이 배울 일은 그 1을 끝까지 기억하는 것입니다.
          </p>
          <Formula
            block
            math={tex`\class{sym-h}{h_t} = \tanh(w_{xh} x_t + \class{sym-w}{w_{hh}} \class{sym-h}{h_{t-1}} + b)`}
          />
          <p>
            마지막 상태는{' '}
            <Num value={whole.chain.value[11]?.h ?? 0} arithmetic={() => explainState(whole, 11)} />
            입니다. 바라는 값은 1이므로 손실은 L = ½(h − 1)²입니다.
          </p>
        </>
      ),
    },
    {
      title: '거꾸로: 오차가 시간을 거슬러 간다',
      set: WHOLE,
      body: () => (
        <>
          <p>
            재생하면 <span class="sym-gradient">기울기</span> 막대가 오른쪽 끝에서 왼쪽으로 하나씩
            생깁니다. 한 스텝 거슬러 갈 때마다 tanh의 미분과 같은 가중치를 한 번씩 곱합니다. 이것이{' '}
            <dfn>시간을 거스르는 역전파(BPTT, backpropagation through time)</dfn>입니다.
          </p>
          <Formula
            block
            math={tex`\class{sym-gradient}{\frac{\partial L}{\partial h_{t}}} = \class{sym-gradient}{\frac{\partial L}{\partial h_{t+1}}} \, (1 - h_{t+1}^2) \, \class{sym-w}{w_{hh}}`}
          />
          <p>
            끝에서{' '}
            <Num
              value={whole.chain.value[11]?.gradient ?? 0}
              arithmetic={() => explainGradient(whole, 11)}
            />
            이던 것이 첫 스텝에서는{' '}
            <Num
              value={whole.chain.value[0]?.gradient ?? 0}
              arithmetic={() => explainGradient(whole, 0)}
            />
            만 남았습니다.
          </p>
        </>
      ),
    },
    {
      title: '가중치의 기울기는 모든 스텝의 합',
      set: WHOLE,
      body: () => (
        <>
          <p>
            가중치는 스텝마다 같은 것을 쓰므로, 스텝마다 생긴 <span class="sym-share">몫</span>을
            모두 더해야 <span class="sym-w">w_hh</span>의 기울기가 됩니다.
          </p>
          <Formula
            block
            math={tex`\frac{\partial L}{\partial \class{sym-w}{w_{hh}}} = \sum_{t=1}^{T} \class{sym-gradient}{\frac{\partial L}{\partial h_t}} \, (1 - h_t^2) \, \class{sym-h}{h_{t-1}}`}
          />
          <p>
            열두 몫의 합은{' '}
            <Num value={whole.sums.value.full} arithmetic={() => explainSum(whole)} />
            이고, 마지막 스텝의 몫이{' '}
            <Num
              value={whole.chain.value[11]?.share ?? 0}
              arithmetic={() => explainShare(whole, 11)}
            />
            입니다. 이 합을 내려면 열두 스텝의 상태를 모두 기억하고 있어야 합니다.
          </p>
        </>
      ),
    },
    {
      title: '절단: 구간까지만 거슬러 간다',
      set: CUT,
      body: () => (
        <>
          <p>
            텍스트가 백만 글자라면 끝까지 거슬러 갈 수 없습니다. 그래서 텍스트를 구간(chunk)으로
            나눠 구간 안에서만 기울기를 구합니다. 이것이 <dfn>절단(truncation)</dfn>입니다.
          </p>
          <p>
            네 스텝마다 자르면 기억할 상태는 12개에서 4개로 줄고, 기울기는{' '}
            <Num value={cut.sums.value.full} arithmetic={() => explainFullSum(cut)} />
            에서 <Num value={cut.sums.value.cut} arithmetic={() => explainSum(cut)} />이 됩니다.
            점선으로 바뀐 셀은 기울기가 0이라 아무것도 배우지 못합니다. 위의 막대를 끌어 자르는
            간격을 바꿔 보세요.
          </p>
        </>
      ),
    },
    {
      title: '잘라도 괜찮을 때',
      set: SHORT,
      body: () => (
        <>
          <p>
            w_hh를 1.6으로 키우면 상태는 0.89쯤에 머물고, 거기서 tanh는 거의 누워 있습니다. 한 스텝
            거스를 때마다 기울기는 3분의 1로 줄어 몇 스텝 만에 사라집니다. 자르지 않은 합은{' '}
            <Num value={short.sums.value.full} arithmetic={() => explainFullSum(short)} />, 자른
            합은 <Num value={short.sums.value.cut} arithmetic={() => explainSum(short)} />
            입니다. 어차피 작던 막대만 잘라 냈으니 잃은 것이 거의 없습니다.
          </p>
          <p>
            거꾸로 말하면, 잘라도 괜찮은 RNN은 먼 과거에서 배우지 못하는 RNN입니다. 기울기가 왜
            사라지는지가 다음 이야기입니다.
          </p>
        </>
      ),
    },
    {
      title: '진짜 언어 모델을 거슬러 가기',
      set: TEXT,
      body: () => (
        <>
          <p>
            11장의 작은 언어 모델이 C의 주석을 읽고 마지막 글자 *를 맞힙니다. 그 손실에서 거슬러 간
            기울기의 크기를 글자마다 막대로 세웠습니다. 유닛이 64개이므로 기울기는 수가 아니라
            벡터이고, 그 길이를 <dfn>노름(norm)</dfn>이라고 합니다.
          </p>
          <Formula
            block
            math={tex`\left\lVert \frac{\partial L}{\partial h_t} \right\rVert = \sqrt{\sum_i \left(\frac{\partial L}{\partial h_{t,i}}\right)^2}`}
          />
          <p>
            끝에서 열 글자에서 자르면 그 왼쪽은 정확히 0입니다. 자르지 않았다면 있었을 기울기는
            테두리로 보입니다. 주석을 닫으려면 맨 앞의 /*를 기억해야 하는데, 자른 모델은 그 기억을
            고쳐 배울 수 없습니다. 10장에서 간직한 내 모델과 내 글로도 해 보세요.
          </p>
        </>
      ),
    },
  ],
  summary: ({ chain, sums, state, flow }) => {
    const { view, length, chunk, step, cut: letters } = state.read();
    if (view === 'text') {
      const [found] = flow.found.value ?? [];
      if (found === undefined) return '모델을 여는 중입니다.';
      const last = found.whole.length - 1;
      const back = Math.min(step, last);
      const left = shortNumber(found.whole[last - back] ?? 0);
      const how = letters < last ? `끝에서 ${letters}글자에서 자르면` : '자르지 않아';
      return `${found.cell.toUpperCase()} 언어 모델이 ${last}글자를 읽고 마지막 글자를 맞힙니다. ${back}글자 거슬러 간 기울기는 ${left}이고, ${how} ${shortNumber(found.cut[last - back] ?? 0)}입니다.`;
    }
    const show = (value: number): string => value.toFixed(4).replace('-', '−');
    const last = chain.value.at(-1)?.h ?? 0;
    const kept = Math.min(chunk, length);
    const how = kept === length ? '자르지 않았습니다' : `${kept}스텝마다 잘랐습니다`;
    return `${length}스텝의 사슬을 ${how}. 마지막 상태는 ${show(last)}, 기울기는 ${step}스텝을 거슬러 갔습니다. w_hh의 기울기는 ${show(sums.value.cut)}, 자르지 않으면 ${show(sums.value.full)}입니다.`;
  },
  tables: {
    chain: '스텝마다 입력 x, 상태 h, 기울기와 w_hh의 몫',
    sums: 'w_hh의 기울기: 자르지 않은 것 T, 자른 것 k',
    flow: '상태마다 기울기의 노름: 자르지 않은 것 T, 자른 것 k',
    weights: '가중치 전체의 기울기의 노름: 자르지 않은 것 T, 자른 것 k',
  },
  proof: {
    about:
      '언어 모델에서는 단정밀도 테이프의 노름을, LSTM의 식을 배정밀도로 한 스텝씩 거슬러 간 노름과 견줍니다. 사슬에서는 자르지 않은 채로 세 가중치의 기울기를 시간을 거슬러 구하고, 가중치를 아주 조금 양쪽으로 움직여 손실이 얼마나 바뀌는지도 재어 견줍니다.',
    one: '시간을 거슬러 구한 기울기',
    other: '움직여서 잰 기울기',
  },
  next: (
    <p>
      기울기는 거슬러 갈수록 곱해지고 또 곱해집니다. 그래서 <strong>사라지거나 터집니다</strong>.
      다음 장에서 그 까닭을 봅니다.
    </p>
  ),
  words: {
    viewLabel: '무엇을 볼까',
    views: { chain: '수 하나', text: '언어 모델' },
    cutLabel: '자르는 곳 (끝에서 몇 글자)',
    barsLabel: (back, norm, from) =>
      `글자마다 상태의 기울기의 노름, 로그 눈금. ${back}글자 거슬러 간 곳에서 ${norm}. ${from > 0 ? `${from}번째 상태 앞에서 잘랐습니다` : '자르지 않았습니다'}`,
    smallModel: '작은 모델(C 코드)',
    textLabel: '내 텍스트',
    textHint: '60자까지. 마지막 글자를 맞히는 손실에서 거슬러 갑니다.',
    picture: '펼친 RNN: 상태는 오른쪽으로, 기울기는 왼쪽으로',
    numbers: '스텝마다의 상태, 기울기, 가중치 기울기의 몫',
    chunkLabel: '자르는 간격',
    cutSum: 'w_hh의 기울기',
    fullSum: '자르지 않으면',
    keptStates: (kept, all) => `기억할 상태 ${all}개 가운데 ${kept}개`,
    lossLabel: '손실',
    losses: { last: '마지막 스텝에서만', each: '스텝마다' },
    lengthLabel: '사슬의 길이 T',
    whhLabel: 'w_hh',
    wxhLabel: 'w_xh',
    biasLabel: 'b',
  },
};
export default text;
