import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { flowLook, flowTables, heardLook, heardTables } from './looks.ts';
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
  // What needs an engine is measured once more in the worker.
  loadCheck:
    async ({ flows, heard }) =>
    async (values) => {
      if (values.view === 'lanes') return flowTables(await flows.ask(flowLook(values)), values);
      if (values.view === 'letters') return heardTables(await heard.ask(heardLook(values)));
      return (await import('./nest-check.ts')).checkNest(values);
    },
};
export default chapter;
