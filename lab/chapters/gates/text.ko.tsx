import { Formula } from '../../parts/formula.tsx';
import { Num } from '../../parts/number.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import { explainGru, explainLstm } from './arithmetic.ts';
import { createStillModel, type GateModel } from './model.ts';
import { meanLoss } from './race.ts';
import { type GateFields, QUOTATION } from './state.ts';
import type { GateWords } from './words.ts';

const FREE = { text: QUOTATION, f: 'free', i: 'free', o: 'free', z: 'free', r: 'free' } as const;
const HAND = { view: 'cell', model: '' } as const;
const LSTM = { ...FREE, ...HAND, cell: 'lstm', unit: 'quote', bias: 9 } as const;
const RACE = {
  view: 'race',
  race: 'shakespeare',
  budget: 'units',
  hidden: 64,
  steps: 400,
  seed: 1,
  step: 400,
} as const;
const GRU = { ...FREE, ...HAND, cell: 'gru', unit: 'quote', bias: 9 } as const;

/** Characters read: up to the opening mark, within the quotation, up to the closing mark, and after it. */
const OPENED = 4;
const INSIDE = 9;
const CLOSED = 11;
const AFTER = 13;

const still = createStillModel({});
const lstmAt = (signal: 'f' | 'i' | 'g' | 'o' | 'c' | 'h', step: number) => (
  <Num
    value={still.lstm.value[step - 1]?.[signal][0] ?? 0}
    arithmetic={() => explainLstm(still, step - 1, signal, 0)}
  />
);
const gruAt = (signal: 'z' | 'n' | 'h', step: number) => (
  <Num
    value={still.gru.value[step - 1]?.[signal][0] ?? 0}
    arithmetic={() => explainGru(still, step - 1, signal, 0)}
  />
);

