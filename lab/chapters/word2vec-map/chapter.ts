import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { createWordMapModel, type WordMapModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { FIELDS, type WordMapFields } from './state.ts';
import type { WordMapWords } from './words.ts';

const chapter: Chapter<WordMapFields, WordMapModel, WordMapWords> = {
  fields: FIELDS,
  createModel: createWordMapModel,
  ...{ Picture, Controls, snippet, prove },
  loadCheck: async (model) => (await import('./page-check.ts')).createPageCheck(model),
};
export default chapter;
