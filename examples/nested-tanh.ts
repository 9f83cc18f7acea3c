// The course's nested example: h_t = tanh(2 x_t + 3 h_{t−1} + 1). How much of a change in h_0 is left
// in h_3 depends on the states in between: near 0 the derivative explodes, saturated it vanishes.
//
// Run: npm run build, then node dist/examples/nested-tanh.js
import { pathToFileURL } from 'node:url';
import { differentiateNestedTanh } from 'malmoi';

/** ∂h_3/∂h_0 for inputs that keep the states at 0, and for inputs that saturate them. */
export async function compareNests(): Promise<{ exploding: number; vanishing: number }> {
  const exploding = await differentiateNestedTanh({ inputs: [-0.5, -0.5, -0.5] });
  const vanishing = await differentiateNestedTanh({ inputs: [1, 1, 1] });
  return { exploding: exploding.byTape, vanishing: vanishing.byTape };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { exploding, vanishing } = await compareNests();
  console.log(`∂h_3/∂h_0 with x = −0.5: ${exploding}; with x = 1: ${vanishing}`);
}
