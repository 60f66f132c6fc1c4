/** The page that `graph --format html` makes, and the Mermaid text, in a real browser. */
import fs from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needsBrowser, openBrowser, openFile } from '../support/browser.ts';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { onlyRule } from '../support/graph.ts';
import { runIn } from '../support/io.ts';
import { skipUnless } from '../support/skip.ts';
import { contrastsOfTexts, drawnByMermaid } from './in-page.ts';

const ROOT = join(import.meta.dirname, '../..');
const EXAMPLE = join(ROOT, 'examples/default/project');
const MERMAID = join(ROOT, 'test/mermaid/node_modules/mermaid/dist/mermaid.min.js');
const needsMermaid = skipUnless(
  fs.existsSync(MERMAID),
  'Mermaid is not installed: npm ci --prefix test/mermaid',
);
const EVIL = '<img src=x onerror=alert(1)>';

/** A bundle whose job is named like markup, with a finding: the composite job runs code. */
const EVIL_BUNDLE = `bundle:
  name: "</title><script>alert(2)</script>"
resources:
  jobs:
    "${EVIL}":
      name: "${EVIL}"
      description: "${EVIL}"
      parameters: [{name: "${EVIL}", default: "</script>"}]
      tags: {job_level: composite, "${EVIL}": "${EVIL}"}
      tasks:
        - task_key: "${EVIL}"
          notebook_task:
            notebook_path: "./${EVIL}.py"
            base_parameters: {"${EVIL}": "${EVIL}"}
`;

