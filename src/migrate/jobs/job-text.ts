import type { Job } from '../../bundle/bundle.ts';
import type { Level } from '../../level.ts';
import { LEVELS } from '../../level.ts';
import { yamlKey, yamlText } from '../../scaffold/quote.ts';
import { stemOf, titleCase } from '../../scaffold/title.ts';
import { nameOf } from './code-item.ts';
import { dataOf } from './job-data.ts';
import { COPIED_AS_THEY_ARE } from './job-fields.ts';
import { lineEndOf, linesOfPiece, pieceOfPair } from './moved-text.ts';

/** The column of a job's fields in the files that this tool writes. */
export const FIELDS = 6;

/** A job that comes out of another one. */
export interface ComingJob {
  readonly key: string;
  readonly level: Level;
  /** The job from which it has tags, rights and the like. */
  readonly from: Job;
  /** What it does, as the end of a sentence. */
  readonly summary: string;
  /** Its parameters, with the YAML text of their defaults. */
  readonly parameters: ReadonlyMap<string, string>;
  /** YAML text of `max_concurrent_runs`; null for the default. */
  readonly runs: string | null;
  readonly compute: readonly string[];
  readonly tasks: readonly string[];
  readonly project: string;
}

/** The YAML file of such a job, with the line ends of the file from which it comes. */
export function jobText(job: ComingJob): string {
  const { key, level, from, summary, parameters, runs, compute, tasks, project } = job;
  const pad = ' '.repeat(FIELDS);
  const description = `${LEVELS[level].title}: ${summary}`;
  const name = `[\${bundle.target}] ${project} - ${titleCase(stemOf(key))}`;
  const given = [...parameters].flatMap(([each, initial]) => [
    `${pad}  - name: ${yamlKey(each)}`,
    `${pad}    default: ${initial}`,
  ]);
  const names = LEVELS[level].runs === 'code' ? COPIED_AS_THEY_ARE : ['run_as', 'permissions'];
  const copied = names.flatMap((each) => copiedLines(from, each));
  const lines = [
    `# ${description}`,
    `# Test it: databricks bundle run -t dev ${key}`,
    '',
    'resources:',
    '  jobs:',
    `    ${key}:`,
    `${pad}name: ${yamlText(name)}`,
    `${pad}description: ${yamlText(description)}`,
    ...(runs === null ? [] : [`${pad}max_concurrent_runs: ${runs}`]),
    ...(given.length === 0 ? [] : ['', `${pad}parameters:`, ...given]),
    ...(copied.length === 0 ? [] : ['', ...copied]),
    ...compute,
    '',
    `${pad}tasks:`,
    ...tasks,
    '',
    `${pad}tags:`,
    `${pad}  job_level: ${level}`,
    ...tagLines(from),
  ];
  const eol = lineEndOf(from.resource.file.text);
  return lines.map((line) => line + eol).join('');
}

function copiedLines(job: Job, name: string): string[] {
  const { text } = job.resource.file;
  const entry = job.fields.get(name);
  if (entry === undefined) return [];
  const { start, ...rest } = pieceOfPair(text, entry.pair);
  const piece = { start: Math.max(start, entry.key.start), ...rest };
  return linesOfPiece(text, piece, FIELDS);
}

/** Tags that say what a job is, and so are not those of a job that comes out of it. */
const OWN_TAGS = ['job_level', 'orchestrator'];

/** The tags of a job, in their own text where that is possible. */
function tagLines(job: Job): string[] {
  const { text, view } = job.resource.file;
  const value = job.fields.get('tags')?.pair.value ?? null;
  if (value?.kind === 'map' && !value.flow) {
    return value.pairs.flatMap((pair) => {
      if (OWN_TAGS.includes(nameOf(pair.key))) return [];
      const { start, ...rest } = pieceOfPair(text, pair);
      return linesOfPiece(text, { start: Math.max(start, pair.key.start), ...rest }, FIELDS + 2);
    });
  }
  return [...view.entries(value)].flatMap(([name, { value: each }]) => {
    if (OWN_TAGS.includes(name)) return [];
    const said = dataOf(view, each);
    return [`${' '.repeat(FIELDS + 2)}${yamlKey(name)}: ${yamlText(String(said ?? ''))}`];
  });
}
