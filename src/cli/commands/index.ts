import type { Command } from 'commander';
import type { RunCommand } from '../demo/tour.ts';
import type { Environment } from '../environment.ts';

/** Adds one command to its parent. Only `demo` runs others. */
type AddCommand = (parent: Command, environment: Environment, run: RunCommand) => void;

/** A command as a list of commands shows it, and where the rest of it is. */
interface CommandEntry {
  /** What it does, in a line. */
  readonly summary: string;
  /** Loads its module. */
  readonly load: () => Promise<AddCommand>;
}

/** Commands that stand after a word of their own, such as `malmoi train lm`. */
interface CommandGroup {
  readonly description: string;
  readonly commands: Commands;
}

/** Commands by their names, in the order that help lists them. */
type Commands = Readonly<Record<string, CommandEntry | CommandGroup>>;

const PROGRAM: Commands = {
  train: {
    description: 'train a model on your own text',
    commands: {
      classifier: {
        summary: 'train a classifier on labeled texts: Naive Bayes, a linear one, or a network',
        load: async () => (await import('./train-classifier.ts')).addTrainClassifierCommand,
      },
      bpe: {
        summary: 'train a tokenizer of subwords, by byte-pair encoding',
        load: async () => (await import('./train-bpe.ts')).addTrainBpeCommand,
      },
      glove: {
        summary: 'train word vectors on co-occurrence counts',
        load: async () => (await import('./train-glove.ts')).addTrainGloveCommand,
      },
      word2vec: {
        summary: 'train word vectors by predicting neighbors',
        load: async () => (await import('./train-word2vec.ts')).addTrainWord2VecCommand,
      },
      lm: {
        summary:
          'train a language model, which predicts each character (or jamo, word, subword) from those before',
        load: async () => (await import('./train-lm.ts')).addTrainLmCommand,
      },
      tagger: {
        summary: 'train a tagger: parts of speech, lemmas, chunks, entities',
        load: async () => (await import('./train-tagger.ts')).addTrainTaggerCommand,
      },
      captioner: {
        summary: 'train a captioner, which says in words what is in a picture',
        load: async () => (await import('./train-captioner.ts')).addTrainCaptionerCommand,
      },
      morphology: {
        summary: 'train a Korean morphological analyzer on a treebank',
        load: async () => (await import('./train-morphology.ts')).addTrainMorphologyCommand,
      },
      table: {
        summary: 'train a network that predicts a column of a table from the others',
        load: async () => (await import('./train-table.ts')).addTrainTableCommand,
      },
      translator: {
        summary: 'train a translator: from one language, spelling or style to another',
        load: async () => (await import('./train-translator.ts')).addTrainTranslatorCommand,
      },
    },
  },
  predict: {
    summary: 'predict the class of each text or row, or what a language model expects next',
    load: async () => (await import('./predict.ts')).addPredictCommand,
  },
  tag: {
    summary: 'label the tokens of sentences: parts of speech, lemmas, entities',
    load: async () => (await import('./tag.ts')).addTagCommand,
  },
  morphs: {
    summary: 'find the morphemes of Korean texts, with their tags',
    load: async () => (await import('./morphs.ts')).addMorphsCommand,
  },
  translate: {
    summary: 'translate texts, a line each',
    load: async () => (await import('./translate.ts')).addTranslateCommand,
  },
  space: {
    summary: 'put spaces between the words of Korean texts',
    load: async () => (await import('./space.ts')).addSpaceCommand,
  },
  caption: {
    summary: 'say in words what is in pictures',
    load: async () => (await import('./caption.ts')).addCaptionCommand,
  },
  'draw-shapes': {
    summary: 'draw small pictures of shapes with captions, to train a captioner on',
    load: async () => (await import('./draw-shapes.ts')).addDrawShapesCommand,
  },
  evaluate: {
    summary: 'measure how well a model does on data that it has not seen',
    load: async () => (await import('./evaluate.ts')).addEvaluateCommand,
  },
  explain: {
    summary: 'explain a class, the labels of tokens, or where a translator looks',
    load: async () => (await import('./explain.ts')).addExplainCommand,
  },
  generate: {
    summary: 'write text with a language model',
    load: async () => (await import('./generate.ts')).addGenerateCommand,
  },
  compare: {
    summary: 'compare RNN, LSTM and GRU on the same text',
    load: async () => (await import('./compare.ts')).addCompareCommand,
  },
  inspect: {
    summary: 'show what is in a model file, and what a language model does inside',
    load: async () => (await import('./inspect.ts')).addInspectCommand,
  },
  tokenize: {
    summary: 'cut texts into tokens',
    load: async () => (await import('./tokenize.ts')).addTokenizeCommand,
  },
  vocab: {
    summary: 'count the words of texts',
    load: async () => (await import('./vocab.ts')).addVocabCommand,
  },
  stem: {
    summary: 'take words back to their dictionary form',
    load: async () => (await import('./stem.ts')).addStemCommand,
  },
  phrases: {
    summary: 'find phrases such as new_york',
    load: async () => (await import('./phrases.ts')).addPhrasesCommand,
  },
  cooccur: {
    summary: 'count how often words occur near each other',
    load: async () => (await import('./cooccur.ts')).addCooccurCommand,
  },
  similar: {
    summary: 'find the words most similar to one or several',
    load: async () => (await import('./similar.ts')).addSimilarCommand,
  },
  analogy: {
    summary: 'answer a is to b as c is to ?, and add and subtract words',
    load: async () => (await import('./analogy.ts')).addAnalogyCommand,
  },
  'odd-one-out': {
    summary: "find the word that doesn't go with the others",
    load: async () => (await import('./odd-one-out.ts')).addOddOneOutCommand,
  },
  convert: {
    summary:
      'convert word vectors and fastText classifiers to other formats, and models to fewer bits',
    load: async () => (await import('./convert.ts')).addConvertCommand,
  },
  project: {
    summary: 'draw a map of words on a plane',
    load: async () => (await import('./project.ts')).addProjectCommand,
  },
  serve: {
    summary: 'serve models over HTTP: predictions, tags, translations by JSON',
    load: async () => (await import('./serve.ts')).addServeCommand,
  },
  lab: {
    summary: 'serve the course, live in the browser',
    load: async () => (await import('./lab.ts')).addLabCommand,
  },
  doctor: {
    summary: 'say which engine runs here, and why',
    load: async () => (await import('./doctor.ts')).addDoctorCommand,
  },
  completion: {
    summary: 'let bash, zsh or fish complete commands and options',
    load: async () => (await import('./completion.ts')).addCompletionCommand,
  },
  store: {
    description: 'look after counts that several machines make',
    commands: {
      list: {
        summary: 'list the counts of a store',
        load: async () => (await import('./store.ts')).addStoreListCommand,
      },
      drop: {
        summary: 'remove counts from a store',
        load: async () => (await import('./store.ts')).addStoreDropCommand,
      },
    },
  },
  study: {
    description: 'try out what the course claims',
    commands: {
      'nested-tanh': {
        summary: 'differentiate the nested tanh example in three ways',
        load: async () => (await import('./study-nested-tanh.ts')).addStudyNestedTanhCommand,
      },
      gradients: {
        summary: 'compare how gradients vanish or explode in RNN, LSTM and GRU',
        load: async () => (await import('./study-gradients.ts')).addStudyGradientsCommand,
      },
      recall: {
        summary: 'compare how long RNN, LSTM and GRU remember',
        load: async () => (await import('./study-recall.ts')).addStudyRecallCommand,
      },
      copy: {
        summary: 'compare how RNN, LSTM, GRU, attention and a Transformer copy and reverse',
        load: async () => (await import('./study-copy.ts')).addStudyCopyCommand,
      },
    },
  },
  demo: {
    summary: 'take a tour in five steps, on texts that come with Malmoi; under a minute',
    load: async () => (await import('./demo.ts')).addDemoCommand,
  },
};

