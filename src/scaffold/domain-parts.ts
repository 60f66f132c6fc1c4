import type { Layer } from '../layer.ts';
import type { AtomicJob, CodeTask, RunnerJob, SourceTask } from '../spec/job.ts';
import type { FunctionForm, OwnDomain, Phase, StandardDomain } from '../spec/project.ts';
import { notebook, type Part, type Step, source, tablesOf, tags } from './parts.ts';
import { titleCase } from './title.ts';

/** Versions that run on serverless environment version 4 (Python 3.12). */
const SDK = 'databricks-sdk==0.70.0';
const ML = ['mlflow==3.10.1', 'scikit-learn==1.6.1'];

/** What a standard domain adds: its composites, the atomic jobs that they run, and the code of these. */
export function standardPart(domain: StandardDomain, functions: FunctionForm): Part {
  return STANDARD[domain](functions);
}

const STANDARD: Readonly<Record<StandardDomain, (functions: FunctionForm) => Part>> = {
  semantic,
  monitoring,
  ml,
};

/** The task that deploys the functions, by its form. */
const FUNCTIONS: Readonly<Record<FunctionForm, { type: SourceTask['type']; file: string }>> = {
  notebook: { type: 'notebook_task', file: 'deploy_tvfs.py' },
  sql: { type: 'sql_task', file: 'table_valued_functions.sql' },
};

function semantic(functions: FunctionForm): Part {
  const domain = 'semantic';
  const parameters = tablesOf('gold');
  const { type, file } = FUNCTIONS[functions];
  const path = `src/${domain}/${file}`;
  const deployFunctions: CodeTask = { type, key: 'deploy_all_tvfs', path, parameters, after: [] };
  return {
    jobs: [
      composite('semantic_layer_setup_job', domain, 'setup', {
        title: 'Semantic Layer Setup',
        summary: 'deploys the table-valued functions, then the metric views.',
        steps: [
          { task: 'deploy_tvfs', job: 'tvf_deployment_job' },
          { task: 'deploy_metric_views', job: 'metric_view_deployment_job' },
        ],
      }),
      atomic('tvf_deployment_job', domain, 'setup', {
        title: 'TVF Deployment',
        summary: 'deploys the table-valued functions.',
        tasks: [deployFunctions],
      }),
      atomic('metric_view_deployment_job', domain, 'setup', {
        title: 'Metric View Deployment',
        summary: 'deploys the metric views.',
        tasks: [notebook('deploy_metric_views', `${domain}/create_metric_views.py`, parameters)],
      }),
    ],
    sources: [source(`${domain}/${file}`), source(`${domain}/create_metric_views.py`)],
    setup: { task: 'semantic_layer_setup', job: 'semantic_layer_setup_job' },
  };
}

function monitoring(): Part {
  const domain = 'monitoring';
  const parameters = tablesOf('gold');
  return {
    jobs: [
      composite('monitoring_layer_setup_job', domain, 'setup', {
        title: 'Monitoring Layer Setup',
        summary: 'sets up the data profiling monitors.',
        steps: [{ task: 'set_up_monitors', job: 'lakehouse_monitoring_setup_job' }],
      }),
      composite('monitoring_layer_refresh_job', domain, 'refresh', {
        title: 'Monitoring Layer Refresh',
        summary: 'refreshes the data profiling monitors.',
        steps: [{ task: 'refresh_monitors', job: 'lakehouse_monitoring_refresh_job' }],
      }),
      atomic('lakehouse_monitoring_setup_job', domain, 'setup', {
        title: 'Lakehouse Monitoring Setup',
        summary: 'creates a data profiling monitor for each gold fact table.',
        packages: [SDK],
        tasks: [notebook('set_up_monitors', `${domain}/setup_monitors.py`, parameters)],
      }),
      atomic('lakehouse_monitoring_refresh_job', domain, 'refresh', {
        title: 'Lakehouse Monitoring Refresh',
        summary: 'refreshes the data profiling monitors.',
        packages: [SDK],
        tasks: [notebook('refresh_monitors', `${domain}/refresh_monitors.py`, parameters)],
      }),
    ],
    sources: [source(`${domain}/setup_monitors.py`), source(`${domain}/refresh_monitors.py`)],
    setup: { task: 'monitoring_layer_setup', job: 'monitoring_layer_setup_job' },
    refresh: { task: 'monitoring_layer_refresh', job: 'monitoring_layer_refresh_job' },
  };
}

