import { UsageError } from '../../base/errors.ts';
import type { EvaluateOptions, ModelRequest } from './requests.ts';

/** @throws UsageError when a model of another kind is given options of word vectors */
export function refuseVectorOptions({ path, state, options }: ModelRequest<EvaluateOptions>): void {
  if (options.restrict === undefined && options.caseSensitive !== true) return;
  throw new UsageError(
    `--restrict and --case-sensitive are for word vectors; ${path} is a ${state.kind}.`,
  );
}