/** What commands are added for. */
export interface CommandUse {
  /** What stands after `malmoi`: of commands, only the one that it names is loaded. Undefined: all are. */
  readonly args: readonly string[] | undefined;
  /** Runs a command line, as those of the demo are. */
  readonly run: RunCommand;
}

/**
 * Adds the command that a command line names. Where it names none, all are there as help lists them, by name and
 * summary: together they are a thousand modules, for which help would wait.
 */
export async function addCommands(
  program: Command,
  environment: Environment,
  { args, run }: CommandUse,
): Promise<void> {
  if (/^(?:-V|--version)$/.test(args?.[0] ?? '')) return;
  const words = args?.filter((arg) => !arg.startsWith('-') && arg !== 'help');
  const add = async (
    parent: Command,
    commands: Commands,
    path: readonly string[] | undefined,
  ): Promise<void> => {
    const [name, ...rest] = path ?? [];
    const isNamed = name !== undefined && Object.hasOwn(commands, name);
    for (const [word, entry] of Object.entries(commands)) {
      if (isNamed && word !== name) continue;
      if ('commands' in entry) {
        const group = parent.command(word).description(entry.description);
        await add(group, entry.commands, path && rest);
      } else if (isNamed || path === undefined) {
        (await entry.load())(parent, environment, run);
        parent.commands.at(-1)?.summary(entry.summary);
      } else parent.command(word).summary(entry.summary);
    }
  };
  // Completion knows the options of all.
  await add(program, PROGRAM, words?.[0] === 'completion' ? undefined : words);
}
