import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { type BayesModel, createBayesModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { type BayesFields, FIELDS } from './state.ts';
import type { BayesWords } from './words.ts';

const chapter: Chapter<BayesFields, BayesModel, BayesWords> = {
  fields: FIELDS,
  createModel: createBayesModel,
  ...{ Picture, Controls, snippet, prove },
  loadCheck: async () => (await import('./check.ts')).default,
};
export default chapter;
