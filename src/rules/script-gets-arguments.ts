import type { Task } from '../bundle/bundle.ts';
import { textAt } from '../bundle/located.ts';
import { entryAt, isLiteral } from '../bundle/lookup.ts';
import type { SourcePath } from '../bundle/source-paths.ts';
import type { Breach } from '../finding.ts';
import type { ScriptOption } from '../notebook/script-options.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { didYouMeanThis } from '../suggest.ts';
import type { Located } from '../text.ts';
import { nearName } from './parts/near-name.ts';

export const scriptGetsArguments: Rule = {
  id: 'script-gets-arguments',
  severity: 'error',
  summary: 'Tasks that run Python files pass the arguments that these take, which are no widgets',
  readsCode: true,
  *check(subject) {
    const changed = changedTasks(subject);
    for (const use of subject.paths()) {
      if (use.type !== 'spark_python_task' || use.task === null || use.kind !== 'file') continue;
      const facts = subject.code.script(use.path);
      if (facts === null) continue;
      for (const { name, span, optional } of facts.reads) {
        if (optional) continue;
        yield {
          at: span,
          subject: use.subject,
          message: `a Python file has no widgets, and ${name} is read from one`,
          see: [{ value: 'the task that runs it', span: use.written.span }],
          help: 'Read sys.argv or argparse, or make the file a notebook.',
        };
      }
      if (facts.options !== null) yield* wrongArguments(changed, use, use.task, facts.options);
    }
  },
};

function* wrongArguments(
  changed: ReadonlySet<string>,
  use: SourcePath,
  task: Task,
  options: readonly ScriptOption[],
): Generator<Breach> {
  const words = wordsOf(changed, use, task);
  if (words === null) return;
  const { unknown, given } = matched(words, options);
  if (unknown === null) return;
  const names = options.flatMap((option) => option.names).filter((name) => name.startsWith('--'));
  const meant = new Set<string | null>();
  for (const { value, span } of unknown) {
    const name = value.replace(/=.*/s, '');
    const near = nearName(name, names);
    meant.add(near);
    yield {
      at: span,
      subject: use.subject,
      message: `${use.path} takes no argument ${name}.${didYouMeanThis(near)}`,
      help: `It takes ${names.join(', ') || 'none'}.`,
    };
  }
  for (const option of options) {
    if (!option.required || given.has(option)) continue;
    // One that is misspelt is not missing, too.
    if (option.names.some((name) => meant.has(name))) continue;
    yield {
      at: use.written.span,
      subject: use.subject,
      message: `${use.path} needs the argument ${option.names.at(-1)}, which the task does not pass`,
      help: 'Add it to the parameters of the task, each word as an item of its own.',
    };
  }
}

/** Tasks of which several definitions speak, by the keys of job and task. */
function changedTasks({ wholeJobs }: Subject): ReadonlySet<string> {
  return new Set(
    wholeJobs.flatMap(({ key, tasks }) => {
      return [...tasks.values()].flatMap((task) => {
        return task.pieces.length > 1 ? [`${key}\0${task.key}`] : [];
      });
    }),
  );
}

/** The words of the command line; null where one of them may be more, or others are there in a target. */
function wordsOf(
  changed: ReadonlySet<string>,
  { file, resource }: SourcePath,
  task: Task,
): readonly Located<string>[] | null {
  if (changed.has(`${resource.key.value}\0${task.key.value}`)) return null;
  const list = entryAt(file, task.body, 'spark_python_task', 'parameters')?.value ?? null;
  if (list === null) return [];
  const items = file.view.sequence(list)?.items;
  const words = items?.map(({ node }) => textAt(file, file.view.follow(node)));
  if (words === undefined || words.includes(null)) return null;
  return words as Located<string>[];
}

/** Which options the words give, and which words are none; null when that cannot be known. */
function matched(words: readonly Located<string>[], options: readonly ScriptOption[]) {
  const given = new Set<ScriptOption>();
  const unknown: Located<string>[] = [];
  const places = options.filter(({ names }) => !(names[0] ?? '').startsWith('-'));
  const open = { unknown: null, given };
  let wanted: ScriptOption | null = null;
  for (const word of words) {
    const { value } = word;
    const isName = /^--?[A-Za-z]/.test(value);
    if (!isName && wanted !== null) {
      if (wanted.words === 1) wanted = null;
      continue;
    }
    if (!isLiteral(value.replace(/=.*/s, ''))) return open;
    if (!isName) {
      const place = places.shift();
      if (place === undefined) unknown.push(word);
      else given.add(place);
      if (place?.words === null) return open;
      continue;
    }
    const name = value.replace(/=.*/s, '');
    const option = optionNamed(name, options);
    if (option === undefined) {
      // Short options may stand together, with their value.
      if (!value.startsWith('--')) return open;
      unknown.push(word);
      wanted = { names: [], required: false, words: null };
      continue;
    }
    given.add(option);
    wanted = value.includes('=') || option.words === 0 ? null : option;
  }
  return { unknown, given };
}

/** argparse takes the beginning of a name, where no other one begins so. */
function optionNamed(name: string, options: readonly ScriptOption[]): ScriptOption | undefined {
  const exact = options.find(({ names }) => names.includes(name));
  if (exact !== undefined || !name.startsWith('--')) return exact;
  const begun = options.filter(({ names }) => names.some((each) => each.startsWith(name)));
  return begun.length === 1 ? begun[0] : undefined;
}
