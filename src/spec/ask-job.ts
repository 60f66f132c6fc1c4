import { LEVELS, type Level } from '../level.ts';
import { didYouMean } from '../suggest.ts';
import type { JobAsk } from './job-question.ts';
import { firstFault, itemsOf } from './shapes.ts';

/** A line of text; an empty one is no answer. */
export const askLine: JobAsk = async (ui, row) => {
  const fault = (text: string) => (text === '' ? null : firstFault(row.parse(text)));
  return (await ui.text({ message: row.message, initial: '', fault })) || undefined;
};

/** One of a few words; the first one is offered. */
export function askOne<T extends string>(choices: readonly T[]): JobAsk {
  return (ui, { message }) =>
    ui.choose({ message, initial: choices[0] as T, choices: plain(choices) });
}

export const askName: JobAsk = (ui, row, { jobs }) => {
  const isTaken = (text: string) => jobs.some(({ key }) => key === text);
  return ui.text({
    message: row.message,
    initial: '',
    fault: (text) => {
      if (text === '') return 'this is needed';
      return isTaken(text) ? 'another key: this one is taken' : firstFault(row.parse(text));
    },
  });
};

const ELSEWHERE = '';

/** Asks where the domain is not given by the level. */
export const askDomain: JobAsk = async (ui, row, { domains }, { level }) => {
  if (LEVELS[level as Level].folder !== null) return undefined;
  const choices = [...plain(domains), { value: ELSEWHERE, label: 'a new one' }];
  const [initial = ELSEWHERE] = domains;
  const chosen = await ui.choose({ message: row.message, initial, choices });
  if (chosen !== ELSEWHERE) return chosen;
  const fault = (text: string) => firstFault(row.parse(text));
  return ui.text({ message: 'New domain', initial: '', fault });
};

export const askPipeline: JobAsk = (ui, { message }, { pipelines }) => {
  const choices = pipelines.length > 0 ? pipelines : ['none'];
  return ui.choose({ message, initial: choices[0] as string, choices: plain(choices) });
};

/** Parameters that get the values of variables of the same names. */
export const askParameters: JobAsk = async (ui, { message }, { variables }) => {
  if (variables.length === 0) return undefined;
  const initial = variables.filter((name) => name === 'catalog' || name === 'gold_schema');
  const chosen = await ui.pick({ message, initial, choices: plain(variables), required: false });
  return chosen.map((name) => `${name}=\${var.${name}}`);
};

export const askRun: JobAsk = (ui, row, { jobs }) => {
  const keys = jobs.map(({ key }) => key);
  return ui.text({
    message: row.message,
    initial: '',
    fault: (text) => {
      const items = itemsOf(text);
      if ('faults' in items) return firstFault(items);
      if (items.value.length === 0) return 'this is needed';
      const unknown = items.value.find((each) => !keys.includes(each));
      return unknown === undefined
        ? null
        : `"${unknown}" is not a job of the bundle.${didYouMean(unknown, keys)}`;
    },
  });
};

export const askParents: JobAsk = async (ui, { message }, { jobs }, raw) => {
  const { rank } = LEVELS[raw.level as Level];
  const higher = jobs.filter(({ level }) => level !== null && LEVELS[level].rank > rank);
  if (higher.length === 0) return undefined;
  const choices = plain(higher.map(({ key }) => key));
  const chosen = await ui.pick({ message, initial: [], choices, required: false });
  return chosen.length > 0 ? chosen : undefined;
};

/** Tasks of one parent are no tasks of another, so they are asked for where there is one. */
export const askAfter: JobAsk = async (ui, _row, { jobs }, raw) => {
  const parents = itemsOf(raw.parent ?? []);
  const keys = 'value' in parents ? parents.value : [];
  const [parent, ...others] = jobs.filter(({ key }) => keys.includes(key));
  if (parent === undefined || others.length > 0 || keys.length > 1) return undefined;
  const chosen = await ui.pick({
    message: `Tasks of ${parent.key} that come before it`,
    initial: [],
    choices: plain(parent.tasks),
    required: false,
  });
  return chosen.length > 0 ? chosen : undefined;
};

function plain(values: readonly string[]): { value: string; label: string }[] {
  return values.map((value) => ({ value, label: value }));
}
