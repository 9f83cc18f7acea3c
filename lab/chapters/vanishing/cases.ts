import type { ChapterCase } from '../../shell/case.ts';

/** The course's h₃ = tanh(2x₃ + 3 tanh(2x₂ + 3h₁ + 1) + 1): 27 while the states are 0. */
export const cases: readonly ChapterCase[] = [
  { search: '', figures: { states: [[0, 0, 0]], factors: [[3, 3, 3]], derivative: [[27]] } },
  { search: 'inputs=1,1,1', figures: {} },
  { search: 'inputs=0.2,-0.7,0.4,-1.1,0.3,-0.2,0.8,-0.5&state=1.2&start=0.3&step=5', figures: {} },
  { search: 'inputs=0,0,0,0,0,0&state=0.5&input=1&bias=0', figures: { derivative: [[0.5 ** 6]] } },
  { search: 'view=lanes&step=50', figures: {} },
  { search: 'view=lanes&lag=20&gain=4&seed=2&step=7', figures: {} },
  { search: 'view=letters&step=31', figures: {} },
  { search: 'view=letters&text=sum%2B%3D1;&step=9', figures: {} },
];
