// In Node only: it trains, too, where the page's worker does.
import { createEngine } from 'malmoi/engine';
import type { Check } from '../../shell/chapter.ts';
import { createTranslatorJob } from '../../worker/jobs/translator.ts';
import { CHAPTER_SPECS } from '../../worker/translator-specs.ts';
import { bytesOf } from './model-file.ts';
import type { AttentionFields, AttentionName } from './state.ts';
import { checkTranslation } from './translation-check.ts';
import { FILES } from './weights.ts';

/** What the library says, with the translator that was trained beforehand or is trained now. */
const check: Check<AttentionFields> = async (values) => {
  const { attention, updates } = values;
  const bytes = updates < 0 ? bytesOf(FILES[attention]) : await train(attention, updates);
  return checkTranslation(values, bytes);
};
export default check;

async function train(attention: AttentionName, updates: number): Promise<Uint8Array<ArrayBuffer>> {
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const job = await createTranslatorJob(engine, CHAPTER_SPECS[attention]);
    for (let update = 0; update < updates; update++) await job.next();
    return job.finish();
  } finally {
    engine.dispose();
  }
}
