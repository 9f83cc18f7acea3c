import { create, insert, search } from '@orama/orama';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { type SearchTokenizer, toLunrStep, toOramaTokenizer } from '../../src/text/index.ts';

/** Finds the numbers of the texts that a query finds, sorted. */
export type Find = (texts: readonly string[], query: string) => Promise<number[]>;

const documentsOf = (texts: readonly string[]): { id: string; text: string }[] =>
  texts.map((text, i) => ({ id: String(i), text }));

const sorted = (ids: readonly string[]): number[] => ids.map(Number).sort((a, b) => a - b);

/** Search engines that cut texts and queries by a tokenizer. */
export const SEARCH_ENGINES: Readonly<Record<string, (tokenize: SearchTokenizer) => Find>> = {
  MiniSearch: (tokenize) => async (texts, query) => {
    const index = new MiniSearch({ fields: ['text'], tokenize });
    index.addAll(documentsOf(texts));
    return sorted(index.search(query).map(({ id }) => String(id)));
  },
  Orama: (tokenize) => async (texts, query) => {
    const tokenizer = toOramaTokenizer(tokenize);
    const index = create({ schema: { text: 'string' }, components: { tokenizer } });
    for (const document of documentsOf(texts)) insert(index, document);
    const { hits } = await search(index, { term: query });
    return sorted(hits.map(({ id }) => id));
  },
  lunr: (tokenize) => {
    const step = toLunrStep(tokenize) as unknown as lunr.PipelineFunction;
    // lunr warns of steps without a name of their own.
    const registered: object = Reflect.get(lunr.Pipeline, 'registeredFunctions');
    lunr.Pipeline.registerFunction(step, `korean-${Object.keys(registered).length}`);
    return async (texts, query) => {
      const index = lunr((builder) => {
        builder.ref('id');
        builder.field('text');
        for (const pipeline of [builder.pipeline, builder.searchPipeline]) {
          pipeline.reset();
          pipeline.add(step);
        }
        for (const document of documentsOf(texts)) builder.add(document);
      });
      return sorted(index.search(query).map(({ ref }) => ref));
    };
  },
};
