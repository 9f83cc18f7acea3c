import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { createUnitModel, type UnitModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { FIELDS, type UnitFields } from './state.ts';
import type { UnitWords } from './words.ts';

const chapter: Chapter<UnitFields, UnitModel, UnitWords> = {
  fields: FIELDS,
  createModel: createUnitModel,
  ...{ Picture, Controls, snippet, prove },
  loadCheck: async () => (await import('./check.ts')).default,
};
export default chapter;
