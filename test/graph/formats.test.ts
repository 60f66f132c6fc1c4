/** Every form of the drawing, for bundles that nobody would write. */
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { layOut } from '../../src/drawing/layout.ts';
import { pictureOf } from '../../src/drawing/picture.ts';
import { runsOf } from '../../src/graph/graph.ts';
import { marksOf } from '../../src/graph/marks.ts';
import { readGraph } from '../../src/graph/read-graph.ts';
import { inRunOrder } from '../../src/graph/rows.ts';
import { LEVELS } from '../../src/level.ts';
import { graphDot } from '../../src/report/graph-dot.ts';
import { graphJson } from '../../src/report/graph-json.ts';
import { graphMermaid } from '../../src/report/graph-mermaid.ts';
import { graphPage } from '../../src/report/graph-page.ts';
import { GRAPH_SCHEMA } from '../../src/report/graph-schema.ts';
import { graphSvg } from '../../src/report/graph-svg.ts';
import { hierarchyText } from '../../src/report/hierarchy.ts';
import { madeBundle, madeJobs } from '../support/graph.ts';
import { lintFiles } from '../support/lint.ts';
import { bundleOf } from '../support/one-file.ts';
import { runs } from '../support/runs.ts';

const AWKWARD = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '<!--',
  ']]>',
  '"',
  '\\',
  '#quot;',
  '`',
  '%%{init: {}}%%',
  'end',
  'click j0 "x"',
  '__proto__',
  'constructor',
  '売上 👩‍🔧',
  '\u001b[31mred',
  '\u0000',
  'a\nb',
  '-->',
  '',
];

const name = fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'binary', maxLength: 20 }));

/** Jobs with awkward names, which run each other at will: in cycles, or jobs that are not there. */
const awkwardFiles = fc
  .uniqueArray(name, { minLength: 1, maxLength: 6 })
  .chain((keys) => {
    const level = fc.constantFrom(...Object.keys(LEVELS), 'atomik', '');
    const task = fc.record(
      {
        task_key: name,
        depends_on: fc.array(fc.record({ task_key: name }), { maxLength: 2 }),
        run_job_task: fc.record({
          job_id: fc.constantFrom(...keys, 'nobody').map((key) => `\${resources.jobs.${key}.id}`),
        }),
        notebook_task: fc.record({
          notebook_path: name,
          base_parameters: fc.dictionary(name, name),
        }),
      },
      { requiredKeys: ['task_key'] },
    );
    const job = fc.record(
      {
        name,
        tags: fc.record({ job_level: level, more: name }),
        schedule: fc.record({ quartz_cron_expression: name }),
        tasks: fc.array(task, { maxLength: 4 }),
      },
      { requiredKeys: [] },
    );
    return fc.tuple(
      fc.constant(keys),
      fc.array(job, { minLength: keys.length, maxLength: keys.length }),
    );
  })
  .map(([keys, jobs]) => {
    const made = new Map(keys.map((key, index) => [key, jobs[index]]));
    return new Map([
      ['databricks.yml', 'bundle: {name: "<b>"}\ninclude: ["resources/*/*.yml"]\n'],
      ['resources/<i>/x.yml', stringify({ resources: { jobs: made } })],
    ]);
  });

let graphviz: Graphviz;
beforeAll(async () => {
  graphviz = await Graphviz.load();
});

const validate = new Ajv2020({ strict: false }).compile(GRAPH_SCHEMA);

