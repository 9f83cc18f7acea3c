import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { createWord2VecModel, type Word2VecModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { FIELDS, type Word2VecFields } from './state.ts';
import type { Word2VecWords } from './words.ts';

const chapter: Chapter<Word2VecFields, Word2VecModel, Word2VecWords> = {
  fields: FIELDS,
  createModel: createWord2VecModel,
  ...{ Picture, Controls, snippet, prove },
  loadCheck: async () => (await import('./check.ts')).default,
};
export default chapter;
