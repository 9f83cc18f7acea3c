// Which folder of src/ may import which: the table of the design, read by dependency-cruiser.
// A folder that is not listed here may be imported by nobody and may import nothing.
const allowed = {
  base: [],
  io: ['base'],
  text: ['base'],
  engine: ['base'],
  counts: ['text', 'io', 'base'],
  autodiff: ['engine', 'base'],
  nn: ['autodiff', 'base'],
  training: ['nn', 'autodiff', 'io', 'base'],
  vectors: ['engine', 'text', 'io', 'base'],
  corpus: ['counts', 'text', 'io', 'base'],
  word2vec: ['training', 'corpus', 'vectors', 'counts', 'text', 'engine', 'io', 'base'],
  glove: ['training', 'corpus', 'vectors', 'counts', 'text', 'engine', 'io', 'base'],
  classifier: [
    'corpus',
    'training',
    'vectors',
    'nn',
    'autodiff',
    'counts',
    'engine',
    'text',
    'io',
    'base',
  ],
  morphology: ['corpus', 'training', 'nn', 'autodiff', 'text', 'io', 'base'],
  'language-model': ['corpus', 'training', 'nn', 'autodiff', 'text', 'io', 'base'],
  translator: ['language-model', 'corpus', 'training', 'nn', 'autodiff', 'text', 'io', 'base'],
  table: ['classifier', 'training', 'nn', 'autodiff', 'io', 'base'],
  tagger: ['language-model', 'corpus', 'training', 'nn', 'autodiff', 'text', 'io', 'base'],
  captioner: ['training', 'nn', 'autodiff', 'io', 'base'],
};
const library = Object.keys(allowed);
allowed.inspect = library;
allowed.models = [...library, 'inspect'];
// Korean and help texts: what the faces show and the library does without.
allowed.messages = [...library, 'inspect', 'models'];
// Of the models floor the client has the types alone: a page that asks a server brings no model.
allowed.client = ['models', 'base'];
allowed.server = [...library, 'inspect', 'models', 'messages'];
// Counts that several processes make: Node's side, between the library and the command line.
allowed.store = ['classifier', 'corpus', 'counts', 'text', 'io', 'base'];
allowed.cli = [...library, 'inspect', 'models', 'messages', 'server', 'store'];

const order = Object.entries(allowed).map(([folder, imports]) => ({
  name: `${folder}-imports-downward`,
  severity: 'error',
  comment: `src/${folder} may import only: ${imports.join(', ') || 'nothing'}`,
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: [folder, ...imports].map((name) => `^src/${name}/`) },
}));

/** The files that only Node runs: they may import `node:` modules. */
const nodeSide =
  '^src/(node[.]ts|cli/|server/|store/|io/node|corpus/node|engine/native/|engine/workers/node|[^/]+/platform/node[.]ts)';

module.exports = {
  forbidden: [
    ...order,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'node-only-where-allowed',
      severity: 'error',
      comment: 'The core runs in browsers: node: modules stay in these places.',
      from: { path: '^src/', pathNot: nodeSide },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'node-side-through-platform',
      severity: 'error',
      comment:
        'The core reaches its Node side as #platform/<folder>, which browsers answer otherwise.',
      from: { path: '^src/', pathNot: nodeSide },
      to: {
        path: nodeSide,
        pathNot: '^src/[^/]+/platform/node',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'lab-through-exports',
      severity: 'error',
      comment: 'The lab imports what users of the package can import: its exports.',
      from: { path: '^lab/' },
      to: {
        path: '^src/',
        pathNot: ['^src/index[.]ts$', '^src/[^/]+/index[.]ts$', '^src/[^/]+/[^/]+/index[.]ts$'],
      },
    },
    {
      name: 'lab-parts-know-no-worker',
      severity: 'error',
      comment: 'Parts draw what they are handed; a chapter talks to the worker.',
      from: { path: '^lab/parts/' },
      to: { path: '^lab/worker/' },
    },
    {
      name: 'lab-engine-in-worker-only',
      severity: 'error',
      comment:
        'The page must never wait for a training: the engine runs in the worker. Checks may ask it when idle.',
      from: {
        path: '^lab/',
        pathNot: '^lab/(worker/|chapters/[^/]+/(check|[a-z]+-check|miniature)[.]tsx?$)',
      },
      to: { path: '^src/engine/' },
    },
    {
      name: 'known-folders-only',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: Object.keys(allowed).map((name) => `^src/${name}/`) },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
