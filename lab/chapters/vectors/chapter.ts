import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { createVectorModel, type VectorModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { FIELDS, type VectorFields } from './state.ts';
import type { VectorWords } from './words.ts';

const chapter: Chapter<VectorFields, VectorModel, VectorWords> = {
  fields: FIELDS,
  createModel: createVectorModel,
  ...{ Picture, Controls, snippet, prove },
  loadCheck: async (model) => (await import('./page-check.ts')).createPageCheck(model),
};
export default chapter;
