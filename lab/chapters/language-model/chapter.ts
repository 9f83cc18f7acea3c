import type { Chapter } from '../../shell/chapter.ts';
import { askWorker } from './ask-worker.ts';
import { Controls } from './controls.tsx';
import { createLanguageModelModel, type LanguageModelModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { FIELDS, type LanguageModelFields } from './state.ts';
import type { LanguageModelWords } from './words.ts';

const chapter: Chapter<LanguageModelFields, LanguageModelModel, LanguageModelWords> = {
  fields: FIELDS,
  createModel: createLanguageModelModel,
  ...{ Picture, Controls, snippet, prove },
  // The check in Node trains anew; on the page that would take the page's thread.
  loadCheck: async (model) => () => askWorker(model),
};
export default chapter;
