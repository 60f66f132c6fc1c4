/**
 * The judge: the official Databricks CLI, against a workspace or a stand-in of one. Needs
 * DATABRICKS_CLI (path of the CLI) and what the CLI needs to log in, such as DATABRICKS_HOST and
 * DATABRICKS_TOKEN. The workspace needs the SQL warehouse "Shared Warehouse".
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newProject } from '../src/create/new-project.ts';
import { answers, specOf } from './support/answers.ts';
import { unpack } from './support/archive.ts';
import { loadBundle } from './support/bundle.ts';
import { emptyFolder, treeOf, writeTree } from './support/folder.ts';
import { runIn } from './support/io.ts';
import { CLI, needsCli } from './support/official-cli.ts';
import { runs } from './support/runs.ts';

const EXAMPLES = join(import.meta.dirname, '..', 'examples');
const exec = promisify(execFile);

describe.each(fs.readdirSync(EXAMPLES))('example %s', needsCli, (name) => {
  it('validates, plans, deploys, runs on every level, and is then up to date', async () => {
    const folder = emptyFolder();
    fs.cpSync(join(EXAMPLES, name, 'project'), folder, { recursive: true });
    const bundle = async (...args: string[]): Promise<string> => {
      const { stdout, stderr } = await exec(CLI, ['bundle', ...args], {
        cwd: folder,
        timeout: 120_000,
      });
      return stdout + stderr;
    };

    for (const target of ['dev', 'prod']) {
      const said = await bundle('validate', '--strict', '--target', target);
      expect(said).toContain('Validation OK!');
      expect(said).not.toContain('Recommendation');
    }
    expect(await scheduleStatus(bundle, 'dev')).toBe('PAUSED');
    expect(await scheduleStatus(bundle, 'prod')).toBe('UNPAUSED');

    const resources = loadBundle(treeOf(folder));
    const count = resources.jobs.size + resources.pipelines.size;
    expect(await bundle('plan', '--target', 'dev')).toContain(`${count} to add`);
    await bundle('deploy', '--target', 'dev');
    try {
      for (const level of ['atomic', 'composite', 'orchestrator']) {
        const [key] = [...resources.jobs].find(([, { job }]) => job.tags.job_level === level) ?? [];
        if (key !== undefined) await bundle('run', '--target', 'dev', key);
      }
      expect(await bundle('plan', '--target', 'dev')).toContain(
        '0 to add, 0 to change, 0 to delete',
      );
    } finally {
      await bundle('destroy', '--auto-approve', '--target', 'dev');
    }
  });
});

describe('commands that edit a bundle', needsCli, () => {
  it('leave it valid, and deployable', async () => {
    const cwd = emptyFolder();
    await runIn(cwd, ['x', '--yes']);
    const folder = join(cwd, 'x');
    const bundle = async (...args: string[]) =>
      (await exec(CLI, ['bundle', ...args], { cwd: folder, timeout: 120_000 })).stdout;
    for (const argv of [
      ['add-domain', 'finance'],
      [
        'add-job',
        'churn_job',
        '--domain=ml',
        '--parent=ml_layer_inference_job',
        '--after=run_inference',
      ],
      [
        'add-job',
        'deep_job',
        '--domain=a1/b1/c1',
        '--task=sql',
        '--variable=warehouse_id=0123456789abcdef',
      ],
      [
        'add-job',
        'extra_job',
        '--level=composite',
        '--domain=ml',
        '--run=churn_job,gold_merge_job',
        '--schedule=0 0 1 * * ?',
        '--timeout=600',
        '--emails=a@b.co',
      ],
      [
        'add-job',
        'silver_again_job',
        '--domain=ml',
        '--task=pipeline',
        '--pipeline=silver_dlt_pipeline',
      ],
      ['rename-job', 'gold_setup_job', 'mart_setup_job'],
      ['remove-job', 'tvf_deployment_job', '--delete-sources'],
      ['remove-job', 'finance_setup_job', '--cascade'],
    ]) {
      const { code, err } = await runIn(folder, argv);
      expect({ code, err }, argv.join(' ')).toEqual({ code: 0, err: '' });
      const said = await bundle('validate', '--strict', '--target', 'dev');
      expect(said, argv.join(' ')).toContain('Validation OK!');
      expect(said).not.toContain('Recommendation');
    }
    const { jobs, pipelines } = loadBundle(treeOf(folder));
    expect(await bundle('plan', '--target', 'dev')).toContain(
      `${jobs.size + pipelines.size} to add`,
    );
    await bundle('deploy', '--target', 'dev');
    await bundle('run', '--target', 'dev', 'master_setup_orchestrator');
    await bundle('destroy', '--auto-approve', '--target', 'dev');
  });
});

describe('flat jobs of the specification, migrated', needsCli, () => {
  it.each([
    ['setup', 'by level'],
    ['setup', 'by folder'],
    ['refresh', 'by level'],
    ['refresh', 'by folder'],
  ])('%s, %s: valid, planned and deployed', async (name, how) => {
    const folder = emptyFolder();
    const path = join(import.meta.dirname, 'patterns', `wrong-${name}-orchestrator.txt`);
    writeTree(folder, unpack(fs.readFileSync(path, 'utf8')));
    const more = how === 'by level' ? [] : [`${name}_orchestrator_job`, '--by-folder'];
    expect((await runIn(folder, ['migrate', 'jobs', ...more, '--yes'])).code).toBe(0);
    const bundle = async (...args: string[]) =>
      (await exec(CLI, ['bundle', ...args], { cwd: folder, timeout: 120_000 })).stdout;
    const said = await bundle('validate', '--strict', '--target', 'dev');
    expect(said).toContain('Validation OK!');
    const { jobs, pipelines } = loadBundle(treeOf(folder));
    expect(await bundle('plan', '--target', 'dev')).toContain(
      `${jobs.size + pipelines.size} to add`,
    );
    await bundle('deploy', '--target', 'dev');
    await bundle('destroy', '--auto-approve', '--target', 'dev');
  });
});

describe('random projects', needsCli, () => {
  it('validate without a warning', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (raw) => {
        const folder = fs.mkdtempSync(join(tmpdir(), 'dab-test-'));
        writeTree(folder, newProject(specOf({ ...raw, warehouse: 'Shared Warehouse' }), '0.0.0'));
        const args = ['bundle', 'validate', '--strict'];
        const { stdout } = await exec(CLI, args, { cwd: folder, timeout: 120_000 });
        expect(stdout).toContain('Validation OK!');
        fs.rmSync(folder, { recursive: true });
      }),
      runs(20),
    );
  });
});

/** The pause status of the scheduled job after presets; the expected one where nothing is refreshed. */
async function scheduleStatus(
  bundle: (...args: string[]) => Promise<string>,
  target: string,
): Promise<string> {
  const config = JSON.parse(await bundle('validate', '--output', 'json', '--target', target));
  const { master_refresh_orchestrator: refresh } = config.resources.jobs;
  if (refresh === undefined) return target === 'dev' ? 'PAUSED' : 'UNPAUSED';
  return refresh.schedule.pause_status;
}
