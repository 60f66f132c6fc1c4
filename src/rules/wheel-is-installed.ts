import { posix } from 'node:path';
import { isLiteral, mapsIn, textIn } from '../bundle/lookup.ts';
import { fieldTexts, type TaskPiece, type WholeJob } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import type { PythonProject } from '../subject/python-project.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { didYouMeanThis } from '../suggest.ts';
import { intendedTypes } from './known-task-type.ts';
import { nearName } from './parts/near-name.ts';

const TYPE = 'python_wheel_task';

export const wheelIsInstalled: Rule = {
  id: 'wheel-is-installed',
  severity: 'error',
  summary: 'Wheels that tasks run are installed, and have the entry point',
  *check(subject) {
    for (const job of subject.wholeJobs) {
      for (const { body, pieces } of job.tasks.values()) {
        const piece = body.find(({ fields, job: { resource } }) => {
          return intendedTypes(resource.file, fields).has(TYPE);
        });
        if (piece === undefined) continue;
        const { file } = piece.job.resource;
        const field = intendedTypes(file, piece.fields).get(TYPE) ?? TYPE;
        const name = textIn(file, piece.fields, field, 'package_name');
        if (name === null || !isLiteral(name.value)) continue;
        if (lacksInstall(job, [...pieces, ...body])) {
          yield {
            at: name.span,
            subject: piece.path,
            message: `nothing installs the package ${name.value}: its environment has no dependencies`,
            help: 'Name the wheel among the dependencies of the environment, such as ../dist/*.whl.',
          };
        } else yield* wrongEntry(subject, piece, name.value, subject.project());
      }
    }
  },
};

/** Whether a task runs in an environment of its job that has no dependencies at all. */
function lacksInstall({ definitions }: WholeJob, pieces: readonly TaskPiece[]): boolean {
  if (pieces.some(({ fields }) => fields.has('libraries'))) return false;
  const [key] = fieldTexts(pieces, 'environment_key');
  if (key === undefined || !isLiteral(key.text.value)) return false;
  const own = definitions.flatMap(({ resource, fields }) =>
    mapsIn(resource.file, fields, 'environments')
      .filter((item) => {
        return textIn(resource.file, item.fields, 'environment_key')?.value === key.text.value;
      })
      .map((item) => ({ file: resource.file, fields: item.fields })),
  );
  return (
    own.length > 0 &&
    own.every(({ file, fields }) => {
      const spec = file.view.entries(fields.get('spec')?.value ?? null);
      if (spec.size === 0) return false;
      if (['base_environment', 'project_environment'].some((name) => spec.has(name))) return false;
      const list = spec.get('dependencies')?.value ?? null;
      return list === null || file.view.sequence(list)?.items.length === 0;
    })
  );
}

/** Without such an entry point Databricks calls a function of the package of that name. */
function* wrongEntry(
  { source }: Subject,
  { job, fields, path }: TaskPiece,
  name: string,
  project: PythonProject | null,
): Generator<Breach> {
  const entry = textIn(job.resource.file, fields, TYPE, 'entry_point');
  if (entry === null || !isLiteral(entry.value) || project === null) return;
  if (normal(project.name) !== normal(name) || project.entries.has(entry.value)) return;
  const folder = normal(name);
  const modules = ['', 'src'].map((root) => posix.join(root, folder, '__init__.py'));
  const found = modules.filter((module) => source.exists(module));
  const word = entry.value;
  if (found.some((module) => source.read(module)?.includes(word) !== false)) return;
  if (found.length === 0) return;
  yield {
    at: entry.span,
    subject: path,
    message: `pyproject.toml has no entry point ${word}.${didYouMeanThis(nearName(word, project.entries))}`,
    help: `Add it below [project.scripts]: ${word} = "${folder}.main:main".`,
  };
}

/** Names of packages are the same with `-` and `_`, small and capital letters (PEP 503). */
function normal(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '_');
}
