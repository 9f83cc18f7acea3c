import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { type BpttModel, createBpttModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { type BpttFields, FIELDS } from './state.ts';
import { textFlowLook, textTables } from './text-flow.ts';
import type { BpttWords } from './words.ts';

const chapter: Chapter<BpttFields, BpttModel, BpttWords> = {
  fields: FIELDS,
  createModel: createBpttModel,
  ...{ Picture, Controls, snippet, prove },
  // What a language model does is measured once more in the worker.
  loadCheck:
    async ({ flow }) =>
    async (values) => {
      if (values.view === 'chain') return (await import('./chain-check.ts')).checkChain(values);
      const [measured] = await flow.ask(textFlowLook(values));
      return textTables(measured, values);
    },
};
export default chapter;
