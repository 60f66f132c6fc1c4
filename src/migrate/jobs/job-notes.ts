import type { Bundle, Job } from '../../bundle/bundle.ts';
import type { Finding } from '../../finding.ts';
import { noteOn } from '../findings.ts';
import { callsIn, type Move } from './decide-moves.ts';
import { dataOf, dataText } from './job-data.ts';

/** What a person should know of moves that keep what the jobs do. */
export function jobNotes(
  bundle: Bundle,
  moves: readonly Move[],
  read: (path: string) => string | null,
): Finding[] {
  const calls = moves.flatMap(callsIn);
  const jobs = new Set(calls.map(({ item }) => item.job));
  return [
    ...[...jobs].flatMap((job) => [...identityNote(job), ...tagNotes(bundle, job)]),
    ...moves.flatMap((move) => [...runsNote(move), ...labelNote(move), ...contextNote(move, read)]),
  ];
}

function identityNote(job: Job): Finding[] {
  const entry = job.fields.get('run_as');
  if (entry === undefined) return [];
  const message = `the "run_as" of ${job.resource.key.value} needs the right to run its new jobs: CAN_MANAGE_RUN, if it does not own them`;
  const { start, end } = entry.key;
  return [noteOn({ path: job.resource.file.path, start, end }, message)];
}

function tagNotes(bundle: Bundle, job: Job): Finding[] {
  const { value: key } = job.resource.key;
  return (bundle.jobs.get(key)?.slice(1) ?? []).flatMap(({ fields, resource }) => {
    const entry = fields.get('tags');
    if (entry === undefined) return [];
    const message = `the target ${resource.target} changes the tags of ${key}; its new jobs do not get those`;
    const { start, end } = entry.key;
    return [noteOn({ path: resource.file.path, start, end }, message)];
  });
}

function runsNote(move: Move): Finding[] {
  if (move.kind === 'new' || move.runs === null) return [];
  const { job } = move.host;
  const { key } = job.resource;
  const message = `${key.value} may now run ${move.runs} times at once, so that none of those that run it waits for another`;
  return [noteOn(key.span, message)];
}

/** Tags are for bills and searches; those of one job must do for all that share its code. */
function labelNote(move: Move): Finding[] {
  const items = callsIn(move).map(({ item }) => item);
  const [first, ...others] = move.kind === 'new' ? items : [move.host, ...items];
  if (first === undefined) return [];
  const other = others.find(({ job }) => tagText(job) !== tagText(first.job));
  if (other === undefined) return [];
  const { key } = other.job.resource;
  const message = `the code of the task ${other.task.key.value} now runs under the tags of ${first.job.resource.key.value}, which differ from those of ${key.value}`;
  return [noteOn(other.task.key.span, message)];
}

/** What is about a job's level is not compared. */
function tagText({ resource, fields }: Job): string {
  const tags = dataOf(resource.file.view, fields.get('tags')?.value ?? null);
  return dataText({ ...(tags as object), job_level: null, orchestrator: null });
}

function contextNote(move: Move, read: (path: string) => string | null): Finding[] {
  if (move.kind === 'host') return [];
  const [call] = move.code.calls;
  const { source, task } = call?.item ?? {};
  const code = source == null ? null : read(source);
  if (code === null || !/\b(currentRunId|jobRunId|jobId|multitaskParentRunId)\b/.test(code))
    return [];
  const message = `${source} looks at the job or run that it is in: that is now the atomic job`;
  return task === undefined ? [] : [noteOn(task.key.span, message)];
}
