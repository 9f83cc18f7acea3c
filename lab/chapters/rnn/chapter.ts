import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { createRnnModel, type RnnModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { FIELDS, type RnnFields } from './state.ts';
import type { RnnWords } from './words.ts';

const chapter: Chapter<RnnFields, RnnModel, RnnWords> = {
  fields: FIELDS,
  createModel: createRnnModel,
  ...{ Picture, Controls, snippet, prove },
  loadCheck: async () => (await import('./check.ts')).default,
};
export default chapter;
