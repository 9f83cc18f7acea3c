import type { Proof } from '../../shell/chapter.ts';
import { proofOf } from '../../shell/proof.ts';
import { lossOf } from './chain.ts';
import type { BpttModel } from './model.ts';
import { textFlowLook } from './text-flow.ts';

/** How far a weight is moved to either side. */
const STEP = 1e-5;

/** The gradients a second way: of the weights by moving them, of the text's states by the plain equations. */
export function prove(model: BpttModel): Proof | Promise<Proof> {
  return model.state.signals.view.value === 'text' ? proveText(model) : proveChain(model);
}

/** What the tape found in single precision, and the plain equations in double precision. */
async function proveText({ flow, state }: BpttModel): Promise<Proof> {
  const [tape] = flow.found.value ?? [];
  const [plain] = await flow.ask({ ...textFlowLook(state.read()), plain: true });
  return proofOf(
    (tape?.whole ?? []).map((one, t) => ({ name: `h${t}`, one, other: plain?.whole[t] ?? 0 })),
  );
}

/** The gradients of the three weights over the whole chain: by going back in time, and by moving the weight. */
function proveChain(model: BpttModel): Proof {
  const settings = model.state.read();
  const moments = model.uncut.value;
  const byTime = {
    whh: moments.reduce((sum, { share }) => sum + share, 0),
    wxh: moments.reduce((sum, { delta, x }) => sum + delta * x, 0),
    bias: moments.reduce((sum, { delta }) => sum + delta, 0),
  };
  const names = ['whh', 'wxh', 'bias'] as const;
  const pairs = names.map((name) => {
    const at = (by: number): number => lossOf({ ...settings, [name]: settings[name] + by });
    return { name: `∂L/∂${name}`, one: byTime[name], other: (at(STEP) - at(-STEP)) / (2 * STEP) };
  });
  return proofOf(pairs);
}
