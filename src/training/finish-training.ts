/**
 * Pulls a training to its end.
 * @returns what its generator returns
 */
export async function finishTraining<T>(
  training: AsyncGenerator<unknown, T, undefined>,
): Promise<T> {
  for (;;) {
    const { done, value } = await training.next();
    if (done) return value;
  }
}
