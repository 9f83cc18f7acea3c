import type { CompareGradientFlowOptions } from '../../inspect/compare-gradient-flow.ts';
import type { CopyStudyOptions } from '../../inspect/copy-study.ts';
import type { NestedTanhOptions } from '../../inspect/nested-tanh.ts';
import type { RecallStudyOptions } from '../../inspect/recall-study.ts';
import type { HelpTable, OptionHelp } from '../option-help.ts';

/** What the option means that says which cells are compared. */
export const COMPARED_CELLS_HELP: OptionHelp = {
  en: 'which of rnn, lstm, gru, lstm-peephole, with commas between them',
  ko: '비교할 셀: rnn, lstm, gru, lstm-peephole을 쉼표로 구분',
};

/** What the options of comparing how gradients flow mean. */
export const GRADIENT_FLOW_HELP: HelpTable<CompareGradientFlowOptions> = {
  cells: COMPARED_CELLS_HELP,
  steps: { en: 'steps of the sequence', ko: '시퀀스의 스텝 수' },
  hiddenSize: { en: 'of random cells: units', ko: '임의로 초기화한 셀의 유닛 수' },
  batch: { en: 'sequences that the norms are averaged over', ko: '노름의 평균을 낼 시퀀스 수' },
  chunkLength: {
    en: 'steps in a chunk of truncated back-propagation',
    ko: '절단된 역전파(truncated BPTT)의 청크 길이',
    default: { en: 'all steps', ko: '모든 스텝' },
  },
  clip: {
    en: "largest norm of the parameters' gradient",
    ko: '기울기 클리핑: 파라미터 기울기 노름의 최댓값',
    default: { en: 'no clipping', ko: '클리핑하지 않음' },
  },
  gain: {
    en: 'of random cells: what the recurrent weights are multiplied by; 4 explodes',
    ko: '임의로 초기화한 셀의 순환 가중치에 곱할 값. 4이면 폭발함',
  },
  seed: {
    en: 'of random cells: same seed, same numbers',
    ko: '임의로 초기화한 셀의 시드. 같은 시드면 같은 결과',
  },
};

/** What the options of the study of remembering mean. */
export const RECALL_STUDY_HELP: HelpTable<RecallStudyOptions> = {
  cells: COMPARED_CELLS_HELP,
  lags: {
    en: 'distractors between symbol and recall, with commas between them',
    ko: '기호를 보여 준 뒤 맞힐 때까지의 방해 기호 수, 쉼표로 구분',
  },
  updates: {
    en: 'updates of the weights for each cell and lag',
    ko: '셀과 지연마다 가중치를 갱신할 횟수',
  },
  hiddenSize: { en: "width of the cells' state", ko: '은닉 상태의 크기' },
  batch: { en: 'sequences in an update', ko: '한 번 갱신할 때의 시퀀스 수' },
  learningRate: { en: "Adam's learning rate", ko: 'Adam의 학습률' },
  symbols: {
    en: 'symbols to choose from, and as many distractors',
    ko: '기호의 수. 방해 기호의 수도 같음',
  },
  seed: { en: 'same seed, same numbers', ko: '시드. 같은 시드면 같은 결과' },
};

/** What the options of the study of copying mean. */
export const COPY_STUDY_HELP: HelpTable<CopyStudyOptions> = {
  task: {
    en: 'write what was read, or the same from the last symbol to the first',
    ko: '읽은 대로 쓰기(copy), 마지막 기호부터 거꾸로 쓰기(reverse)',
  },
  models: {
    en: 'which of rnn, lstm, gru, the same with -attention, and transformer, with commas between them',
    ko: '비교할 모델: rnn, lstm, gru, 여기에 -attention을 붙인 것, transformer를 쉼표로 구분',
    default: { en: 'all seven', ko: '일곱 가지 모두' },
  },
  lengths: {
    en: 'lengths that are tested, with commas between them',
    ko: '평가할 시퀀스의 길이, 쉼표로 구분',
  },
  longest: { en: 'the longest sequences in training', ko: '학습할 가장 긴 시퀀스의 길이' },
  updates: { en: 'updates of the weights of each model', ko: '모델마다 가중치를 갱신할 횟수' },
  hiddenSize: { en: 'width of states and vectors', ko: '은닉 상태와 벡터의 크기' },
  batch: { en: 'sequences in an update', ko: '한 번 갱신할 때의 시퀀스 수' },
  learningRate: { en: "Adam's highest learning rate", ko: 'Adam의 최고 학습률' },
  symbols: { en: 'symbols to choose from', ko: '기호의 수' },
  seed: { en: 'same seed, same numbers', ko: '시드. 같은 시드면 같은 결과' },
};

/** What the numbers of the nested tanh example mean. */
export const NESTED_TANH_HELP: HelpTable<NestedTanhOptions> = {
  inputs: { en: 'x_1, x_2, …, with commas between them', ko: '입력 x_1, x_2, …, 쉼표로 구분' },
  initialState: { en: 'h_0', ko: '처음 상태 h_0' },
  stateWeight: { en: 'w_hh', ko: '상태의 가중치 w_hh' },
  inputWeight: { en: 'w_xh', ko: '입력의 가중치 w_xh' },
  bias: { en: 'b', ko: '편향 b' },
};