const text: ChapterText<GateFields, GateModel, GateWords> = {
  lead: (
    <p>
      RNN은 상태를 스텝마다 통째로 다시 씁니다. 그래서 오래전 일은 금방 흐려집니다. LSTM과 GRU는
      상태에 <strong>문(게이트, gate)</strong>을 달아, 무엇을 지우고 쓰고 보일지를 글자마다 스스로
      정합니다.
    </p>
  ),
  question: {
    ask: '아래 LSTM은 따옴표가 열리면 1을 적어 두고 닫히면 지웁니다. 망각 게이트 f를 1로 붙잡아 두면, 따옴표가 닫힌 뒤 기억은 어떻게 될까요?',
    choices: ['그대로 남는다', '0으로 지워진다', '2가 된다'],
    answer: 0,
    run: { ...LSTM, f: 'open', step: AFTER },
    explain: (
      <p>
        f = 1이면 옛 기억이 하나도 줄지 않고 지나갑니다. 닫는 따옴표를 읽고도 c는 1 그대로이고, 이
        셀은 문장이 끝날 때까지 따옴표 안에 있다고 믿습니다. 잊는 것도 능력입니다.
      </p>
    ),
  },
  steps: [
    {
      title: '셀 상태: 곧게 지나가는 길',
      set: { ...LSTM, step: INSIDE },
      body: () => (
        <>
          <p>
            <dfn>LSTM(long short-term memory)</dfn>의 상태는 둘입니다. 핵심 정보를 나르는{' '}
            <dfn>셀 상태(cell state)</dfn> <span class="sym-c">c</span>와, 그 가운데 지금 필요한
            것만 걸러 내보이는 <dfn>은닉 상태(hidden state)</dfn> <span class="sym-h">h</span>
            입니다.
          </p>
          <Formula
            block
            math={tex`\{\class{sym-c}{c_t}, \class{sym-h}{h_t}\} = \operatorname{LSTM}(\class{sym-x}{x_t}, \class{sym-c}{c_{t-1}}, \class{sym-h}{h_{t-1}})`}
          />
          <p>
            그림에서 c는 왼쪽에서 오른쪽으로 곧게 지나갑니다. 선의 굵기가 값의 크기입니다. 문은
            셋이고, 열린 만큼만 지나갑니다.
          </p>
        </>
      ),
    },
    {
      title: '망각 게이트 f: 무엇을 남길까',
      set: { ...LSTM, step: CLOSED },
      body: () => (
        <>
          <Formula
            block
            math={tex`\class{sym-f}{f_t} = \sigma(W_f [\class{sym-h}{h_{t-1}}, \class{sym-x}{x_t}] + b_f)`}
          />
          <p>
            시그모이드 σ를 지난 값은 0과 1 사이입니다. 여기에 옛 기억을 곱하므로 0이면 지우고 1이면
            그대로 둡니다. 보통 글자에서 <span class="sym-f">f</span>는 {lstmAt('f', INSIDE)}, 닫는
            따옴표에서는 {lstmAt('f', CLOSED)}입니다. 수를 누르면 어떤 가중치가 그렇게 시켰는지
            펼쳐집니다.
          </p>
        </>
      ),
    },
    {
      title: '입력 게이트 i와 gate gate g: 무엇을 쓸까',
      set: { ...LSTM, step: OPENED },
      body: () => (
        <>
          <Formula
            block
            math={tex`\begin{aligned}\class{sym-i}{i_t} &= \sigma(W_i [\class{sym-h}{h_{t-1}}, \class{sym-x}{x_t}] + b_i)\\ \class{sym-g}{g_t} &= \tanh(W_g [\class{sym-h}{h_{t-1}}, \class{sym-x}{x_t}] + b_g)\\ \class{sym-c}{c_t} &= \class{sym-f}{f_t} \odot \class{sym-c}{c_{t-1}} + \class{sym-i}{i_t} \odot \class{sym-g}{g_t}\end{aligned}`}
          />
          <p>
            <span class="sym-g">g</span>는 쓸 내용, <span class="sym-i">i</span>는 쓸지 말지입니다.
            여는 따옴표에서 g = {lstmAt('g', OPENED)}, i = {lstmAt('i', OPENED)}이고, 둘을 곱해 옛
            기억에 <em>더합니다</em>. 그래서 c = {lstmAt('c', OPENED)}이 됩니다.
          </p>
        </>
      ),
    },
    {
      title: '출력 게이트 o: 무엇을 보일까',
      set: { ...LSTM, unit: 'word', step: INSIDE },
      body: () => (
        <>
          <Formula
            block
            math={tex`\begin{aligned}\class{sym-o}{o_t} &= \sigma(W_o [\class{sym-h}{h_{t-1}}, \class{sym-x}{x_t}] + b_o)\\ \class{sym-h}{h_t} &= \class{sym-o}{o_t} \odot \tanh(\class{sym-c}{c_t})\end{aligned}`}
          />
          <p>
            기억하는 것과 드러내는 것은 다른 일입니다. 둘째 유닛은 한 단어 안에서 글자를 세다가
            단어가 끝나면 잊습니다. 아래 ‘바꿔 보기’에서 <span class="sym-o">o</span>를 0으로 닫으면
            c는 세고 있는데 h는 아무것도 보여 주지 않습니다.
          </p>
        </>
      ),
    },
    {
      title: '더하면 기억도 기울기도 산다',
      set: { ...LSTM, step: CLOSED },
      body: () => (
        <>
          <p>
            처음으로 돌아가 재생해 보세요. 여는 따옴표에서 i가 열려 1이 적히고, 따옴표 안의 글자마다
            f가 열린 채로 그 1을 나르다가, 닫는 따옴표에서 f가 닫혀 지워집니다. RNN에서 기울기는
            스텝마다 가중치와 tanh의 미분을 곱해 사라지거나 터졌지만, 이 길에서 옛 기억에 곱해지는
            것은 게이트 하나뿐입니다.
          </p>
          <Formula
            block
            math={tex`\frac{\partial \class{sym-c}{c_t}}{\partial \class{sym-c}{c_{t-1}}} = \class{sym-f}{f_t}`}
          />
          <p>
            f가 {lstmAt('f', INSIDE)}이면 백 스텝을 거슬러 가도 기울기가 거의 그대로입니다. b_f를
            낮추어 보세요. 기억도 기울기도 같은 빠르기로 새어 나갑니다. LSTM을 처음 학습할 때 b_f를
            크게 잡는 까닭입니다. 여기 가중치는 손으로 정한 것이지만, 10장에서 간직한 내 모델을
            ‘바꿔 보기’에서 고르면 학습한 게이트가 여닫히는 것을 같은 그림으로 볼 수 있습니다.
          </p>
        </>
      ),
    },
    {
      title: 'GRU: 눈금 하나로 둘을',
      set: { ...GRU, step: CLOSED },
      body: () => (
        <>
          <p>
            <dfn>GRU(gated recurrent unit)</dfn>는 셀 상태를 따로 두지 않습니다. 지울 양과 쓸 양을
            눈금 하나 <span class="sym-z">z</span>로 정해, 옛 상태와 새 후보{' '}
            <span class="sym-n">h̃</span>의 가중 평균을 냅니다.
          </p>
          <Formula
            block
            math={tex`\begin{aligned}\class{sym-z}{z_t} &= \sigma(W_z [\class{sym-h}{h_{t-1}}, \class{sym-x}{x_t}])\\ \class{sym-r}{r_t} &= \sigma(W_r [\class{sym-h}{h_{t-1}}, \class{sym-x}{x_t}])\\ \class{sym-n}{\tilde{h}_t} &= \tanh(W [\class{sym-r}{r_t} \odot \class{sym-h}{h_{t-1}}, \class{sym-x}{x_t}])\\ \class{sym-h}{h_t} &= (1 - \class{sym-z}{z_t}) \odot \class{sym-h}{h_{t-1}} + \class{sym-z}{z_t} \odot \class{sym-n}{\tilde{h}_t}\end{aligned}`}
          />
          <p>
            같은 따옴표를 GRU도 기억합니다. 닫는 따옴표에서 z = {gruAt('z', CLOSED)}이면 옛 것의
            몫은 0이고, 새 후보 {gruAt('n', CLOSED)}이 그 자리를 다 차지합니다. LSTM의 f와 i가 한
            눈금의 두 끝이 된 셈입니다. 그만큼 가중치가 적고 빠릅니다.
          </p>
        </>
      ),
    },
    {
      title: '경주: 같은 글, 같은 업데이트',
      set: RACE,
      body: () => (
        <>
          <p>
            RNN, LSTM, GRU가 같은 글을 같은 시드로 배웁니다. 한 번씩 번갈아 업데이트하므로 누구도
            컴퓨터를 혼자 쓰지 않습니다. 은닉 유닛이 같으면 LSTM의 셀은 RNN의 네 배, GRU는 세 배의
            가중치를 씁니다. 그만큼 메모리와 시간도 더 듭니다.
          </p>
          <p>
            처음에는 가벼운 RNN이 앞서지만 GRU가 곧 따라잡고, LSTM도 끝에는 RNN보다 손실이 낮습니다.
            ‘똑같이 둘 것’을 가중치 수로 바꾸거나 글을 C 코드로 바꾸면 순서가 달라지기도 합니다.
            게이트는 공짜가 아니고, 멀리 기억할 일이 있을 때 값을 합니다. 끝난 모델은 간직해
            11장에서 들여다볼 수 있습니다.
          </p>
        </>
      ),
    },
  ],
  summary: ({ state, characters, lstm, gru, unit, race, ...model }) => {
    const { view, step } = state.read();
    const cell = model.cell.value;
    if (view === 'race') {
      const racers = race.racers.value;
      const done = Math.min(step, racers.at(-1)?.losses.length ?? 0);
      if (done === 0) {
        return '세 모델이 출발선에 있습니다. 재생하면 한 번씩 번갈아 배웁니다.';
      }
      const places = racers
        .map((one) => ({ name: one.cell.toUpperCase(), loss: meanLoss(one.losses, done) }))
        .sort((a, b) => a.loss - b.loss);
      return `업데이트 ${done}번 뒤의 손실: ${places.map(({ name, loss }) => `${name} ${loss.toFixed(3)}`).join(', ')}.`;
    }
    if (cell === undefined) return '게이트를 볼 모델을 기다립니다.';
    const at = step - 1;
    const u = unit.value;
    const show = (value: number | undefined): string => (value ?? 0).toFixed(2).replace('-', '−');
    const character = characters.value[at];
    if (character === undefined) return '아직 아무 글자도 읽지 않았습니다. 상태는 0입니다.';
    const read = `${step}번째 글자는 ‘${character === ' ' ? '␣' : character}’입니다.`;
    if (cell === 'lstm') {
      const m = lstm.value[at];
      return `${read} 망각 게이트 ${show(m?.f[u])}, 입력 게이트 ${show(m?.i[u])}, 출력 게이트 ${show(m?.o[u])}. 셀 상태 ${show(m?.before.c[u])} → ${show(m?.c[u])}.`;
    }
    const m = gru.value[at];
    return `${read} 옛 상태의 몫 ${show(1 - (m?.z[u] ?? 0))}, 새 후보의 몫 ${show(m?.z[u])}. 상태 ${show(m?.before.h[u])} → ${show(m?.h[u])}.`;
  },
  tables: {
    lstm: 'LSTM: 글자마다 두 유닛의 게이트와 상태',
    gru: 'GRU: 글자마다 두 유닛의 게이트와 상태',
    traced: '간직한 모델: 글자마다 고른 유닛의 게이트와 상태',
    losses: '업데이트마다 손실',
    racers: '은닉 유닛, 가중치, 메모리(바이트), 최근 20번의 평균 손실',
  },
  proof: {
    about:
      '경주에서는 라이브러리가 말한 가중치 수를 식으로 다시 셉니다. 셀에서는 읽은 글자마다 옛 상태를 아주 조금 양쪽으로 움직여, 새 상태가 얼마나 따라 움직이는지 잽니다. LSTM에서는 f, GRU에서는 1 − z와 같아야 합니다.',
    one: '그림의 값',
    other: '움직여 재거나 다시 센 값',
  },
  next: (
    <p>
      게이트가 있어도 긴 문장을 상태 하나에 다 담기는 어렵습니다. 마지막 <strong>어텐션</strong>은
      기억하는 대신 필요할 때 돌아봅니다.
    </p>
  ),
  words: {
    viewLabel: '무엇을 볼까',
    views: { cell: '셀 하나', race: '경주' },
    byHand: '손으로 정한 셀',
    noGates: '이 모델은 RNN이라 게이트가 없습니다. LSTM이나 GRU로 학습한 모델을 고르세요.',
    updates: '업데이트',
    loss: '손실',
    raceLabel: (step) => `업데이트 ${step}번까지 RNN, LSTM, GRU의 손실`,
    raceCaption: '세 모델의 크기와 시간, 지금의 손실',
    hiddenUnits: '은닉 유닛',
    weights: '가중치',
    memory: '메모리',
    seconds: '초',
    clockNote:
      '손실은 최근 업데이트 20번의 평균입니다. 시간은 이 컴퓨터에서 잰 것이라 열 때마다 다르고, 다른 수는 어디서나 같습니다.',
    keep: '간직하기',
    kept: '간직했습니다',
    after: (steps) => `업데이트 ${steps}번`,
    raceTextLabel: '배울 글',
    raceTexts: { shakespeare: '셰익스피어', kernels: 'C 코드', own: '내 글' },
    ownLabel: '배울 내 글',
    ownHint:
      '1,500자까지는 주소에 함께 담깁니다. 더 긴 글은 파일로 여세요. 짧은 글은 셋 다 금세 외워 버려 차이가 나지 않습니다.',
    emptyText: '아래 ‘바꿔 보기’에 학습할 텍스트를 써 주세요.',
    budgetLabel: '똑같이 둘 것',
    budgets: { units: '은닉 유닛 수', weights: '가중치 수' },
    seedLabel: '시드',
    cellLabel: '셀',
    cells: { lstm: 'LSTM', gru: 'GRU' },
    unitLabel: '유닛',
    units: { quote: '유닛 1: 따옴표', word: '유닛 2: 단어' },
    machine: {
      lstm: 'LSTM 셀: 셀 상태가 지나가는 길과 세 게이트',
      gru: 'GRU 셀: 상태가 지나가는 길과 눈금 하나',
    },
    captions: {
      ...{ before: '옛 셀 상태', f: '망각: 남길 몫', i: '입력: 쓸 몫', g: '쓸 내용' },
      ...{ o: '출력: 보일 몫', c: '셀 상태', h: '은닉 상태', x: '읽은 글자' },
      ...{ z: '새것의 몫', r: '리셋', n: '새 후보', scale: '한 눈금: 옛것 1 − z, 새것 z' },
    },
    heat: '글자마다 게이트와 상태',
    goTo: (place, character) =>
      `${place}번째 글자 ${character === ' ' ? '빈칸' : character}로 가기`,
    start: '아직 아무 글자도 읽지 않았습니다. 상태는 모두 0입니다.',
    empty: '텍스트를 한 줄 써 보세요.',
    holdLabels: {
      ...{ f: '망각 f', i: '입력 i', o: '출력 o', z: '업데이트 z', r: '리셋 r' },
    },
    holds: { free: '스스로', closed: '0에 붙잡기', open: '1에 붙잡기' },
    biasLabel: '망각 편향 b_f',
    textLabel: '내 텍스트',
    textHint: '60자까지. 셀은 글자마다 따옴표인지, 글자나 숫자인지, 그 밖의 것인지를 읽습니다.',
    presetsLabel: '준비된 텍스트',
    presets: [
      { name: '하늘이 맑다', text: QUOTATION },
      { name: '따옴표 두 번', text: '"가자" 하니 "싫다" 했다.' },
      { name: '긴 인용', text: '그 책은 "오래 기억하려면 문을 닫을 줄도 알아야 한다"로 시작한다.' },
    ],
  },
};
export default text;