function ml(): Part {
  const domain = 'ml';
  const parameters = tablesOf('gold');
  const features: Step = { task: 'build_features', job: 'ml_feature_pipeline' };
  const training: Step = { task: 'train_model', job: 'ml_training_pipeline' };
  const inference: Step = { task: 'run_inference', job: 'ml_inference_pipeline' };
  return {
    jobs: [
      composite('ml_layer_setup_job', domain, 'setup', {
        title: 'ML Layer Setup',
        summary: 'builds the features, then trains the model.',
        steps: [features, training],
      }),
      composite('ml_layer_inference_job', domain, 'inference', {
        title: 'ML Layer Inference',
        summary: 'brings features and model up to date, then scores.',
        steps: [features, training, inference],
      }),
      atomic('ml_feature_pipeline', domain, 'features', {
        title: 'ML Feature Pipeline',
        summary: 'builds the feature table from the gold tables.',
        tasks: [notebook('build_features', `${domain}/build_features.py`, parameters)],
      }),
      atomic('ml_training_pipeline', domain, 'training', {
        title: 'ML Training Pipeline',
        summary: 'trains and registers the model, unless the present one is young enough.',
        packages: ML,
        tasks: [
          notebook('train_model', `${domain}/train_model.py`, {
            ...parameters,
            retrain_after_days: '7',
          }),
        ],
      }),
      atomic('ml_inference_pipeline', domain, 'inference', {
        title: 'ML Inference Pipeline',
        summary: 'scores the features with the registered model.',
        packages: ML,
        tasks: [notebook('run_inference', `${domain}/run_inference.py`, parameters)],
      }),
    ],
    sources: [
      source(`${domain}/build_features.py`),
      source(`${domain}/train_model.py`),
      source(`${domain}/run_inference.py`),
    ],
    setup: { task: 'ml_layer_setup', job: 'ml_layer_setup_job' },
    refresh: { task: 'ml_layer_inference', job: 'ml_layer_inference_job' },
  };
}

/** What a domain of the user's own adds: for each phase a composite over an atomic job with a stub. */
export function ownPart({ name, phases }: OwnDomain, layer: Layer): Part {
  const title = titleCase(name);
  const parameters = tablesOf(layer);
  const verbs: Record<Phase, string> = { setup: 'sets up', refresh: 'refreshes' };
  const step = (phase: Phase): Step => ({
    task: `${name}_layer_${phase}`,
    job: `${name}_layer_${phase}_job`,
  });
  return {
    jobs: [
      ...phases.map((phase) =>
        composite(step(phase).job, name, phase, {
          title: `${title} Layer ${titleCase(phase)}`,
          summary: `${verbs[phase]} the ${name} domain.`,
          steps: [{ task: `${name}_${phase}`, job: `${name}_${phase}_job` }],
        }),
      ),
      ...phases.map((phase) =>
        atomic(`${name}_${phase}_job`, name, phase, {
          title: `${title} ${titleCase(phase)}`,
          summary: `${verbs[phase]} what the ${name} domain needs.`,
          tasks: [notebook(`${name}_${phase}`, `${name}/${phase}.py`, parameters)],
        }),
      ),
    ],
    sources: phases.map((phase) => ({
      path: `src/${name}/${phase}.py`,
      template: `src/own_domain/${phase}.py.hbs`,
      view: { domain: name, layer },
    })),
    ...(phases.includes('setup') && { setup: step('setup') }),
    ...(phases.includes('refresh') && { refresh: step('refresh') }),
  };
}

function atomic(
  key: string,
  domain: string,
  jobType: string,
  job: Pick<AtomicJob, 'title' | 'summary' | 'tasks'> & { packages?: readonly string[] },
): AtomicJob {
  return { packages: [], ...job, key, domain, level: 'atomic', tags: tags(domain, jobType) };
}

/** A composite whose steps run one after the other. */
function composite(
  key: string,
  domain: string,
  jobType: string,
  job: Pick<RunnerJob, 'title' | 'summary'> & { steps: readonly Step[] },
): RunnerJob {
  const { steps, ...texts } = job;
  return {
    ...texts,
    key,
    domain,
    level: 'composite',
    tags: tags(domain, jobType),
    tasks: steps.map((step, index) => {
      const before = steps[index - 1];
      return {
        type: 'run_job_task',
        key: step.task,
        job: step.job,
        after: before ? [before.task] : [],
      };
    }),
  };
}
