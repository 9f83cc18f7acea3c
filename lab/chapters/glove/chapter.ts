import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { createGloveModel, type GloveModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { FIELDS, type GloveFields } from './state.ts';
import type { GloveWords } from './words.ts';

const chapter: Chapter<GloveFields, GloveModel, GloveWords> = {
  fields: FIELDS,
  createModel: createGloveModel,
  ...{ Picture, Controls, snippet, prove },
  loadCheck: async () => (await import('./check.ts')).default,
};
export default chapter;
