import type { AnyModelHandle } from '../../models/index.ts';
import type { Environment } from '../environment.ts';
import { tell } from '../terminal/tell.ts';

/** Makes a function that tells the user, once, what about the texts that it is given misleads the model. */
export function createRemarkOnce(
  handle: Pick<AnyModelHandle, 'remarkOn'>,
  environment: Environment,
): (texts: readonly string[]) => void {
  let told = false;
  return (texts) => {
    if (told) return;
    const remark = handle.remarkOn(texts);
    if (remark === undefined) return;
    told = true;
    tell(remark, environment);
  };
}
