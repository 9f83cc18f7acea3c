export {
  type CellGradientFlow,
  type CompareGradientFlowOptions,
  compareGradientFlow,
} from './compare-gradient-flow.ts';
export type { ChartSeries, LineChart, ScaleKind } from './drawing/line-chart.ts';
export { drawChartSvg } from './drawing/line-chart-svg.ts';
export { drawTextChart, type TextChartOptions } from './drawing/line-chart-text.ts';
export { chartGradientFlow } from './gradient-chart.ts';
export { type GradientFlow, type GradientFlowInput, measureGradientFlow } from './gradient-flow.ts';
export {
  differentiateNestedTanh,
  type NestedTanh,
  type NestedTanhOptions,
  type NestedTanhStep,
} from './nested-tanh.ts';
export {
  chartRecall,
  type RecallResult,
  type RecallStudy,
  type RecallStudyOptions,
  studyRecall,
} from './recall-study.ts';
export { drawRecallBatch, type RecallBatch, type RecallTask } from './recall-task.ts';
