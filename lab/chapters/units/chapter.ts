import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { createUnitsModel, type UnitsModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { FIELDS, type UnitsFields } from './state.ts';
import { tablesOf } from './tables.ts';
import type { UnitsWords } from './words.ts';

const chapter: Chapter<UnitsFields, UnitsModel, UnitsWords> = {
  fields: FIELDS,
  createModel: createUnitsModel,
  ...{ Picture, Controls, snippet, prove },
  // The worker reads the text once more.
  loadCheck: async (model) => async (values) => tablesOf(await model.readAgain(), values),
};
export default chapter;
