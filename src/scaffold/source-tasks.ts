import { LAYERS, type Layer } from '../layer.ts';
import type { SourceTask } from '../spec/job.ts';
import { tablesOf } from './parts.ts';
import { pythonNames } from './python-names.ts';
import { render } from './render.ts';
import { titleCase } from './title.ts';

/** A file that is made for a new job. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** A task whose code is to be made. */
export interface NewCode {
  readonly task: SourceTask;
  readonly domain: string;
  /** The name of its file or folder, without ending. */
  readonly stem: string;
}

/** How a type of task is written. */
interface Writing {
  /** The end of the path of new code; '' for a folder. */
  readonly ending: string;
  /** What it gets of the parameters that name catalog and schema. */
  readonly parameters: (usual: Readonly<Record<string, string>>) => Record<string, string>;
  /** Whether it runs in a serverless environment of its job. */
  readonly environment: boolean;
  /** What that environment holds; `up` leads from the job's file to the project's root. */
  readonly packages: (named: readonly string[], task: SourceTask, up: string) => readonly string[];
  /** The files of new code, which so far does nothing. */
  readonly files: (code: NewCode) => readonly NewFile[];
  /** What templates/resources/_task.yml.hbs shows of it. */
  readonly view: (task: SourceTask, up: string) => object;
}

/** The types that run code of the project. */
export const SOURCE_TASKS: Readonly<Record<SourceTask['type'], Writing>> = {
  notebook_task: {
    ending: '.py',
    parameters: (usual) => ({ ...usual }),
    environment: true,
    packages: (named) => named,
    files: (code) => [
      { path: code.task.path, text: ownStub(code) ?? stub('src/stub.py.hbs', code) },
    ],
    view: pathAndParameters,
  },
  sql_task: {
    ending: '.sql',
    parameters: (usual) => ({ ...usual }),
    environment: false,
    packages: (named) => named,
    files: (code) => [{ path: code.task.path, text: stub('src/stub.sql.hbs', code) }],
    view: pathAndParameters,
  },
  dbt_task: {
    ending: '',
    parameters: (usual) => {
      const [catalog, schema] = Object.values(usual);
      return catalog === undefined || schema === undefined ? {} : { catalog, schema };
    },
    environment: true,
    packages: (named) =>
      named.some((each) => /^dbt-databricks\b/.test(each)) ? named : [DBT, ...named],
    files: dbtProject,
    view: ({ path, parameters: { catalog = null, schema = null } }, up) => {
      return { path: up + path, catalog, schema };
    },
  },
  python_wheel_task: {
    // Without this, a job called calendar would be a package that Python has already.
    ending: '_wheel',
    parameters: (usual) => ({ ...usual }),
    environment: true,
    packages: (named, { path }, up) => [`${up}${path}/dist/*.whl`, ...named],
    files: pythonPackage,
    view: (task, up) => ({
      ...pathAndParameters(task, up),
      package: packageOf(task),
      artifact: task.path.replace(/^src\//, '').replace(/[^A-Za-z0-9_]/g, '_'),
    }),
  },
};

/** The adapter, which brings dbt itself. */
const DBT = 'dbt-databricks==1.11.8';

/** A project of one model. Its name has that of the domain before it: some words are dbt's own. */
function dbtProject({ task, domain, stem }: NewCode): NewFile[] {
  const name = `${domain.split('/').at(-1)}_${stem}`
    .replace(/[^A-Za-z0-9_]/g, '_')
    .replace(/^(?=\d)/, '_');
  const view = { name, title: titleCase(task.key) };
  return [
    ['dbt_project.yml', 'dbt_project.yml'],
    [`models/${name}.sql`, 'model.sql'],
    ['models/models.yml', 'models.yml'],
    ['.gitignore', 'gitignore'],
  ].map(([file, template]) => {
    return { path: `${task.path}/${file}`, text: render(`src/dbt/${template}.hbs`, view) };
  });
}

/** A package is named as its folder. */
function packageOf({ path }: SourceTask): string {
  const folder = path.split('/').at(-1) as string;
  return pythonNames([
    folder.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?![A-Za-z])/, 'p'),
  ])[0] as string;
}

function pythonPackage({ task }: NewCode): NewFile[] {
  const name = packageOf(task);
  const names = Object.keys(task.parameters);
  const variables = pythonNames(names);
  const parameters = names.map((each, index) => ({ name: each, variable: variables[index] }));
  const view = { package: name, title: titleCase(task.key), parameters };
  return [
    ['pyproject.toml', 'pyproject.toml'],
    [`${name}/__init__.py`, 'init.py'],
    [`${name}/main.py`, 'main.py'],
    ['.gitignore', 'gitignore'],
  ].map(([file, template]) => {
    return { path: `${task.path}/${file}`, text: render(`src/python_wheel/${template}.hbs`, view) };
  });
}

function pathAndParameters({ path, parameters }: SourceTask, up: string): object {
  return { path: up + path, parameters: Object.keys(parameters).length > 0 ? parameters : null };
}

function stub(template: string, { task }: NewCode): string {
  const names = Object.keys(task.parameters);
  const variables = pythonNames(names);
  const widgets = names.map((name, index) => {
    const variable = variables[index] as string;
    return { name, variable, label: titleCase(name), shown: `{${variable}}` };
  });
  return render(template, {
    title: titleCase(task.key),
    names: names.join(', ') || 'none',
    parameters: widgets,
    returned: tupleOf(variables),
  });
}

/** A Python tuple, as ruff would write it. */
function tupleOf(names: readonly string[]): string {
  return names.length > 1 ? names.join(', ') : `(${names.map((name) => `${name},`).join('')})`;
}

/** The notebook of a phase of one's own domain, the same as `create` makes; null for any other. */
function ownStub({ task, domain, stem }: NewCode): string | null {
  const layer: Layer | undefined = LAYERS.find((each) => sameKeys(task.parameters, tablesOf(each)));
  if (layer === undefined || (stem !== 'setup' && stem !== 'refresh')) return null;
  return render(`src/own_domain/${stem}.py.hbs`, { domain, layer });
}

function sameKeys(a: object, b: object): boolean {
  return Object.keys(a).join() === Object.keys(b).join();
}
