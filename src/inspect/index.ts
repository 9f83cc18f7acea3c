export { type DrawnAttention, drawAttentionSvg } from './attention-chart.ts';
export {
  type AttentionHead,
  type AttentionTrace,
  type CrossAttentionHead,
  type TranslatorAttentionOptions,
  type TranslatorAttentionTrace,
  traceAttention,
  traceTranslatorAttention,
} from './attention-heads.ts';
export {
  type CellGradientFlow,
  type CompareGradientFlowOptions,
  compareGradientFlow,
} from './compare-gradient-flow.ts';
export {
  type Connectivity,
  type ConnectivityOptions,
  measureConnectivity,
} from './connectivity.ts';
export type { CopyScore } from './copy-learner.ts';
export type { CopyModel } from './copy-models.ts';
export {
  type CopyResult,
  type CopyStudy,
  type CopyStudyOptions,
  chartCopying,
  studyCopying,
} from './copy-study.ts';
export { type CopyTask, drawCopyPair } from './copy-task.ts';
export { activationColor, activationScale, isDark } from './drawing/activation-scale.ts';
export { drawActivationSvg } from './drawing/activation-svg.ts';
export { type ActivationTextOptions, drawActivationText } from './drawing/activation-text.ts';
export { type DrawnHeads, drawHeadsSvg } from './drawing/heads-svg.ts';
export { drawHeatMapSvg, type HeatMap } from './drawing/heat-map-svg.ts';
export type { ChartSeries, ChartText, LineChart, ScaleKind } from './drawing/line-chart.ts';
export { drawChartSvg } from './drawing/line-chart-svg.ts';
export { drawTextChart, type TextChartOptions } from './drawing/line-chart-text.ts';
export { expectRecurrent } from './expect-recurrent.ts';
export { expectTransformer } from './expect-transformer.ts';
export { chartGradientFlow } from './gradient-chart.ts';
export { type GradientFlow, type GradientFlowInput, measureGradientFlow } from './gradient-flow.ts';
export { type LanguageModelFlowOptions, measureLanguageModelFlow } from './language-model-flow.ts';
export { findMostVariedUnit } from './most-varied-unit.ts';
export { entropyBits, mutualInformationBits } from './mutual-information.ts';
export {
  differentiateNestedTanh,
  type NestedTanh,
  type NestedTanhOptions,
  type NestedTanhStep,
} from './nested-tanh.ts';
export {
  type FeatureUnits,
  type RankedUnit,
  type RankUnitsOptions,
  rankUnits,
  type UnitActivations,
} from './rank-units.ts';
export {
  chartRecall,
  type RecallResult,
  type RecallStudy,
  type RecallStudyOptions,
  studyRecall,
} from './recall-study.ts';
export { drawRecallBatch, type RecallBatch, type RecallTask } from './recall-task.ts';
export { type TextFeature, textFeatures } from './text-features.ts';
export {
  type LanguageModelTrace,
  type LayerActivations,
  SIGNALS,
  type TraceOptions,
  traceLanguageModel,
} from './trace-language-model.ts';
export {
  type GradientOverSteps,
  measureTranslatorConnectivity,
  type TranslatorConnectivity,
  type TranslatorConnectivityOptions,
} from './translator-connectivity.ts';
