import type { Command } from 'commander';
import type { Environment } from '../environment.ts';
import { addAnalogyCommand } from './analogy.ts';
import { addCaptionCommand } from './caption.ts';
import { addCompareCommand } from './compare.ts';
import { addCompletionCommand } from './completion.ts';
import { addConvertCommand } from './convert.ts';
import { addCooccurCommand } from './cooccur.ts';
import { addDoctorCommand } from './doctor.ts';
import { addDrawShapesCommand } from './draw-shapes.ts';
import { addEvaluateCommand } from './evaluate.ts';
import { addExplainCommand } from './explain.ts';
import { addGenerateCommand } from './generate.ts';
import { addInspectCommand } from './inspect.ts';
import { addLabCommand } from './lab.ts';
import { addMorphsCommand } from './morphs.ts';
import { addOddOneOutCommand } from './odd-one-out.ts';
import { addPhrasesCommand } from './phrases.ts';
import { addPredictCommand } from './predict.ts';
import { addProjectCommand } from './project.ts';
import { addServeCommand } from './serve.ts';
import { addSimilarCommand } from './similar.ts';
import { addSpaceCommand } from './space.ts';
import { addStemCommand } from './stem.ts';
import { addStoreDropCommand, addStoreListCommand } from './store.ts';
import { addStudyCopyCommand } from './study-copy.ts';
import { addStudyGradientsCommand } from './study-gradients.ts';
import { addStudyNestedTanhCommand } from './study-nested-tanh.ts';
import { addStudyRecallCommand } from './study-recall.ts';
import { addTagCommand } from './tag.ts';
import { addTokenizeCommand } from './tokenize.ts';
import { addTrainBpeCommand } from './train-bpe.ts';
import { addTrainCaptionerCommand } from './train-captioner.ts';
import { addTrainClassifierCommand } from './train-classifier.ts';
import { addTrainGloveCommand } from './train-glove.ts';
import { addTrainLmCommand } from './train-lm.ts';
import { addTrainMorphologyCommand } from './train-morphology.ts';
import { addTrainTableCommand } from './train-table.ts';
import { addTrainTaggerCommand } from './train-tagger.ts';
import { addTrainTranslatorCommand } from './train-translator.ts';
import { addTrainWord2VecCommand } from './train-word2vec.ts';
import { addTranslateCommand } from './translate.ts';
import { addVocabCommand } from './vocab.ts';

/** Adds every command to the program, in the order that help lists them. */
export function addCommands(program: Command, environment: Environment): void {
  const train = program.command('train').description('train a model on your own text');
  for (const add of trainCommands) add(train, environment);
  for (const add of commands) add(program, environment);
  const store = program
    .command('store')
    .description('look after counts that several machines make');
  for (const add of storeCommands) add(store, environment);
  const study = program.command('study').description('try out what the course claims');
  for (const add of studyCommands) add(study, environment);
}

/** Adds one command to its parent. */
type AddCommand = (parent: Command, environment: Environment) => void;

/** What stands after `malmoi train`. */
const trainCommands: readonly AddCommand[] = [
  addTrainClassifierCommand,
  addTrainBpeCommand,
  addTrainGloveCommand,
  addTrainWord2VecCommand,
  addTrainLmCommand,
  addTrainTaggerCommand,
  addTrainCaptionerCommand,
  addTrainMorphologyCommand,
  addTrainTableCommand,
  addTrainTranslatorCommand,
];

/** What stands after `malmoi store`. */
const storeCommands: readonly AddCommand[] = [addStoreListCommand, addStoreDropCommand];

/** What stands after `malmoi study`. */
const studyCommands: readonly AddCommand[] = [
  addStudyNestedTanhCommand,
  addStudyGradientsCommand,
  addStudyRecallCommand,
  addStudyCopyCommand,
];

const commands: readonly AddCommand[] = [
  addPredictCommand,
  addTagCommand,
  addMorphsCommand,
  addTranslateCommand,
  addSpaceCommand,
  addCaptionCommand,
  addDrawShapesCommand,
  addEvaluateCommand,
  addExplainCommand,
  addGenerateCommand,
  addCompareCommand,
  addInspectCommand,
  addTokenizeCommand,
  addVocabCommand,
  addStemCommand,
  addPhrasesCommand,
  addCooccurCommand,
  addSimilarCommand,
  addAnalogyCommand,
  addOddOneOutCommand,
  addConvertCommand,
  addProjectCommand,
  addServeCommand,
  addLabCommand,
  addDoctorCommand,
  addCompletionCommand,
];
