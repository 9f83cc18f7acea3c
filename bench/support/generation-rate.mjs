import { CorpusBuilder, createRandom, LanguageModelStepper, Sampler } from '../../dist/index.js';

/** The units of models that are measured without a text: 64 characters and the line feed. */
export function createBenchUnits() {
  const builder = new CorpusBuilder();
  builder.addLine(Array.from({ length: 64 }, (_, i) => String.fromCharCode(40 + i)).join(''));
  return builder.finish().units;
}

/** Measures how many units a second a model writes at batch 1, sampling included. */
export function measureGeneration(model, seconds) {
  const stepper = new LanguageModelStepper(model);
  const sampler = new Sampler(model.units.size, {}, createRandom(1, 'generation'));
  let id = 1;
  let count = 0;
  const started = performance.now();
  while (performance.now() - started < 1000 * seconds) {
    for (let i = 0; i < 20; i++) id = sampler.draw(stepper.read(id));
    count += 20;
  }
  const rate = count / ((performance.now() - started) / 1000);
  stepper.dispose();
  return rate;
}
