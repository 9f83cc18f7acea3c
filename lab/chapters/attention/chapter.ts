import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { type AttentionModel, createAttentionModel } from './model.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { type AttentionFields, FIELDS } from './state.ts';
import type { AttentionWords } from './words.ts';

const chapter: Chapter<AttentionFields, AttentionModel, AttentionWords> = {
  fields: FIELDS,
  createModel: createAttentionModel,
  ...{ Picture, Controls, snippet, prove },
  loadCheck: async () => (await import('./check.ts')).default,
};
export default chapter;
