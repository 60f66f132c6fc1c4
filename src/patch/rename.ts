import type { Bundle, BundleFile, Job, Resource } from '../bundle/bundle.ts';
import { groupedBy } from '../grouped.ts';
import type { Span, TextEdit } from '../text.ts';

/** What else gets a new name, if wanted: keys of tasks that run the job, and the display name. */
export interface AlsoRename {
  readonly task: { readonly from: string; readonly to: string } | null;
  readonly title: { readonly from: string; readonly to: string } | null;
}

/**
 * The edits, by file, that give a job another key: where it is defined, and in every reference
 * `${resources.jobs.<key>.…}` of the bundle's files, comments included; and what `also` names.
 */
export function renameEdits(
  bundle: Bundle,
  key: string,
  to: string,
  also: AlsoRename,
): Map<string, TextEdit[]> {
  const edits = new Map<string, TextEdit[]>();
  const own = groupedBy(
    bundle.resources.filter((each) => each.type === 'jobs' && each.key.value === key),
    ({ file }) => file,
  );
  const jobs = groupedBy([...bundle.jobs.values()].flat(), ({ resource }) => resource.file);
  for (const file of bundle.files.values()) {
    const defined = own.get(file) ?? [];
    const found = [
      ...definitions(file, defined, to),
      ...commands(file, key, to),
      ...references(file, key, to),
      ...taskKeys(file, jobs.get(file) ?? [], key, also.task),
      ...titles(file, defined, also.title),
    ];
    if (found.length > 0) edits.set(file.path, found);
  }
  return edits;
}

function definitions(file: BundleFile, own: readonly Resource[], to: string): TextEdit[] {
  return inQuotes(
    file,
    own.map((each) => each.key.span),
    to,
  );
}

/** New text for scalars, in the quotes that they have; each place once, since aliases share some. */
function inQuotes({ text }: BundleFile, spans: readonly Span[], to: string): TextEdit[] {
  const byStart = new Map(spans.map((span) => [span.start, span]));
  return [...byStart.values()].map(({ start, end }) => {
    const quote = /^["']/.test(text.slice(start, end)) ? 1 : 0;
    return { start: start + quote, end: end - quote, text: to };
  });
}

function references({ text }: BundleFile, key: string, to: string): TextEdit[] {
  const head = '${resources.jobs.';
  const edits: TextEdit[] = [];
  for (let at = text.indexOf(head + key); at >= 0; at = text.indexOf(head + key, at + 1)) {
    const start = at + head.length;
    const end = start + key.length;
    if (/^[.[}]/.test(text.slice(end))) edits.push({ start, end, text: to });
  }
  return edits;
}

/** The command in the comment that the tool writes on top of a job's file. */
function commands({ text }: BundleFile, key: string, to: string): TextEdit[] {
  const head = '# Test it: databricks bundle run -t dev ';
  const at = text.indexOf(head + key);
  const start = at + head.length;
  if (at < 0 || !/^\r?\n/.test(text.slice(start + key.length))) return [];
  return [{ start, end: start + key.length, text: to }];
}

/** Keys of tasks that run the job, and what waits for them. */
function taskKeys(
  file: BundleFile,
  jobs: readonly Job[],
  key: string,
  names: AlsoRename['task'],
): TextEdit[] {
  if (names === null) return [];
  const spans = jobs.flatMap(({ tasks }) => {
    const named = tasks.filter(({ key: task, work }) => {
      return work.kind === 'run-job' && work.job?.value === key && task.value === names.from;
    });
    if (named.length === 0) return [];
    const waits = tasks.flatMap(({ dependsOn }) =>
      dependsOn.filter((each) => each.value === names.from),
    );
    return [...named.map((task) => task.key.span), ...waits.map(({ span }) => span)];
  });
  return inQuotes(file, spans, names.to);
}

/** The first mention of the old title in the job's display name. */
function titles(
  file: BundleFile,
  own: readonly Resource[],
  names: AlsoRename['title'],
): TextEdit[] {
  if (names === null) return [];
  return own.flatMap(({ entry }) => {
    const name = file.view.entries(entry.value).get('name')?.value;
    if (name?.kind !== 'scalar') return [];
    const start = file.text.slice(name.start, name.end).indexOf(names.from);
    if (start < 0) return [];
    const at = name.start + start;
    return [{ start: at, end: at + names.from.length, text: names.to }];
  });
}
