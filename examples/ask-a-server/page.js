// A page that asks a server of models: it lists what the server has, asks, and shows a text while it is written.
// docs/client.md says how to open it.
import { createClient } from 'malmoi/client';

/** What is shown of a result of each route; of any other, its JSON. */
const SHOWN = {
  predict: ({ predicted, probabilities = {} }) => {
    const likely = Object.entries(probabilities).sort(([, a], [, b]) => b - a);
    return [
      predicted,
      ...likely.slice(0, 5).map(([name, share]) => `${(100 * share).toFixed(1)} %  ${name}`),
    ].join('\n');
  },
  analyze: ({ eojeols }) =>
    eojeols
      .map(({ morphemes }) => morphemes.map(({ form, tag }) => `${form}/${tag}`).join(' + '))
      .join('\n'),
  space: ({ text }) => text,
  tag: ({ tokens }) =>
    tokens.map(({ text, labels }) => `${text}  ${Object.values(labels).join(' ')}`).join('\n'),
  translate: ({ translations }) => translations.map(({ text }) => text).join('\n'),
  generate: ({ prompt, text }) => prompt + text,
};

/** What a request calls its texts, where it is another name than `texts`. */
const INPUTS = { generate: 'prompts' };

const find = (id) => document.getElementById(id);
const [url, token, model, route, texts] = ['url', 'token', 'model', 'route', 'texts'].map(find);
const [askButton, stopButton, state, answers] = ['ask', 'stop', 'state', 'answers'].map(find);

let client;
let models = [];
let asking;

find('server').addEventListener('submit', async (event) => {
  event.preventDefault();
  const options = token.value === '' ? {} : { token: token.value };
  client = createClient(url.value, options);
  await telling(async () => {
    models = (await client.models()).filter(({ routes }) => routes.some((name) => name in SHOWN));
    model.replaceChildren(...models.map(({ name }) => new Option(name)));
    listRoutes();
    askButton.disabled = models.length === 0;
    return `${models.length} models can be asked.`;
  });
});

model.addEventListener('change', listRoutes);

function listRoutes() {
  const routes = models.find(({ name }) => name === model.value)?.routes ?? [];
  route.replaceChildren(...routes.filter((name) => name in SHOWN).map((name) => new Option(name)));
}

find('question').addEventListener('submit', async (event) => {
  event.preventDefault();
  const lines = texts.value.split('\n').filter((line) => line.trim() !== '');
  const items = lines.map(() => document.createElement('li'));
  answers.replaceChildren(...items);
  asking = new AbortController();
  askButton.disabled = true;
  stopButton.disabled = false;
  await telling(async () => {
    const began = performance.now();
    const parts = client.stream[route.value](
      model.value,
      { [INPUTS[route.value] ?? 'texts']: lines },
      { signal: asking.signal },
    );
    for await (const part of parts) {
      const item = items[part.index];
      if (part.event === 'piece')
        item.textContent = (item.textContent || lines[part.index]) + part.text;
      else item.textContent = SHOWN[route.value](part.result);
    }
    return `Answered in ${Math.round(performance.now() - began)} ms.`;
  });
  askButton.disabled = false;
  stopButton.disabled = true;
});

stopButton.addEventListener('click', () => asking.abort());

/** Does something, and says what came of it: the server's own sentence where it refuses. */
async function telling(work) {
  state.textContent = '…';
  try {
    state.textContent = await work();
  } catch (error) {
    state.textContent = error.message;
  }
}
