import { BARS, type LanguageModelModel } from './model.ts';

/** What the library says on the page: the worker writes each text by `generateText`, and reads it again. */
export async function askWorker(
  model: LanguageModelModel,
): Promise<Record<string, readonly (readonly number[])[]>> {
  const client = model.session.client.value;
  const { step, letter } = model.state.read();
  const focus = model.focus.value;
  const moments = model.moments.value;
  if (client === undefined) throw new Error('No training has begun.');
  const sampling = model.sampling.value;
  const losses = await client.look({ what: 'losses' });
  const found = await Promise.all(
    moments.map((moment) =>
      client.look({
        ...{ what: 'reread', step: moment.step, ...sampling, place: letter, bars: BARS },
      }),
    ),
  );
  return {
    losses: losses.slice(0, step).map((loss) => [loss]),
    next: (focus && found[moments.indexOf(focus)]?.next) ?? [],
    letters: found.map(({ ids }) => ids),
    surprise: found.map(({ surprise }) => surprise),
  };
}