describe('for bundles with awkward names and cycles', () => {
  it('every form is made, and holds all jobs as text', () => {
    fc.assert(
      fc.property(awkwardFiles, (files) => {
        const bundle = bundleOf(files);
        const graph = readGraph(bundle, null);
        const texts = new Map(files);
        const marks = marksOf(bundle, graph, lintFiles(files), texts);
        const keys = [...graph.jobs.keys()];

        const value = JSON.parse(graphJson(graph, marks));
        expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
        expect(value.jobs.map(({ key }: { key: string }) => key)).toEqual(keys);

        const tree = hierarchyText([...graph.jobs.values()], { columns: 80, color: false });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none
        expect(tree).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
        expect(tree.split('\n').length).toBeGreaterThanOrEqual(keys.length);

        const drawn = graphMermaid(graph);
        expect(drawn.match(/^ {6}j\d+\["[^"\n<>]*"\]:::\w+$/gm) ?? [], drawn).toHaveLength(
          keys.length,
        );
        expect(nodesOf(graphDot(graph))).toHaveLength(keys.length);

        const svg = graphSvg(graph, marks);
        expect(svg.match(/<g><title>/g)).toHaveLength(keys.length);
        expect(svg).not.toMatch(/<(?!\/?(svg|title|style|defs|marker|path|rect|text|g)\b)/);

        const page = graphPage(graph, marks, new Map(), null);
        expect(page.match(/<\/?script/gi)).toHaveLength(4);
        expect(page.slice(0, page.lastIndexOf('<script'))).not.toMatch(/<(img|b|i)\b/);
        const data = /id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
        expect(
          JSON.parse(data)
            .jobs.map(({ key }: { key: string }) => key)
            .sort(),
        ).toEqual([...keys].sort());
      }),
      runs(60),
    );
  });

  /** The labels that Graphviz itself reads out of a text. */
  function nodesOf(dot: string): string[] {
    const { objects = [] } = JSON.parse(graphviz.layout(dot, 'dot_json', 'nop')) as {
      objects?: { name: string; label: string }[];
    };
    return objects.filter(({ name }) => /^j\d+$/.test(name)).map(({ label }) => label);
  }

  it('Graphviz reads the names as they are', () => {
    const keys = ['a"b', 'back\\slash', 'new\\nline', '<b>bold</b>', '\\N', '${x}'];
    const jobs = Object.fromEntries(keys.map((key) => [key, {}]));
    const graph = readGraph(
      bundleOf(new Map([['databricks.yml', stringify({ resources: { jobs } })]])),
      null,
    );
    const svg = graphviz.dot(graphDot(graph));
    for (const key of keys) {
      const text = key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(svg.replaceAll('&quot;', '"').replaceAll('&#45;', '-')).toContain(`>${text}</text>`);
    }
  });
});

describe('the picture', () => {
  it('has each job in its row and its domain, apart from all others', () => {
    fc.assert(
      fc.property(
        madeJobs,
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('', 'a', 'b', '__proto__')),
          { minLength: 6, maxLength: 6 },
        ),
        (jobs, where) => {
          const graph = readGraph(madeBundle(jobs), null);
          const items = inRunOrder(graph).map(({ key }, index) => {
            const [row, domain] = where[index] as [number, string];
            return { key, row, domain, height: 40 + 10 * index };
          });
          const { boxes, blocks, blockOf, width, height } = layOut(items, runsOf(graph));
          expect([...boxes.keys()].sort()).toEqual(items.map(({ key }) => key).sort());
          const all = [...boxes.entries()];
          for (const [index, [, a]] of all.entries()) {
            expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(
              true,
            );
            for (const [, b] of all.slice(index + 1)) expect(overlap(a, b)).toBe(false);
          }
          for (const [index, a] of blocks.entries()) {
            for (const b of blocks.slice(index + 1)) expect(overlap(a, b)).toBe(false);
          }
          for (const { key, row, domain } of items) {
            const [box, block] = [boxes.get(key) as Box, blockOf.get(key)];
            expect(block?.domain ?? null).toBe(row === 0 ? null : domain);
            for (const other of items) {
              if (other.row > row && (row === 0 || blockOf.get(other.key) === block)) {
                expect((boxes.get(other.key) as Box).y).toBeGreaterThan(box.y);
              }
            }
          }
        },
      ),
      runs(100),
    );
  });

  it('has an arrow for each job that another runs, ending where that stands', () => {
    fc.assert(
      fc.property(madeJobs, (jobs) => {
        const graph = readGraph(madeBundle(jobs), null);
        const { arrows, layout } = pictureOf(graph, inRunOrder(graph));
        const wanted = [...runsOf(graph)].flatMap(([key, children]) =>
          children.map((child) => `${key} ${child}`),
        );
        expect(arrows.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(wanted.sort());
        for (const { to, path } of arrows) {
          const [x, y] = (path.split('L').at(-1) ?? '').split(' ').map(Number) as [number, number];
          const box = layout.boxes.get(to) as Box;
          expect(Math.abs(x - box.x) <= 0.1 && y > box.y && y < box.y + box.height).toBe(true);
        }
      }),
      runs(100),
    );
  });

  it('stays in shape with a thousand jobs', () => {
    const items = Array.from({ length: 1000 }, (_, index) => ({
      key: `j${index}`,
      row: index < 3 ? 0 : 1 + (index % 2),
      domain: `d${index % 250}`,
      height: 46,
    }));
    const runs = new Map(
      items.map(({ key }, index) => [
        key,
        items.slice(index + 1, index + 3).map((each) => each.key),
      ]),
    );
    const { width, height, boxes } = layOut(items, runs);
    expect(boxes.size).toBe(1000);
    expect(width / height).toBeGreaterThan(0.4);
    expect(width / height).toBeLessThan(5);
  });
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('the tree', () => {
  it('fits any window', () => {
    fc.assert(
      fc.property(awkwardFiles, fc.integer({ min: 20, max: 120 }), (files, columns) => {
        const graph = readGraph(bundleOf(files), null);
        const tree = hierarchyText([...graph.jobs.values()], { columns, color: false });
        // Deep branches and headings may be longer: they are never cut.
        const lines = tree
          .split('\n')
          .filter((line) => /^[^│├└\s]/.test(line) && !/^Run .*:$/.test(line));
        for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
      }),
      runs(100),
    );
  });

  it('draws each job with its tasks once, though many run it', () => {
    const twice = Array.from({ length: 30 }, (_, index) =>
      index === 29 ? [] : [0, 1].map(() => ({ after: [], runs: index + 1 })),
    );
    const jobs = [...readGraph(madeBundle(twice), null).jobs.values()];
    const tree = hierarchyText(jobs, { columns: 200, color: false });
    expect(tree.split('\n')).toHaveLength(2 + 29 * 2);
    expect(tree.match(/as above/g)).toHaveLength(28);
  });

  it('marks levels and findings by colour where that is wanted', () => {
    const files = new Map([
      ['databricks.yml', 'resources: {jobs: {a: {tasks: [], tags: {job_level: atomic}}}}'],
    ]);
    const jobs = [...readGraph(bundleOf(files), null).jobs.values()];
    const draw = (color: boolean) =>
      hierarchyText(jobs, { columns: 80, color, marks: () => '1 error' });
    expect(draw(true)).toContain('\u001b[1;32ma\u001b[0m  \u001b[31m1 error  \u001b[0m');
    expect(draw(false)).toBe('Run by no other job:\na  1 error  atomic');
  });
});

it('findings are put to what they name, what they are in, and what runs their file', () => {
  const files = new Map([
    [
      'databricks.yml',
      'resources:\n  jobs:\n    a.b:\n      name: x\n      tasks:\n        - task_key: t\n          notebook_task: {notebook_path: n.py}\n',
    ],
  ]);
  const bundle = bundleOf(files);
  const graph = readGraph(bundle, null);
  const finding = { severity: 'error', rule: 'r', message: 'm' } as const;
  const at = (path: string, start: number) => ({ path, start, end: start + 1 });
  const marks = marksOf(
    bundle,
    graph,
    [
      { ...finding, at: at('databricks.yml', 0), subject: 'resources.jobs.a.b.tasks[0].timeout' },
      { ...finding, at: at('databricks.yml', 0), subject: 'resources.jobs.a.b.nothing' },
      { ...finding, at: at('databricks.yml', 40) },
      { ...finding, at: at('n.py', 0) },
      { ...finding, at: at('other.py', 0), subject: 'resources.jobs.a' },
    ],
    files,
  );
  expect(marks.byJob.get('a.b')?.map(({ task }) => task)).toEqual(['t', null, null, 't']);
  expect(marks.others.map((mark) => mark.at.path)).toEqual(['other.py']);
});
