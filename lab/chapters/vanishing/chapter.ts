import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { createVanishingModel, type VanishingModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { FIELDS, type VanishingFields } from './state.ts';
import type { VanishingWords } from './words.ts';

const chapter: Chapter<VanishingFields, VanishingModel, VanishingWords> = {
  fields: FIELDS,
  createModel: createVanishingModel,
  ...{ Picture, Controls, snippet, prove },
  loadCheck: async () => (await import('./check.ts')).default,
};
export default chapter;
