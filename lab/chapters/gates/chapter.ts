import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { createGateModel, type GateModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { FIELDS, type GateFields } from './state.ts';
import type { GateWords } from './words.ts';

const chapter: Chapter<GateFields, GateModel, GateWords> = {
  fields: FIELDS,
  createModel: createGateModel,
  ...{ Picture, Controls, snippet, prove },
  loadCheck: async () => (await import('./check.ts')).default,
};
export default chapter;
