import type { ShellWords } from './words.ts';

export const en: ShellWords = {
  brand: 'Malmoi Lab',
  courseLabel: 'The course',
  skip: 'Skip to the text',
  inPreparation: 'in preparation',
  theme: { label: 'Brightness', light: 'Light', dark: 'Dark', system: 'As the device' },
  otherLanguage: '한국어',
  of: (number, all) => `Chapter ${number} of ${all}`,
  home: {
    title: 'Don’t just read it. Run it.',
    lead: 'From counting words to attention: the whole course of natural language processing (NLP), moved by your own hand on this page. Nothing to install, nothing to sign up for. Put in your own sentence, and it computes with your sentence.',
    continueAt: 'Continue',
    begin: 'Begin',
    facts: [
      'Press an underlined number, or one in a table, and its arithmetic unfolds, down to inputs and weights.',
      'The numbers on the screen are the numbers of the Malmoi library. Open them as code and see.',
      'Your text never leaves this computer. The page asks nothing of any other server.',
    ],
    description: 'Malmoi Lab: a course in natural language processing that runs in your browser',
  },
  player: {
    label: 'Move the picture',
    play: 'Play',
    pause: 'Pause',
    again: 'Play from the start',
    forward: 'One step forward',
    back: 'One step back',
    reset: 'Back to the start',
    newSeed: 'New seed',
    slower: 'Slower',
    faster: 'Faster',
    pace: (steps) => `${steps} ${steps === 1 ? 'step' : 'steps'} a second`,
    free: 'As fast as it goes',
    stride: 'At once',
    step: (step, limit) => `step ${step} of ${limit}`,
    keys: 'Click the picture once and the keyboard moves it: Space plays, . forward, , back, r start, [ ] speed, t as a table.',
  },
  predict: {
    title: 'Predict first',
    hint: 'Being wrong is fine. What you predicted before you saw it stays with you.',
    kept: (choice) => `Your prediction: ${choice}`,
    run: 'Run it and see',
    right: 'Your prediction was right.',
    wrong: 'Not what you predicted.',
    again: 'Predict again',
  },
  arithmetic: {
    title: 'Arithmetic',
    close: 'Close',
    input: 'input',
    weight: 'weight',
    trained: 'given by the trained model',
    hint: 'press to unfold its arithmetic',
  },
  change: 'Change it',
  sections: {
    picture: 'Picture',
    text: 'Text',
    number: 'Is this number right?',
    code: 'Open in code',
    proof: 'Prove it',
    share: 'Share',
    next: 'Next',
  },
  check: {
    waiting: 'Computing again with the library…',
    equal: (numbers) => `All ${numbers} numbers of this picture equal the library’s`,
    unequal: (numbers) => `${numbers} numbers differ from the library’s`,
    failed: 'The library could not compute this.',
    about:
      'The picture does plain arithmetic before your eyes. The same state is handed to the Malmoi library, and every number is compared. The tests make the same comparison in Node.',
  },
  proof: {
    start: 'Prove it',
    found: (pairs, worst) =>
      `${pairs} numbers were found in two ways; the largest difference is ${worst}.`,
    chart: 'Values found in two ways. Equal values lie on the diagonal.',
  },
  map: {
    zoomIn: 'Zoom the map in',
    zoomOut: 'Zoom the map out',
    fit: 'Show all',
    search: 'Find a word on the map',
    missing: (word) => `Not on the map: ${word}`,
    standsOn: (point) =>
      `${point}. Arrow keys go to the nearest point that way, Enter picks, Escape lets go.`,
  },
  table: { show: 'As a table', hide: 'Close the table' },
  code: {
    about:
      'A program that prints the numbers on this screen. Run it in Node after npm install malmoi.',
    copy: 'Copy',
    copied: 'Copied',
  },
  share: {
    about:
      'The address holds everything that you see. Whoever opens it sees the same picture, the same step, the same numbers: no account, no server.',
    address: 'Address of this state',
    copy: 'Copy the address',
    copied: 'Copied',
    hide: 'Hide in class',
    parts: {
      question: 'The question',
      prose: 'The text',
      controls: 'Change it',
      more: 'Code and proof',
    },
    embed: 'Picture only (for slides)',
    lock: 'Fix the values as they are (only the step moves)',
  },
  locked: (names) =>
    `This address fixes some values: ${names}. Controls and text do not change them, and everybody who opens it sees the same numbers.`,
  faults: (names) =>
    `The address held values that could not be read; their defaults stand in: ${names}`,
  privacy: 'What you type here never leaves this computer.',
};
