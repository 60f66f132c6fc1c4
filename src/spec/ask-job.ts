import { LEVELS, type Level } from '../level.ts';
import { didYouMean } from '../suggest.ts';
import { type JobFlag, jobFlagFault } from './job-flags.ts';
import type { Ui } from './ui.ts';

/** What is there to choose from. */
export interface JobSurroundings {
  /** Folders that hold resources, such as `pipelines/gold`. */
  readonly domains: readonly string[];
  readonly jobs: readonly {
    readonly key: string;
    readonly level: Level | null;
    readonly tasks: readonly string[];
  }[];
  readonly pipelines: readonly string[];
  readonly variables: readonly string[];
}

/** Answers by flag; `name` is the key of the job. */
export type JobAnswersRaw = Readonly<Record<string, unknown>>;

const ELSEWHERE = '';

/** Asks for what flags do not say, in the order in which a person thinks of it. */
export async function askJob(
  ui: Ui,
  given: JobAnswersRaw,
  around: JobSurroundings,
): Promise<JobAnswersRaw> {
  const raw: Record<string, unknown> = { ...given };
  const missing = (key: string) => raw[key] === undefined;
  const text = async (key: JobFlag | 'name', message: string, initial = '') => {
    if (!missing(key)) return;
    const fault = (answer: string) =>
      answer === ''
        ? emptyFault(key)
        : (knownFault(key, answer, around) ?? jobFlagFault(key, answer));
    const answer = await ui.text({ message, initial, fault });
    if (answer !== '') raw[key] = answer;
  };
  const choose = async (key: JobFlag, message: string, choices: readonly string[]) => {
    if (!missing(key)) return;
    raw[key] = await ui.choose({ message, initial: choices[0] as string, choices: plain(choices) });
  };

  await text('name', 'Key of the job');
  await choose('level', 'Level', Object.keys(LEVELS));
  const level = raw.level as Level;
  if (level !== 'orchestrator') await askDomain(ui, raw, around.domains);
  await text('description', 'What it does (the end of a sentence, empty for none)');
  if (level === 'atomic') {
    await choose('task', 'What does it run?', ['notebook', 'sql', 'pipeline']);
    if (raw.task === 'pipeline')
      await choose(
        'pipeline',
        'Pipeline',
        around.pipelines.length > 0 ? around.pipelines : ['none'],
      );
    else {
      await text('path', 'File, from the project root (empty: a new one)');
      if (missing('param')) raw.param = await pickParameters(ui, around.variables);
      if (raw.task === 'notebook')
        await text('package', 'Python packages (NAME==VERSION, comma-separated, empty for none)');
    }
  } else {
    await text('run', 'Jobs to run, in order (comma-separated)');
    await text('schedule', 'Schedule (Quartz cron, empty for none)');
    if (!missing('schedule')) await text('time-zone', 'Time zone of the schedule', 'UTC');
    await text('timeout', 'How long may a run take? (seconds, empty for no limit)');
    await text('emails', 'E-mails that hear of failures (comma-separated, empty for none)');
  }
  await askParents(ui, raw, around, level);
  return raw;
}

function emptyFault(key: string): string | null {
  return key === 'name' || key === 'run' ? 'this is needed' : null;
}

/** What the bundle says against an answer. */
function knownFault(key: string, answer: string, { jobs }: JobSurroundings): string | null {
  const keys = jobs.map((job) => job.key);
  if (key === 'name') return keys.includes(answer) ? 'another key: this one is taken' : null;
  if (key !== 'run') return null;
  const unknown = answer
    .split(',')
    .map((each) => each.trim())
    .find((each) => !keys.includes(each));
  return unknown === undefined
    ? null
    : `"${unknown}" is no job of the bundle.${didYouMean(unknown, keys)}`;
}

async function askDomain(
  ui: Ui,
  raw: Record<string, unknown>,
  domains: readonly string[],
): Promise<void> {
  if (raw.domain !== undefined) return;
  const choices = [...plain(domains), { value: ELSEWHERE, label: 'a new one' }];
  const [first = ELSEWHERE] = domains;
  const chosen = await ui.choose({ message: 'Domain', initial: first, choices });
  raw.domain =
    chosen !== ELSEWHERE
      ? chosen
      : await ui.text({
          message: 'New domain',
          initial: '',
          fault: (text) => jobFlagFault('domain', text),
        });
}

/** Parameters that get the values of variables of the same names. */
async function pickParameters(ui: Ui, variables: readonly string[]): Promise<string[] | undefined> {
  if (variables.length === 0) return undefined;
  const chosen = await ui.pick({
    message: 'Parameters from variables of the bundle',
    initial: variables.filter((name) => name === 'catalog' || name === 'gold_schema'),
    choices: plain(variables),
    required: false,
  });
  return chosen.map((name) => `${name}=\${var.${name}}`);
}

async function askParents(
  ui: Ui,
  raw: Record<string, unknown>,
  { jobs }: JobSurroundings,
  level: Level,
): Promise<void> {
  const higher = jobs.filter(
    (job) => job.level !== null && LEVELS[job.level].rank > LEVELS[level].rank,
  );
  if (raw.parent === undefined && higher.length > 0) {
    const chosen = await ui.pick({
      message: 'Jobs that run it',
      initial: [],
      choices: plain(higher.map(({ key }) => key)),
      required: false,
    });
    if (chosen.length > 0) raw.parent = chosen;
  }
  const parents = [raw.parent ?? []].flat();
  const [parent] = jobs.filter(({ key }) => parents.includes(key));
  // Tasks of one parent are no tasks of another.
  if (raw.after !== undefined || parents.length !== 1 || parent === undefined) return;
  const after = await ui.pick({
    message: `Tasks of ${parent.key} that come before it`,
    initial: [],
    choices: plain(parent.tasks),
    required: false,
  });
  if (after.length > 0) raw.after = after;
}

function plain(values: readonly string[]): { value: string; label: string }[] {
  return values.map((value) => ({ value, label: value }));
}
