import { type FileTree, PROJECT_FILE } from '../files.ts';
import { LAYERS } from '../layer.ts';
import { LEVELS } from '../level.ts';
import type { JobSpec } from '../spec/job.ts';
import { variablesOfJob } from '../spec/job-variables.ts';
import { servedLayer } from '../spec/needs.ts';
import { writtenAnswers } from '../spec/parse.ts';
import type { ProjectSpec } from '../spec/project.ts';
import { requirements } from '../spec/requirements.ts';
import { renderBundle } from './bundle-file.ts';
import { ownPart, standardPart } from './domain-parts.ts';
import { renderJob, renderPipeline, resourcePath, variablesOfPipeline } from './job-file.ts';
import { layerPart } from './layer-parts.ts';
import { renderManifest } from './manifest.ts';
import { orchestrators } from './orchestrators.ts';
import { markdownText } from './quote.ts';
import { render } from './render.ts';

/** Files that every project has: where they go, and from which template. */
const PROJECT_FILES = {
  'AGENTS.md': 'project/AGENTS.md.hbs',
  '.gitignore': 'project/gitignore.hbs',
  '.vscode/settings.json': 'project/vscode/settings.json.hbs',
  '.vscode/tasks.json': 'project/vscode/tasks.json.hbs',
  '.vscode/extensions.json': 'project/vscode/extensions.json.hbs',
  '.github/workflows/validate.yml': 'project/github/validate.yml.hbs',
  '.github/workflows/deploy.yml': 'project/github/deploy.yml.hbs',
  'pyproject.toml': 'project/pyproject.toml.hbs',
  'tests/README.md': 'project/tests/README.md.hbs',
  'tests/bundle.py': 'project/tests/bundle.py.hbs',
  'tests/conftest.py': 'project/tests/conftest.py.hbs',
  'tests/local.yml': 'project/tests/local.yml.hbs',
  'tests/local/engine.py': 'project/tests/local/engine.py.hbs',
  'tests/local/notebook.py': 'project/tests/local/notebook.py.hbs',
  'tests/local/plan.py': 'project/tests/local/plan.py.hbs',
  'tests/local/requirements.txt': 'project/tests/local/requirements.txt.hbs',
  'tests/local/server.py': 'project/tests/local/server.py.hbs',
  'tests/local/sql_file.py': 'project/tests/local/sql_file.py.hbs',
  'tests/local/stand_ins.py': 'project/tests/local/stand_ins.py.hbs',
  'tests/local/tasks.py': 'project/tests/local/tasks.py.hbs',
  'tests/test_jobs.py': 'project/tests/test_jobs.py.hbs',
  'tests/test_parameters.py': 'project/tests/test_parameters.py.hbs',
} as const;

/**
 * The whole project for a specification, its manifest included; `pictureOf` draws the jobs for the
 * README. The same input gives the same bytes.
 */
export function scaffold(
  spec: ProjectSpec,
  toolVersion: string,
  pictureOf: (jobs: readonly JobSpec[]) => string,
): FileTree {
  const { jobs, resources, sources, variables } = bundleParts(spec);
  const files = new Map<string, string>();
  files.set('databricks.yml', renderBundle(spec, [...resources.keys()], variables));
  files.set('README.md', renderReadme(spec, jobs, pictureOf(jobs)));
  for (const [path, template] of Object.entries(PROJECT_FILES)) {
    files.set(
      path,
      render(template, { slug: spec.slug, description: spec.description, toolVersion }),
    );
  }
  for (const [path, text] of resources) files.set(path, text);
  for (const [path, text] of sources) files.set(path, text);
  files.set(PROJECT_FILE, renderManifest(toolVersion, writtenAnswers(spec), files));
  return files;
}

/** All jobs of the project, orchestrators first, with the files of jobs, pipelines and code. */
function bundleParts(spec: ProjectSpec) {
  const layers = LAYERS.filter((layer) => spec.layers.includes(layer)).map((layer) =>
    layerPart(layer, spec.layers),
  );
  const domains = [
    ...spec.domains.standard.map((domain) => standardPart(domain, spec.functions)),
    ...spec.domains.own.map((domain) => ownPart(domain, servedLayer(spec.layers))),
  ];
  const parts = [...layers, ...domains];
  const jobs = [...orchestrators(spec, layers, domains), ...parts.flatMap((part) => part.jobs)];
  const pipelines = parts.flatMap((part) => part.pipelines ?? []);
  return {
    jobs,
    variables: new Set([
      ...jobs.flatMap((job) => [...variablesOfJob(job)]),
      ...pipelines.flatMap(variablesOfPipeline),
    ]),
    resources: new Map([
      ...jobs.map((job) => [resourcePath(job), renderJob(job, spec)] as const),
      ...pipelines.map((each) => [resourcePath(each), renderPipeline(each, spec)] as const),
    ]),
    sources: new Map(
      parts
        .flatMap((part) => part.sources)
        .map(({ path, template, view }) => [path, render(template, view)] as const),
    ),
  };
}

function renderReadme(spec: ProjectSpec, jobs: readonly JobSpec[], picture: string): string {
  const runners = jobs.filter((job) => job.level === 'orchestrator').map((job) => job.key);
  const byRank = [...jobs].sort((a, b) => LEVELS[a.level].rank - LEVELS[b.level].rank);
  return render('project/README.md.hbs', {
    name: spec.name,
    description: spec.description,
    requirements: requirements(spec).map(markdownText),
    ownSchemas: spec.layers.length > 0,
    refresh: runners.includes('master_refresh_orchestrator'),
    start: runners,
    firstJob: (runners[0] ?? jobs[0]?.key) as string,
    picture,
    jobs: byRank.map(({ level, key, summary }) => ({ level, key, summary })),
  });
}
