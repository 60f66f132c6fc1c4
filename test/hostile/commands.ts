/** Every command of this tool, with each of its forms. */
type Line = readonly string[];

const FORMATS = ['text', 'json', 'sarif', 'github', 'junit'];
const DRAWINGS = ['text', 'mermaid', 'dot', 'json', 'svg', 'html'];

const EDITS: readonly Line[] = [
  ['add-job', 'fresh', '--domain', 'shop', '--parent', 'all', '--after', 'load'],
  ['add-domain', 'finance', '--phases', 'refresh'],
  ['remove-job', 'load', '--cascade', '--delete-sources'],
  ['rename-job', 'load', 'loaded', '--tasks', '--title'],
  ['migrate', 'notebooks'],
  ['migrate', 'notebooks', 'src'],
  ['migrate', 'jobs'],
];

/** Creating a project: in place of the one that is there, and in a folder of it. */
const CREATIONS: readonly Line[] = [
  ['.', '--yes', '--overwrite'],
  ['new', '--yes', '--answers', '.dab-project.yml'],
  ['new', '--yes', '--git'],
];

/** What is run where each command takes a while: all that the commands do with a bundle, once. */
export const FEW_LOOKING: readonly Line[] = [
  ['check'],
  ['graph', '--format', 'json'],
  ['migrate', 'jobs', '--dry-run'],
];
export const FEW_WRITING: readonly Line[] = [
  ['rename-job', 'load', 'loaded', '--tasks', '--title', '--yes'],
  ['migrate', 'notebooks', '--yes'],
];

/** These change nothing: neither outside nor inside. */
export const LOOKING: readonly Line[] = [
  ['check'],
  ...FORMATS.map((format) => ['check', '--format', format]),
  ['check', '--diff'],
  ['check', '--baseline', 'known.json'],
  ['check', 'src', 'resources/load.yml'],
  ...DRAWINGS.map((format) => ['graph', '--format', format]),
  ['graph', 'load'],
  ['graph', '--target', 'dev'],
  ['graph', '--run-order', 'all'],
  ['graph', '--what-uses', 'src/load.py'],
  ['graph', '--changed-since', 'HEAD'],
  ['graph', '--changed-since', 'HEAD~1', '--format', 'json'],
  ['graph', '--write', 'README.md', '--check'],
  ['explain', 'yaml-syntax'],
  ...[...EDITS, ...CREATIONS].map((line) => [...line, '--dry-run', '--diff']),
  ['rename-job', 'load', 'loaded', '--dry-run', '--json'],
  ['new', '--yes', '--dry-run', '--json'],
];

/** These may change the repository. */
export const WRITING: readonly Line[] = [
  ...EDITS.map((line) => [...line, '--yes']),
  ...CREATIONS,
  ['check', '--fix=unsafe'],
  ['check', '--baseline', 'known.json', '--write-baseline'],
  ['graph', '--write', 'README.md'],
  ['graph', '--write', 'drawing.svg'],
];
