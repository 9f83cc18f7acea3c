import { Formula } from '../../parts/formula.tsx';
import type { ChapterText } from '../../shell/chapter.ts';
import type { VectorModel } from './model.ts';
import { LUNCH, QUEEN, type VectorFields, WRITER } from './state.ts';
import type { VectorWords } from './words.ts';

const text: ChapterText<VectorFields, VectorModel, VectorWords> = {
  lead: (
    <p>
      벡터를 얻었으니 이제 씁니다. <strong>거리는 뜻의 가까움이고, 차이는 관계</strong>입니다. 여기
      있는 것은 영어 소설과 연설 2,100만 단어로 우리가 학습한 8,000단어의 64차원 벡터입니다. 영화평
      52만 편으로 학습한 한국어 6,000단어도 있습니다.
    </p>
  ),
  question: {
    ask: 'paris에서 france를 빼고 italy를 더한 벡터를 만듭니다. 8,000단어 가운데 이 벡터와 가장 가까운 단어는 무엇일까요?',
    choices: ['rome', 'paris', 'venice'],
    answer: 1,
    run: { ...QUEEN, formula: 'paris - france + italy', inputs: 'in', step: 3 },
    explain: (
      <p>
        가장 가까운 것은 재료로 넣은 <em>paris 자신</em>입니다. 기대한 rome은 다음입니다. 책과
        도구들은 식에 쓴 단어를 답에서 슬쩍 뺍니다. 아래에서 그 규칙을 켜고 꺼 보세요.
      </p>
    ),
  },
  steps: [
    {
      title: '지도와 이웃',
      set: { ...QUEEN, formula: 'king', plane: 'pca', step: 0 },
      body: () => (
        <>
          <p>
            점 8,000개가 모두 단어입니다. 끌어서 옮기고, 확대하고, 아무 점이나 눌러 보세요. 옆에는
            그 단어와 방향이 가장 비슷한 단어가 나옵니다.
          </p>
          <Formula block math={tex`\cos(a, b) = \frac{a \cdot b}{|a|\,|b|}`} />
          <p>
            코사인은 두 벡터 사이의 각도만 봅니다. 1이면 같은 쪽, 0이면 직각, −1이면 반대쪽입니다.
          </p>
        </>
      ),
    },
    {
      title: '차이를 화살표로',
      set: { ...QUEEN, step: 1 },
      body: () => (
        <>
          <p>
            man에서 woman으로 가는 화살표를 그립니다. woman − man, 남자 말을 여자 말로 바꾸는
            방향입니다. 지도는 이제 식에 쓴 세 단어가 놓인 평면입니다. 64차원 공간을 이 평면으로
            곧게 잘라 본 것이라, 화살표의 길이와 방향이 참값입니다.
          </p>
        </>
      ),
    },
    {
      title: '화살표를 옮겨 붙이면',
      set: { ...QUEEN, step: 3 },
      body: () => (
        <>
          <p>
            같은 화살표를 king에 붙입니다. 그 끝(×)이 king − man + woman입니다. 끝에 꼭 맞는 단어는
            없습니다. 방향이 가장 가까운 단어를 찾으면 <strong>queen</strong>입니다.
          </p>
          <Formula block math={tex`\text{king} - \text{man} + \text{woman} \approx \text{queen}`} />
        </>
      ),
    },
    {
      title: '숨은 규칙 하나',
      set: { ...QUEEN, formula: 'paris - france + italy', inputs: 'in', step: 3 },
      body: () => (
        <>
          <p>
            식에 쓴 단어를 답에서 빼지 않고 paris − france + italy를 물으면 맨 위에 <em>paris</em>가
            옵니다. 화살표가 짧아서 paris 곁을 멀리 벗어나지 못하기 때문입니다. king − man + woman은
            빼지 않아도 queen이지만, 늘 그렇지는 않습니다. “벡터가 관계를 배웠다”는 말은 맞지만,
            흔히 듣는 것보다는 약한 말입니다.
          </p>
        </>
      ),
    },
    {
      title: '관계는 읽은 글에서 온다',
      set: { ...WRITER, step: 3 },
      body: () => (
        <>
          <p>
            표를 한국어로 바꿉니다. 조사와 어미를 걷어 낸 영화평에서 배운 단어들입니다. 감독 − 영화
            + 드라마는 <strong>작가</strong>입니다. 영화평에서 감독이 서는 자리에 드라마 평에서는
            작가가 서기 때문입니다. 관객 − 영화 + 드라마는 시청자, 아빠 − 남자 + 여자는 엄마입니다.
            아무도 알려 주지 않은 관계를 이웃한 단어만 보고 배웠습니다.
          </p>
          <p>
            그러나 읽은 글만큼만 압니다. 서울 − 한국 + 일본을 물으면 도쿄 대신 시골이 나옵니다.
            영화평은 나라와 수도를 함께 말하지 않습니다. 소설과 연설로 배운 영어 표는 수도(paris −
            france + italy)와 시제(walked − walk + speak)도 풉니다. 내 식을 넣어 언제 틀리는지
            보세요.
          </p>
        </>
      ),
    },
    {
      title: '어울리지 않는 하나',
      set: { ...LUNCH, step: 1 },
      body: () => (
        <>
          <p>
            네 단어를 세우고, 모두의 평균 방향과 코사인을 잽니다. 가장 낮은 단어가 어울리지 않는
            단어입니다. 사전도 분류표도 없이 <strong>river</strong>를 골라냅니다.
          </p>
        </>
      ),
    },
    {
      title: '나만의 축',
      set: { ...QUEEN, plane: 'axes', across: 'man woman', up: 'young old', step: 0 },
      body: () => (
        <>
          <p>
            두 단어의 차이를 축으로 삼을 수 있습니다. 가로는 man에서 woman으로, 세로는 young에서
            old로. 직업이나 성격을 나타내는 단어를 찾아 어디에 놓였는지 보세요. 벡터는{' '}
            <em>그 시대 글의 편견까지</em> 배웠습니다.
          </p>
        </>
      ),
    },
  ],
  summary: (model) => {
    const { task, formula } = model.state.signals;
    const names = model.names.value;
    const answer = model.session.findings.value?.answer;
    if (names.length === 0) return '단어 벡터를 여는 중입니다.';
    if (task.value === 'line-up') {
      return `단어 ${names.length}개의 지도. 평균 방향에서 가장 먼 단어는 ${model.odd.value ?? '아직 없음'}입니다.`;
    }
    const near = (answer?.near ?? []).slice(0, 3).map(({ id }) => names[id]);
    return `단어 ${names.length}개의 지도. ${formula.value.replaceAll(' - ', ' − ')}에 가까운 단어: ${near.join(', ')}.`;
  },
  tables: {
    near: '가까운 단어의 번호와 코사인',
    row: '줄 선 단어와 평균 방향의 코사인',
    places: '지도에서 가장 잦은 단어 24개의 자리',
  },
  proof: {
    about:
      '목록의 코사인을 다른 길로 다시 구합니다. 두 벡터를 길이 1로 만들어 그 거리를 재면 cos = 1 − 거리²/2입니다.',
    one: '내적으로 구한 코사인',
    other: '거리로 구한 코사인',
  },
  next: (
    <p>
      단어 하나하나는 자리를 찾았습니다. 그러나 “개가 사람을 문다”와 “사람이 개를 문다”는 여전히
      같은 벡터들의 모임입니다. <strong>순서를 읽는 신경망</strong>, RNN으로 갑니다.
    </p>
  ),
  words: {
    mapLabel: (words) => `단어 ${words}개를 점으로 찍은 지도`,
    table: (name, words, dimensions) => `${name}: ${words}단어, ${dimensions}차원`,
    shipped: {
      english: '영어 소설과 연설로 학습한 벡터',
      korean: '한국어 영화평의 어간으로 학습한 벡터',
    },
    tableLabel: '어느 단어들',
    tables: { english: '영어 (소설과 연설)', korean: '한국어 (영화평)' },
    cut: '앞에서부터 10만 단어만 열었습니다.',
    opening: '단어 벡터를 여는 중…',
    near: '가장 가까운 단어:',
    mean: '평균 방향과의 코사인',
    odd: '어울리지 않는 단어',
    taskLabel: '무엇을 물을까',
    tasks: { formula: '식', 'line-up': '어울리지 않는 하나' },
    formulaLabel: '단어의 식',
    formulaHint: '빼기와 더하기는 띄어 씁니다. 예: king - man + woman',
    rowLabel: '줄 세울 단어 (띄어 써서)',
    rowHint: '셋 이상이 좋습니다.',
    inputsLabel: '식에 쓴 단어',
    inputs: { out: '답에서 빼기', in: '빼지 않기' },
    planeLabel: '어디서 볼까',
    planes: { words: '식의 평면', pca: '전체 (PCA)', axes: '나만의 축', umap: '이웃끼리 (UMAP)' },
    acrossLabel: '가로축 (왼쪽 단어와 오른쪽 단어)',
    upLabel: '세로축 (아래 단어와 위 단어)',
    axisHint: '두 단어를 띄어 씁니다.',
    presetsLabel: '준비된 식',
    openLabel: '내 벡터 열기',
    openHint: '.vec .txt .bin .malmoi, 또는 .tsv 두 개(벡터와 metadata). 10만 단어까지 엽니다.',
  },
};
export default text;