async function pageOf(folder: string, ...args: string[]): Promise<string> {
  const file = join(emptyFolder(), 'graph.html');
  const { code, err } = await runIn(folder, ['graph', '--write', file, ...args]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return file;
}

/** The button of a job in the picture. */
const nameOf = (key: string) => `.name:text-is("${key}")`;
const selected = (page: Page) => page.locator('.job.selected .name').allTextContents();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const shown = (page: Page) => page.locator('.job:not([hidden]) .name').allTextContents();

describe('in a browser', needsBrowser, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('opens without a request, a message or an error, and shows all jobs in their rows', async () => {
    const { page, noise } = await openFile(browser, await pageOf(EXAMPLE));
    expect(await shown(page)).toHaveLength(19);
    expect(await page.locator('h2').allTextContents()).toEqual([
      'Orchestrators',
      'Composite jobs',
      'Atomic jobs',
    ]);
    expect(await page.locator('.block').allTextContents()).toEqual([
      'pipelines/bronze',
      'pipelines/silver',
      'pipelines/gold',
      'semantic',
      'monitoring',
      'ml',
    ]);
    const top = async (level: string) =>
      (await page.locator(`.${level}`).first().boundingBox())?.y ?? 0;
    expect(await top('orchestrator')).toBeLessThan(await top('composite'));
    expect(await top('composite')).toBeLessThan(await top('atomic'));
    expect(noise).toEqual([]);
    await page.close();
  });

  it('shows names from the bundle as text, everywhere', async () => {
    const folder = emptyFolder();
    const settings = onlyRule('runs-jobs-only');
    writeTree(
      folder,
      new Map([
        ['databricks.yml', EVIL_BUNDLE],
        ['.dab-project.yml', settings],
      ]),
    );
    const { page, noise } = await openFile(browser, await pageOf(folder));
    expect(await shown(page)).toEqual([EVIL]);
    await page.click('.job .name');
    await page.click('.job .more');
    await page.click('details.run summary');
    await page.locator('.steps > li').first().waitFor();
    await page.fill('#search', 'onerror');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('#panel h2').textContent()).toBe(EVIL);
    const panel = (await page.locator('#panel').textContent()) ?? '';
    expect(panel.split(EVIL).length).toBeGreaterThan(8);
    expect(panel).toContain('runs-jobs-only');
    expect(await page.locator('h1').textContent()).toContain('</title><script>alert(2)</script>');
    expect(await page.locator('.job .badge').getAttribute('title')).toBe('1 error');
    expect(noise).toEqual([]);
    await page.close();
  });

  it('is told by its policy to load nothing', async () => {
    const { page, noise } = await openFile(browser, await pageOf(EXAMPLE));
    await page.evaluate(async () => {
      const image = document.createElement('img');
      image.src = 'https://example.com/x.png';
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken"';
      document.body.append(image, script);
      await fetch('https://example.com/').catch(() => {});
    });
    expect(await page.title()).toBe('default: jobs');
    const refused = noise.filter((line) => line.includes('Content Security Policy'));
    for (const part of ['img-src', 'script-src', 'connect-src']) {
      expect(
        refused.some((line) => line.includes(part)),
        part,
      ).toBe(true);
    }
    await page.close();
  });

  it('finds jobs by what is in them', async () => {
    const { page } = await openFile(browser, await pageOf(EXAMPLE));
    await page.keyboard.press('/');
    await page.keyboard.type('merge_gold');
    expect(await page.locator('#count').textContent()).toBe('1 job');
    expect(await page.locator('.job.found .name').allTextContents()).toEqual(['gold_merge_job']);
    await page.keyboard.press('Enter');
    expect(await selected(page)).toEqual(['gold_merge_job']);
    await page.keyboard.press('Escape');
    expect(await page.locator('.found, .unfound').count()).toBe(0);
    await page.close();
  });

  it('tells all about a job: what runs it, its tasks in order, and what happens when it starts', async () => {
    const { page } = await openFile(browser, await pageOf(EXAMPLE, '--target', 'dev'));
    await page.click(nameOf('ml_layer_inference_job'));
    const panel = page.locator('#panel');
    const job = await page.locator('.job.selected').boundingBox();
    const edge = (await panel.boundingBox())?.x ?? 0;
    expect((job?.x ?? edge) + (job?.width ?? 0)).toBeLessThanOrEqual(edge);
    expect(await panel.textContent()).toContain('resources/ml/ml_layer_inference_job.yml:6:5');
    expect(await panel.locator('section:has(h3:text("Run by")) li').allTextContents()).toEqual([
      'master_refresh_orchestrator',
    ]);
    // Each task with its step, what it waits for and runs, and the place where it stands.
    expect(await panel.locator('li:has(> strong)').allTextContents()).toMatchInlineSnapshot(`
      [
        "build_features step 1run job ml_feature_pipelineresources/ml/ml_layer_inference_job.yml:11:21 Copy",
        "train_model step 2, after build_featuresrun job ml_training_pipelineresources/ml/ml_layer_inference_job.yml:15:21 Copy",
        "run_inference step 3, after train_modelrun job ml_inference_pipelineresources/ml/ml_layer_inference_job.yml:21:21 Copy",
      ]
    `);
    await panel.locator('summary').click();
    await panel.locator('.steps > li').first().waitFor();
    const steps = await panel.locator('.steps > li').allTextContents();
    expect(steps).toHaveLength(3);
    expect(steps[0]).toContain('notebook src/ml/build_features.py');
    expect(steps[0]).toContain('catalog = main_dev');
    await panel.locator('text=master_refresh_orchestrator').click();
    expect(await selected(page)).toEqual(['master_refresh_orchestrator']);
    expect(await page.locator('#panel h2').textContent()).toBe('master_refresh_orchestrator');
    await page.click('text=Close');
    expect(await panel.isHidden()).toBe(true);
    await page.close();
  });

  it('shows only what is related, and all again', async () => {
    const { page } = await openFile(browser, await pageOf(EXAMPLE));
    await page.click(nameOf('tvf_deployment_job'));
    await page.click('#only');
    expect(await shown(page)).toEqual([
      'master_setup_orchestrator',
      'semantic_layer_setup_job',
      'tvf_deployment_job',
    ]);
    expect(await page.locator('#arrows > path').count()).toBe(2);
    await page.keyboard.press('Escape');
    expect(await shown(page)).toHaveLength(19);
    await page.close();
  });

  it('unfolds the tasks of one job or of all, moving what is below', async () => {
    const { page } = await openFile(browser, await pageOf(EXAMPLE));
    const job = page.locator(`.job:has(${nameOf('bronze_refresh_job')})`);
    const height = async () => (await job.boundingBox())?.height ?? 0;
    const before = await height();
    await job.locator('.more').click();
    expect(await job.locator('.tasks li').allTextContents()).toEqual([
      '1 generate_bronze_dimensions · notebook src/pipelines/bronze/generate_dimensions.py',
      '2 generate_bronze_facts · notebook src/pipelines/bronze/generate_facts.py',
    ]);
    expect(await height()).toBeGreaterThan(before);
    expect(await job.locator('.more').getAttribute('aria-expanded')).toBe('true');
    await page.click('#expand-all');
    expect(await page.locator('.tasks:not([hidden])').count()).toBe(0);
    await page.click('#expand-all');
    expect(await page.locator('.tasks:not([hidden])').count()).toBe(19);
    const boxes = await page
      .locator('.job')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(
          false,
        );
      }
    }
    await page.close();
  });

  it('can be used by keyboard alone', async () => {
    const { page, noise } = await openFile(browser, await pageOf(EXAMPLE));
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('master_setup_orchestrator');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('master_refresh_orchestrator');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const here = (await focused(page)) ?? '';
    expect(here).not.toContain('master');
    await page.keyboard.press('e');
    expect(await page.locator('.tasks:not([hidden])').count()).toBe(1);
    expect(await focused(page)).toBe(here);
    await page.keyboard.press('Enter');
    expect(await selected(page)).toEqual([here]);
    await page.keyboard.press('f');
    expect((await shown(page)).length).toBeLessThan(19);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await selected(page)).toEqual([]);
    expect(await focused(page)).toBe(here);
    const scale = () =>
      page.locator('#sizer').evaluate((sizer) => sizer.getBoundingClientRect().width);
    const before = await scale();
    await page.keyboard.press('+');
    expect(await scale()).toBeGreaterThan(before);
    expect(noise).toEqual([]);
    await page.close();
  });

  it('can be read by a screen reader: names, states, lists', async () => {
    const { page } = await openFile(browser, await pageOf(EXAMPLE));
    const tree = await page.locator('main').ariaSnapshot();
    expect(tree).toContain('- heading "Composite jobs" [level=2]');
    expect(tree).toContain('- button "semantic_layer_setup_job"');
    expect(tree).toContain('domain semantic, runs 2 jobs');
    expect(tree).toContain('- button "Tasks of semantic_layer_setup_job"');
    await page.close();
  });

  it('links to the editor only where that is asked for', async () => {
    for (const args of [[], ['--editor']]) {
      const { page } = await openFile(browser, await pageOf(EXAMPLE, ...args));
      await page.click(nameOf('gold_merge_job'));
      const links = await page
        .locator('#panel .place a')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href')));
      const place = `vscode://file${EXAMPLE}/resources/pipelines/gold/gold_merge_job.yml:6:5`;
      expect(links[0]).toBe(args.length === 0 ? undefined : place);
      await page.close();
    }
  });

  it.each([
    ['light', {}],
    ['dark', { dark: true }],
    ['narrow', { width: 390 }],
  ] as const)('has text that can be told from what is behind it (%s)', async (_name, options) => {
    const { page } = await openFile(browser, await pageOf(EXAMPLE), options);
    await page.click(nameOf('gold_merge_job'));
    const contrasts = await page.evaluate(contrastsOfTexts);
    expect(contrasts.length).toBeGreaterThan(30);
    for (const { text, contrast } of contrasts) expect(contrast, text).toBeGreaterThanOrEqual(4.5);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(
      options === undefined ? 0 : (('width' in options ? options.width : 1400) as number),
    );
    await page.close();
  });

  it('is as large as the paper when it is printed, without what is only for the screen', async () => {
    const { page } = await openFile(browser, await pageOf(EXAMPLE));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#search').isVisible()).toBe(false);
    expect(await page.locator('.job').first().isVisible()).toBe(true);
    expect(
      await page.evaluate(() => document.querySelector('#world')?.getBoundingClientRect().width),
    ).toBeLessThanOrEqual(1041);
    await page.close();
  });

  it('stays usable with a thousand jobs', async () => {
    const folder = emptyFolder();
    const domains = Array.from({ length: 250 }, (_, index) => `d${index}`).join(',');
    await runIn(folder, ['x', '--yes', '--name', 'x', '--layers', 'none', '--domains', domains]);
    const { page, noise } = await openFile(browser, await pageOf(join(folder, 'x')));
    expect(await shown(page)).toHaveLength(1002);
    await page.keyboard.press('/');
    await page.keyboard.type('d77_setup_job');
    await page.keyboard.press('Enter');
    await page.click('#only');
    expect(await shown(page)).toHaveLength(3);
    await page.click('#only');
    await page.click('#fit');
    expect(await shown(page)).toHaveLength(1002);
    expect(noise).toEqual([]);
    await page.close();
  });

  it(
    'Mermaid draws the text of every example, and of names like markup',
    needsMermaid,
    async () => {
      const page = await browser.newPage();
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      await page.addScriptTag({ path: MERMAID });
      const evil = emptyFolder();
      writeTree(evil, new Map([['databricks.yml', EVIL_BUNDLE]]));
      const examples = fs
        .readdirSync(join(ROOT, 'examples'))
        .map((name) => join(ROOT, 'examples', name, 'project'));
      for (const folder of [...examples, evil]) {
        const { out } = await runIn(folder, ['graph', '--format', 'mermaid']);
        const drawn = await page.evaluate(drawnByMermaid, out);
        const { jobs } = JSON.parse((await runIn(folder, ['graph', '--format', 'json'])).out);
        const keys = jobs.map(({ key }: { key: string }) => key).sort();
        expect(drawn.nodes.sort()).toEqual(keys);
        const runs = jobs.flatMap((job: { runs: string[] }) => job.runs);
        expect(drawn.edges).toBe(runs.length);
      }
      expect(dialogs).toEqual([]);
      await page.close();
    },
  );
});
