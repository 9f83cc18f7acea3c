import type { Command } from 'commander';
import type { RunCommand } from '../demo/tour.ts';
import type { Environment } from '../environment.ts';

/** Adds one command to its parent. Only `demo` runs others. */
type AddCommand = (parent: Command, environment: Environment, run: RunCommand) => void;

/** Loads a command's module. */
type LoadCommand = () => Promise<AddCommand>;

/** Commands by their names, in the order that help lists them. */
type Commands = Readonly<Record<string, LoadCommand>>;

/** Commands that stand after a word of their own, such as `malmoi train lm`. */
interface CommandGroup {
  readonly description: string;
  readonly commands: Commands;
}

const PROGRAM: Readonly<Record<string, LoadCommand | CommandGroup>> = {
  train: {
    description: 'train a model on your own text',
    commands: {
      classifier: async () => (await import('./train-classifier.ts')).addTrainClassifierCommand,
      bpe: async () => (await import('./train-bpe.ts')).addTrainBpeCommand,
      glove: async () => (await import('./train-glove.ts')).addTrainGloveCommand,
      word2vec: async () => (await import('./train-word2vec.ts')).addTrainWord2VecCommand,
      lm: async () => (await import('./train-lm.ts')).addTrainLmCommand,
      tagger: async () => (await import('./train-tagger.ts')).addTrainTaggerCommand,
      captioner: async () => (await import('./train-captioner.ts')).addTrainCaptionerCommand,
      morphology: async () => (await import('./train-morphology.ts')).addTrainMorphologyCommand,
      table: async () => (await import('./train-table.ts')).addTrainTableCommand,
      translator: async () => (await import('./train-translator.ts')).addTrainTranslatorCommand,
    },
  },
  predict: async () => (await import('./predict.ts')).addPredictCommand,
  tag: async () => (await import('./tag.ts')).addTagCommand,
  morphs: async () => (await import('./morphs.ts')).addMorphsCommand,
  translate: async () => (await import('./translate.ts')).addTranslateCommand,
  space: async () => (await import('./space.ts')).addSpaceCommand,
  caption: async () => (await import('./caption.ts')).addCaptionCommand,
  'draw-shapes': async () => (await import('./draw-shapes.ts')).addDrawShapesCommand,
  evaluate: async () => (await import('./evaluate.ts')).addEvaluateCommand,
  explain: async () => (await import('./explain.ts')).addExplainCommand,
  generate: async () => (await import('./generate.ts')).addGenerateCommand,
  compare: async () => (await import('./compare.ts')).addCompareCommand,
  inspect: async () => (await import('./inspect.ts')).addInspectCommand,
  tokenize: async () => (await import('./tokenize.ts')).addTokenizeCommand,
  vocab: async () => (await import('./vocab.ts')).addVocabCommand,
  stem: async () => (await import('./stem.ts')).addStemCommand,
  phrases: async () => (await import('./phrases.ts')).addPhrasesCommand,
  cooccur: async () => (await import('./cooccur.ts')).addCooccurCommand,
  similar: async () => (await import('./similar.ts')).addSimilarCommand,
  analogy: async () => (await import('./analogy.ts')).addAnalogyCommand,
  'odd-one-out': async () => (await import('./odd-one-out.ts')).addOddOneOutCommand,
  convert: async () => (await import('./convert.ts')).addConvertCommand,
  project: async () => (await import('./project.ts')).addProjectCommand,
  serve: async () => (await import('./serve.ts')).addServeCommand,
  lab: async () => (await import('./lab.ts')).addLabCommand,
  doctor: async () => (await import('./doctor.ts')).addDoctorCommand,
  completion: async () => (await import('./completion.ts')).addCompletionCommand,
  store: {
    description: 'look after counts that several machines make',
    commands: {
      list: async () => (await import('./store.ts')).addStoreListCommand,
      drop: async () => (await import('./store.ts')).addStoreDropCommand,
    },
  },
  study: {
    description: 'try out what the course claims',
    commands: {
      'nested-tanh': async () => (await import('./study-nested-tanh.ts')).addStudyNestedTanhCommand,
      gradients: async () => (await import('./study-gradients.ts')).addStudyGradientsCommand,
      recall: async () => (await import('./study-recall.ts')).addStudyRecallCommand,
      copy: async () => (await import('./study-copy.ts')).addStudyCopyCommand,
    },
  },
  demo: async () => (await import('./demo.ts')).addDemoCommand,
};

/** What commands are added for. */
export interface CommandUse {
  /** What stands after `malmoi`: of commands, only the one that it names is loaded. */
  readonly args: readonly string[];
  /** Runs a command line, as those of the demo are. */
  readonly run: RunCommand;
}

/**
 * Adds the command that a command line names; every command where it names none, or one that needs to know the others.
 * All together are a thousand modules, for which each command would wait.
 */
export async function addCommands(
  program: Command,
  environment: Environment,
  { args, run }: CommandUse,
): Promise<void> {
  if (/^(?:-V|--version)$/.test(args[0] ?? '')) return;
  const [name, ...rest] = args.filter((arg) => !arg.startsWith('-') && arg !== 'help');
  for (const [word, entry] of choose(PROGRAM, name === 'completion' ? undefined : name)) {
    if (typeof entry === 'function') {
      (await entry())(program, environment, run);
      continue;
    }
    const group = program.command(word).description(entry.description);
    for (const [, load] of choose(entry.commands, name === word ? rest[0] : undefined)) {
      (await load())(group, environment, run);
    }
  }
}

/** Returns the one entry of a name, or all where there is none. */
function choose<Entry>(
  entries: Readonly<Record<string, Entry>>,
  name: string | undefined,
): (readonly [string, Entry])[] {
  return name !== undefined && Object.hasOwn(entries, name)
    ? [[name, entries[name]]]
    : Object.entries(entries);
}
