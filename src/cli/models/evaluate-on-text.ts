import { nameInput } from '../../base/name-input.ts';
import type { AnyModelHandle } from '../../models/index.ts';
import type { EvaluationResult } from '../../models/json/evaluations.ts';
import { JSON_VERSION } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { openTestData } from './test-data.ts';

/** Evaluates a model on a text or a test set, as \`evaluate\` does. */
export async function evaluateOnText(
  handle: AnyModelHandle,
  text: string,
  quiet: boolean,
  environment: Environment,
): Promise<EvaluationResult> {
  const bar = createProgressBar(environment, quiet);
  const reading = quiet ? { quiet: true as const } : {};
  try {
    const data = openTestData(handle, [text], reading, environment);
    const work = { onProgress: bar.onProgress, signal: environment.signal };
    const evaluation = await nameInput(text, () => handle.evaluate(data, work));
    return { version: JSON_VERSION, ...evaluation };
  } finally {
    bar.stop();
  }
}
