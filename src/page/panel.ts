import { ROW_TITLES, rowOf } from '../drawing/words.ts';
import type { GraphJob, GraphTask, Parameter } from '../graph/graph.ts';
import { inOrder, taskKind } from '../graph/graph.ts';
import type { Mark } from '../graph/marks.ts';
import { valuesOf } from '../graph/values.ts';
import type { PageData } from './data.ts';
import { button, byId, element } from './element.ts';
import { placeOf } from './place.ts';
import type { Relations } from './relations.ts';
import { stepsOfRun } from './run-steps.ts';

export interface Panel {
  readonly showJob: (key: string) => void;
  readonly showFindings: () => void;
  readonly close: () => void;
}

interface Handlers {
  readonly select: (key: string) => void;
  readonly close: () => void;
}

/** The panel at the side, which tells all about one job, or lists what check found. */
export function createPanel(data: PageData, relations: Relations, handlers: Handlers): Panel {
  const panel = byId('panel');
  const marks = new Map(data.marks);
  const values = valuesOf(new Map(data.values));

  function open(title: string, parts: readonly (HTMLElement | null)[]): void {
    const close = button('Close', handlers.close, { class: 'close' });
    const heading = element('h2', { tabindex: '-1' }, title);
    panel.replaceChildren(close, heading, ...parts.filter((part) => part !== null));
    panel.hidden = false;
    panel.scrollTop = 0;
  }

  return {
    showJob: (key) => {
      const job = relations.graph.jobs.get(key);
      if (job === undefined) return;
      const link = (other: string) => jobLink(other, relations, handlers);
      open(key, [
        ...facts(job, data),
        list(
          'Findings',
          (marks.get(key) ?? []).map((mark) => findingItem(mark, data, null)),
        ),
        list('Run by', [...(relations.runners.get(key) ?? [])].map(link)),
        list(
          'Tasks in order',
          inOrder(job.tasks).map((task) => taskItem(task, data, link)),
          'ol',
        ),
        stepsOfRun(relations.graph, job, values),
        list('Parameters', job.parameters.map(pair)),
        list('Tags', job.tags.map(pair)),
      ]);
    },
    showFindings: () => {
      const items = [...marks].flatMap(([key, found]) => {
        const link = jobLink(key, relations, handlers);
        return found.map((mark, index) => findingItem(mark, data, index === 0 ? link : null));
      });
      const others = data.others.map((mark) => findingItem(mark, data, null));
      open('Findings', [list('', [...items, ...others])]);
    },
    close: () => {
      panel.hidden = true;
      panel.replaceChildren();
    },
  };
}

function facts(job: GraphJob, data: PageData): (HTMLElement | null)[] {
  const { name, description, domain, start, at } = job;
  const when =
    start === null
      ? null
      : [start.text, start.timeZone, start.paused].filter((part) => part !== null).join(' ');
  const rows: [string, string | null][] = [
    ['Level', ROW_TITLES[rowOf(job)].replace(/s$/, '')],
    ['Domain', domain === '' ? null : domain],
    ['Name', name],
    ['Starts', when],
  ];
  const terms = rows.flatMap(([term, text]) => {
    return text === null ? [] : [element('dt', {}, term), element('dd', {}, text)];
  });
  return [
    description === null ? null : element('p', {}, description),
    element('dl', {}, ...terms),
    at === null ? null : placeOf(at, data.folder),
  ];
}

function pair({ name, value }: Parameter): HTMLElement {
  return element('li', {}, element('code', {}, `${name} = ${value}`));
}

function list(
  title: string,
  items: readonly HTMLElement[],
  tag: 'ul' | 'ol' = 'ul',
): HTMLElement | null {
  if (items.length === 0) return null;
  const heading = title === '' ? null : element('h3', {}, title);
  return element('section', {}, heading, element(tag, {}, ...items));
}

function jobLink(key: string, { graph }: Relations, { select }: Handlers): HTMLElement {
  const known = graph.jobs.has(key);
  return element('li', {}, known ? button(key, () => select(key), { class: 'link' }) : `${key} ?`);
}

function taskItem(
  task: GraphTask,
  data: PageData,
  link: (key: string) => HTMLElement,
): HTMLElement {
  const { key, step, after, what, job, runIf, loop, parameters, at } = task;
  const waits = after.length === 0 ? '' : `, after ${after.join(', ')}`;
  const about = `${taskKind(task)}${loop ? ', for each input' : ''}${runIf === null ? '' : `, if ${runIf}`}`;
  return element(
    'li',
    {},
    element('strong', {}, key),
    ` step ${step ?? '?'}${waits}`,
    element('div', {}, `${about} `, job === null ? (what ?? '') : null),
    job === null ? null : element('ul', {}, link(job)),
    parameters.length === 0 ? null : element('ul', {}, ...parameters.map(pair)),
    at === null ? null : placeOf(at, data.folder),
  );
}

function findingItem(mark: Mark, data: PageData, job: HTMLElement | null): HTMLElement {
  const { severity, rule, message, help, at, task } = mark;
  const badge = element('span', { class: `badge ${severity}` }, `${severity} ${rule}`);
  return element(
    'li',
    { class: 'finding' },
    job === null ? null : element('ul', {}, job),
    badge,
    ` ${task === null ? '' : `${task}: `}${message}`,
    help === null ? null : element('div', {}, help),
    placeOf(at, data.folder),
  );
}
