import type { Layer } from '../layer.ts';
import { layerReadBy } from '../spec/needs.ts';
import { notebook, type Part, source, tablesOf, tags } from './parts.ts';

/** The packages of the notebook that makes up sample data. */
const FAKER = 'Faker==22.0.0';

/** What a layer adds: its jobs and their code, on the sample of stores, products, sales and stock. */
export function layerPart(layer: Layer, layers: readonly Layer[]): Part {
  return LAYER_PARTS[layer](layers);
}

const LAYER_PARTS: Readonly<Record<Layer, (layers: readonly Layer[]) => Part>> = {
  bronze,
  silver,
  gold: (layers) => gold(layerReadBy('gold', layers) ?? 'bronze'),
};

function bronze(): Part {
  const domain = 'pipelines/bronze';
  const tables = tablesOf('bronze');
  return {
    jobs: [
      {
        key: 'bronze_setup_job',
        level: 'atomic',
        domain,
        title: 'Bronze Setup',
        summary: 'creates the bronze tables.',
        tags: tags('bronze', 'setup'),
        packages: [],
        tasks: [notebook('create_bronze_tables', `${domain}/setup_tables.py`, tables)],
      },
      {
        key: 'bronze_refresh_job',
        level: 'atomic',
        domain,
        title: 'Bronze Refresh',
        summary: 'loads new rows into the bronze tables.',
        tags: tags('bronze', 'pipeline'),
        packages: [FAKER],
        tasks: [
          notebook('generate_bronze_dimensions', `${domain}/generate_dimensions.py`, {
            ...tables,
            num_stores: '100',
            num_products: '50',
          }),
          notebook(
            'generate_bronze_facts',
            `${domain}/generate_facts.py`,
            { ...tables, num_transactions: '10000', num_inventory_records: '5000' },
            ['generate_bronze_dimensions'],
          ),
        ],
      },
    ],
    sources: [
      source(`${domain}/setup_tables.py`),
      source(`${domain}/generate_dimensions.py`),
      source(`${domain}/generate_facts.py`),
    ],
    setup: { task: 'bronze_setup', job: 'bronze_setup_job' },
    refresh: { task: 'bronze_refresh', job: 'bronze_refresh_job' },
  };
}

function silver(): Part {
  const domain = 'pipelines/silver';
  return {
    jobs: [
      {
        key: 'silver_refresh_job',
        level: 'atomic',
        domain,
        title: 'Silver Refresh',
        summary: 'runs the silver pipeline, which reads only what is new.',
        tags: tags('silver', 'pipeline'),
        packages: [],
        tasks: [
          {
            type: 'pipeline_task',
            key: 'run_silver_pipeline',
            pipeline: 'silver_dlt_pipeline',
            after: [],
          },
        ],
      },
    ],
    pipelines: [
      {
        key: 'silver_dlt_pipeline',
        domain,
        title: 'Silver Pipeline',
        summary: 'cleans the bronze tables into the silver tables.',
        layer: 'silver',
        configuration: tablesOf('bronze'),
      },
    ],
    sources: ['stores', 'products', 'transactions', 'inventory'].map((table) =>
      source(`${domain}/transformations/${table}.py`),
    ),
    refresh: { task: 'silver_refresh', job: 'silver_refresh_job' },
  };
}

function gold(from: Layer): Part {
  const domain = 'pipelines/gold';
  return {
    jobs: [
      {
        key: 'gold_setup_job',
        level: 'atomic',
        domain,
        title: 'Gold Setup',
        summary: 'creates the gold tables.',
        tags: tags('gold', 'setup'),
        packages: [],
        tasks: [
          notebook('create_gold_tables', `${domain}/create_gold_tables.py`, tablesOf('gold')),
        ],
      },
      {
        key: 'gold_merge_job',
        level: 'atomic',
        domain,
        title: 'Gold Merge',
        summary: `merges the ${from} tables into the gold tables.`,
        tags: tags('gold', 'pipeline'),
        packages: [],
        tasks: [
          notebook('merge_gold_tables', `${domain}/merge_gold_tables.py`, tablesOf(from, 'gold')),
        ],
      },
    ],
    sources: [
      source(`${domain}/create_gold_tables.py`),
      source(`${domain}/merge_gold_tables.py`, { source: from }),
    ],
    setup: { task: 'gold_setup', job: 'gold_setup_job' },
    refresh: { task: 'gold_merge', job: 'gold_merge_job' },
  };
}
