import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { type BagModel, createBagModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { type BagFields, FIELDS } from './state.ts';
import type { BagWords } from './words.ts';

const chapter: Chapter<BagFields, BagModel, BagWords> = {
  fields: FIELDS,
  createModel: createBagModel,
  ...{ Picture, Controls, snippet, prove },
  loadCheck: async () => (await import('./check.ts')).default,
};
export default chapter;
