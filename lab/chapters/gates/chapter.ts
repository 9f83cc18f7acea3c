import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { createGateModel, type GateModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { raceTables } from './race.ts';
import { snippet } from './snippet.ts';
import { FIELDS, type GateFields } from './state.ts';
import { readTrace, tracedTable } from './traced-cell.ts';
import type { GateWords } from './words.ts';

const chapter: Chapter<GateFields, GateModel, GateWords> = {
  fields: FIELDS,
  createModel: createGateModel,
  ...{ Picture, Controls, snippet, prove },
  // What is learned or traced is asked of the worker once more.
  loadCheck: async (model) => async (values) => {
    if (values.view === 'race') {
      const racers = await model.race.client.value?.look({ what: 'race', from: 0 });
      return raceTables(racers ?? [], values.step);
    }
    if (values.model === '') return (await import('./cell-check.ts')).checkCell(values);
    const traced = readTrace(await model.trace.ask());
    return { traced: tracedTable(traced, model.unit.value, values.step) };
  },
};
export default chapter;
