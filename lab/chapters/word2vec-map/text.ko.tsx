import { Formula } from '../../parts/formula.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import type { WordMapModel } from './model.ts';
import { REVIEWS, TALES, type WordMapFields } from './state.ts';
import type { WordMapWords } from './words.ts';

const text: ChapterText<WordMapFields, WordMapModel, WordMapWords> = {
  lead: (
    <p>
      앞 장에서는 문장 하나를 손으로 풀었습니다. 이제 <strong>같은 규칙</strong>을 동화책 한 권에
      돌립니다. 이 화면 안에서 몇 초 만에 단어 천 개의 지도가 생깁니다.
    </p>
  ),
  question: {
    ask: '그림 형제 동화를 열다섯 번 읽힙니다. 뜻을 알려 주는 사람은 없습니다. 다 읽고 나면 gold의 가장 가까운 이웃은 어떤 단어일까요?',
    choices: [
      'old, cold처럼 철자가 닮은 단어',
      'silver처럼 같은 자리에 쓰이는 단어',
      'the, and처럼 어디에나 나오는 단어',
    ],
    answer: 1,
    run: { ...TALES, probes: 'gold', step: 60 },
    explain: (
      <p>
        silver가 맨 위에 왔습니다. 모델은 철자를 보지 않습니다. 금과 은이 <em>같은 단어들 곁에</em>{' '}
        나오기 때문에 두 벡터가 같은 쪽을 가리키게 되었습니다.
      </p>
    ),
  },
  steps: [
    {
      title: '처음에는 아무 뜻도 없다',
      set: { ...TALES, step: 0 },
      body: () => (
        <>
          <p>
            점 하나가 단어 하나입니다. 벡터는 50차원이라 그대로는 그릴 수 없어서, 점들이 가장 넓게
            퍼진 두 방향으로 눌러 그렸습니다(<dfn>주성분 분석(PCA)</dfn>).
          </p>
          <p>
            아직 벡터는 난수나 다름없습니다. 오른쪽 목록의 코사인은 모두 고만고만하고, 이웃이라고
            나온 단어에도 까닭이 없습니다.
          </p>
        </>
      ),
    },
    {
      title: '재생하면 점들이 갈라진다',
      set: { ...TALES, step: 10 },
      body: () => (
        <>
          <p>
            재생을 눌러 보세요. 한 스텝이 전체 학습의 60분의 1입니다. 색이 있는 단어는 지나온 길을
            선으로 남깁니다.
          </p>
          <p>
            무슨 일이 벌어지는지는 앞 장에서 본 그대로입니다. 윈도우 안의 이웃을 더 잘 맞히도록
            벡터를 조금씩 고칩니다. 다만 여기서는 그 일을 <em>83만 단어</em>에 걸쳐 합니다.
          </p>
        </>
      ),
    },
    {
      title: '어떻게 이렇게 빠른가',
      set: { ...TALES, step: 40 },
      body: () => (
        <>
          <p>
            소프트맥스로는 이웃 하나를 맞힐 때마다 단어 1,727개의 점수를 모두 계산해야 합니다.{' '}
            <dfn>네거티브 샘플링(negative sampling)</dfn>은 문제를 바꿉니다. 진짜 이웃 하나와 아무
            단어 다섯을 놓고, <em>진짜인지 아닌지만</em> 가립니다.
          </p>
          <Formula
            block
            math={tex`L = -\ln \sigma(u \cdot v) - \sum_{k=1}^{5} \ln \sigma(-u_k \cdot v)`}
          />
          <p>
            점수 1,727개가 6개로 줄었습니다. v는 가운데 단어, u는 진짜 이웃, u<sub>k</sub>는 뽑힌
            단어의 벡터입니다.
          </p>
        </>
      ),
    },
    {
      title: '이웃이 뜻이다',
      set: { ...TALES, probes: 'two said mother', step: 60 },
      body: () => (
        <>
          <p>
            two 곁에는 three와 four가, said 곁에는 answered와 replied가, mother 곁에는 sister와
            father가 있습니다. 지도에서 아무 점이나 누르면 그 단어의 이웃이 나옵니다.
          </p>
          <p>
            코사인을 누르면 계산이 펼쳐집니다. 두 벡터의 내적을 길이로 나눈 값입니다. 지도는 두
            방향만 그리지만 <em>목록은 50차원을 모두</em> 셉니다. 그래서 지도에서 먼 단어가 목록에
            오르기도 합니다.
          </p>
        </>
      ),
    },
    {
      title: '많이 읽으면 외운다',
      set: { ...REVIEWS, step: 60 },
      body: () => (
        <>
          <p>
            이번에는 영화평 3,802개입니다. 아래 곡선은 <em>학습에 쓰지 않은</em> 백분의 일에서 잰
            손실입니다. 한동안 내려가다가 일곱 번째쯤부터 다시 올라갑니다. 읽은 글을 외우기 시작한
            것입니다(<dfn>과적합(overfitting)</dfn>). 글이 짧을수록 일찍 옵니다.
          </p>
        </>
      ),
    },
    {
      title: '틀리게 쓴 말은 없는 말',
      set: { ...REVIEWS, probes: '쵝오의 재밋게 최고의', step: 60 },
      body: () => (
        <>
          <p>
            쵝오의, 재밋게. 누구나 알아듣는 말이지만 이 텍스트에서는 드뭅니다. 쵝오의는 한 번도
            나오지 않았으니 벡터가 없고, 재밋게는 몇 번 나오지 않아 이웃이 엉뚱합니다.
          </p>
          <p>단어를 쪼갤 수 없는 덩어리로 보는 한, 모델은 최고의와 쵝오의가 닮은 줄을 모릅니다.</p>
        </>
      ),
    },
    {
      title: '자모까지 쪼개면',
      set: { ...REVIEWS, probes: '쵝오의 재밋게 최고의', jamo: 'yes', step: 60 },
      body: () => (
        <>
          <p>
            이제 자모 3~6개씩의 <dfn>n-그램(n-gram)</dfn>에도 벡터를 줍니다. 단어의 벡터는 제 벡터와
            n-그램 벡터들의 평균입니다.
          </p>
          <Formula block math={tex`v(w) = \frac{1}{|G_w|} \sum_{g \in G_w} z_g`} />
          <p>
            쵝오의는 ㅗㅇㅢ 같은 조각을 최고의와 나눠 가집니다. 한 번도 본 적 없는 말인데 가장
            가까운 이웃이 <strong>최고의</strong>입니다. 다만 최고의 곁에는 최악의도 왔습니다.
            철자가 닮으면 끌려오는 것, 이것이 대가입니다.
          </p>
        </>
      ),
    },
  ],
  summary: (model) => {
    const { step } = model.state.signals;
    const names = model.names.value;
    const map = model.map.value;
    if (map === undefined) return '학습을 준비하고 있습니다.';
    const near = model.neighbors.value
      .filter((one) => one.near.length > 0)
      .map(({ probe, near: all }) => `${probe} 곁에 ${names[all[0]?.id ?? 0]}`)
      .join(', ');
    return `60스텝 가운데 ${step.value}. 단어 ${names.length}개의 지도입니다. 가장 가까운 이웃: ${near === '' ? '없음' : near}.`;
  },
  tables: {
    neighbors: '이웃의 번호와 코사인',
    places: '지도에서 가장 잦은 단어 24개의 자리',
    losses: '한 번 읽을 때마다 따로 둔 텍스트의 손실',
    vectors: '읽은 단어 수, 지도 위 벡터들의 해시',
  },
  proof: {
    about:
      '목록의 코사인을 다른 길로 다시 구합니다. 두 벡터를 길이 1로 만들어 그 거리를 재면 cos = 1 − 거리²/2입니다.',
    one: '내적으로 구한 코사인',
    other: '거리로 구한 코사인',
  },
  next: (
    <p>
      Word2Vec은 이웃을 하나씩 보며 배웠습니다. 텍스트 전체의 이웃을{' '}
      <strong>미리 다 세어 놓고</strong> 한꺼번에 맞추면 어떨까요? 그것이 GloVe입니다.
    </p>
  ),
  words: {
    mapLabel: (words, step) => `단어 ${words}개를 점으로 찍은 지도, 60스텝 가운데 ${step}`,
    read: (words) => `지금까지 읽은 단어: ${words}개`,
    neighborsOf: '이웃한 단어:',
    unseen: '이 텍스트에 없거나 드문 말이라 지도에 없습니다.',
    unseenYet: '지도에 없는 말입니다. 학습이 끝나면 n-그램으로 벡터를 만듭니다.',
    opening: '텍스트를 읽고 학습을 준비하는 중…',
    emptyText: '아래에 텍스트를 넣어 주세요.',
    noLoss: '텍스트를 한 번 다 읽으면 여기에 손실이 그려집니다.',
    lossChart: '한 번 읽을 때마다 따로 둔 텍스트의 손실',
    passes: '읽은 횟수',
    loss: '따로 둔 텍스트의 손실',
    textLabel: '무엇을 읽힐까',
    texts: { 'fairy-tales': '그림 동화 (영어)', 'film-reviews': '영화평', own: '내 텍스트' },
    ownLabel: '내 텍스트 (한 줄에 한 문장)',
    ownHint:
      '2,000자까지는 주소에 담깁니다. 더 긴 글은 파일로 여세요. 짧은 글에서는 이웃이 엉성합니다.',
    probesLabel: '이웃을 볼 단어 (띄어 써서 셋까지)',
    probesHint: '지도에서 점을 눌러도 됩니다.',
    unitsLabel: '단어를 어떻게 셀까',
    units: { words: '쓰인 그대로', stems: '한국어 어미를 떼고' },
    jamoLabel: '자모 n-그램',
    jamo: { no: '쓰지 않기', yes: '쓰기' },
    windowLabel: '윈도우',
    dimensionsLabel: '차원',
    negativesLabel: '네거티브 샘플 수',
  },
};
export default text;
