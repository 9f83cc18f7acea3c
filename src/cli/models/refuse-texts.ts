import { UsageError } from '../../base/errors.ts';
import type { InspectOptions, ModelRequest } from './requests.ts';

/** @throws UsageError when a model that reads no text step by step is given one */
export function refuseTexts({
  path,
  state,
  inputs,
  options,
}: Omit<ModelRequest<InspectOptions>, 'environment'>): void {
  const given = inputs.length > 0 || options.text !== undefined || options.output !== undefined;
  if (!given && options.features !== true) return;
  throw new UsageError(
    `Texts, --features and pictures are for language models; ${path} is a ${state.kind}.`,
  );
}
