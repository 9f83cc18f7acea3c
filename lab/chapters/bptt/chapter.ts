import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { type BpttModel, createBpttModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { type BpttFields, FIELDS } from './state.ts';
import type { BpttWords } from './words.ts';

const chapter: Chapter<BpttFields, BpttModel, BpttWords> = {
  fields: FIELDS,
  createModel: createBpttModel,
  ...{ Picture, Controls, snippet, prove },
  loadCheck: async () => (await import('./check.ts')).default,
};
export default chapter;
