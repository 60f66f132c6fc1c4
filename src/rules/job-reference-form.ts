import type { Job, Task } from '../bundle/bundle.ts';
import { textAt } from '../bundle/located.ts';
import { entryAt } from '../bundle/lookup.ts';
import { isReferable, referencePath } from '../bundle/reference-path.ts';
import { PREFIXES, RESOURCE_TYPES } from '../bundle/settings.ts';
import type { Rule } from '../subject/rule.ts';
import { type Subject, tasksOf } from '../subject/subject.ts';
import { RUN_JOB } from '../task/task-type.ts';
import type { Located } from '../text.ts';
import { fixOf, scalarEdit } from './parts/fix.ts';

const FORM = '${resources.jobs.<key>.id}';
const HELP = `Write ${FORM}. For a job of another bundle, use a variable with "lookup: {job: <name>}".`;

const ELSEWHERE =
  'The number is of one workspace. A variable with "lookup: {job: <name>}" finds the job in each.';

export const jobReferenceForm: Rule = {
  id: 'job-reference-form',
  severity: 'error',
  summary: 'Tasks name the job that they run as ${resources.jobs.<key>.id}',
  *check(subject) {
    for (const { job, task } of tasksOf(subject)) {
      const id = jobId(job, task);
      if (id === null) continue;
      const judged = judge(subject, id.value);
      if (judged === null) continue;
      const { message, key } = judged;
      const known = key !== null && subject.bundle.jobs.has(key) && isReferable(key);
      const meant = known ? reference(key) : (judged.text ?? null);
      yield {
        at: id.span,
        subject: task.path,
        message,
        help: meant === null ? (judged.isNote ? ELSEWHERE : HELP) : `Write ${meant}.`,
        ...(judged.isNote ? { severity: 'note' } : {}),
        ...(meant === null ? {} : write(job, id, meant)),
      };
    }
  },
};

interface Judged {
  readonly message: string;
  /** The key of the job that was clearly meant; null when that cannot be known. */
  readonly key: string | null;
  /** What was clearly meant, where that is another reference. */
  readonly text?: string;
  /** Whether Databricks takes it as it is. */
  readonly isNote?: boolean;
}

/** What is wrong with the id of a job; null when nothing is, or nothing can be known. */
function judge(subject: Subject, id: string): Judged | null {
  const inside = /^\$\{([^${}]*)\}$/.exec(id)?.[1];
  if (inside === undefined) {
    if (/^\$\{[^${}]*$/.test(id)) return literal(id, id.slice(2));
    if (id.includes('${') || id.includes('{{')) return null;
    if (/^\d+$/.test(id))
      return { message: `the job ${id} is a job elsewhere`, key: null, isNote: true };
    return { message: `the job is named by ${id}, not by a reference`, key: id };
  }
  const path = referencePath(inside);
  const [prefix, second, key, field] = path ?? [];
  if (path === null || !CAN_BEGIN.has(prefix as string)) {
    // The rule variable-prefix has these.
    return subject.variables.has(inside) ? null : literal(id, inside);
  }
  if (prefix === 'var' && path.length === 2) return judgeVariable(subject, second as string);
  if (prefix === 'bundle' || prefix === 'workspace') {
    return { message: `${id} is not the id of a job`, key: null };
  }
  if (prefix !== 'resources' || second === undefined) return null;
  if (second !== 'jobs') {
    if (!RESOURCE_TYPES.has(second)) return null;
    return {
      message: `${id} is the id of a ${RESOURCE_TYPES.get(second)}, not of a job`,
      key: key ?? null,
    };
  }
  if (key === undefined || (path.length === 4 && field === 'id')) return null;
  const named = field === undefined ? 'the whole job' : `the ${path.slice(3).join('.')} of the job`;
  return { message: `${id} is ${named}, not its id`, key };
}

const CAN_BEGIN = new Set([...PREFIXES, 'artifacts']);

/** A reference that the CLI does not see: `jobs.<key>.id`, `resources.job.<key>`, or with spaces. */
function literal(id: string, inside: string): Judged {
  const message = `${id} stays as it is, and is not the id of a job`;
  const trimmed = inside
    .split('.')
    .map((part) => part.trim())
    .join('.');
  const key = trimmed
    .replace(/^resources?\./, '')
    .replace(/^jobs?\./, '')
    .replace(/\.id$/, '');
  const isVariable = /^var\./.test(trimmed) && referencePath(trimmed) !== null;
  return { message, key, ...(isVariable ? { text: `\${${trimmed}}` } : {}) };
}

/** A variable is judged only when it has one value, known from the files, in all targets. */
function judgeVariable({ variables }: Subject, name: string): Judged | null {
  const [declared, ...others] = variables.get(name) ?? [];
  if (declared === undefined || others.length > 0 || declared.target !== null) return null;
  const { fields, file } = declared;
  const lookup = file.view.entries(fields.get('lookup')?.value ?? null);
  if (fields.has('lookup')) {
    const [kind] = lookup.keys();
    if (kind === undefined || lookup.has('job')) return null;
    return { message: `the variable ${name} looks up a ${kind}, not a job`, key: null };
  }
  const value = textAt(file, fields.get('default')?.value ?? null)?.value;
  if (value === undefined) return null;
  const key = /^\$\{resources\.jobs\.([^.{}[\]]+)\.id\}$/.exec(value)?.[1];
  if (key === undefined && value.includes('${')) return null;
  return {
    message: `the job is named by the variable ${name}, whose default is ${value}`,
    key: key ?? null,
  };
}

function jobId({ resource: { file } }: Job, { body }: Task): Located<string> | null {
  const node = entryAt(file, body, RUN_JOB.type, RUN_JOB.id)?.value ?? null;
  const id = textAt(file, node);
  // Large numbers lose digits when they are read.
  const isNumber = node?.kind === 'scalar' && typeof node.value === 'number';
  return id && isNumber ? { ...id, value: file.text.slice(id.span.start, id.span.end) } : id;
}

function reference(key: string): string {
  return `\${resources.jobs.${key}.id}`;
}

function write({ resource: { file } }: Job, id: Located<string>, text: string) {
  const style = file.text.slice(id.span.start, id.span.start + 1);
  if (style === '|' || style === '>') return {};
  return fixOf(file, `Write ${text}`, true, scalarEdit(file, id.span, text));
}
