import type { Chapter } from '../../shell/chapter.ts';
import { Controls } from './controls.tsx';
import { type AttentionModel, createAttentionModel } from './model.ts';
import { bytesOf } from './model-file.ts';
import { Picture } from './picture.tsx';
import { prove } from './prove.ts';
import { snippet } from './snippet.ts';
import { type AttentionFields, FIELDS } from './state.ts';
import { FILES } from './weights.ts';
import type { AttentionWords } from './words.ts';

const chapter: Chapter<AttentionFields, AttentionModel, AttentionWords> = {
  fields: FIELDS,
  createModel: createAttentionModel,
  ...{ Picture, Controls, snippet, prove },
  loadCheck:
    async ({ training }) =>
    async (values) => {
      const { checkTranslation } = await import('./translation-check.ts');
      const bytes = training.found.value?.bytes ?? bytesOf(FILES[values.attention]);
      return checkTranslation(values, bytes);
    },
};
export default chapter;
