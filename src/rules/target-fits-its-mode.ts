import type { Bundle } from '../bundle/bundle.ts';
import {
  type FieldAt,
  fieldIn,
  holdsIn,
  ownField,
  type Target,
  targetsOf,
  textOfField,
  topField,
} from '../bundle/targets.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { didYouMean } from '../suggest.ts';

const JUDGES: ReadonlyMap<string, (subject: Subject, target: Target) => Generator<Breach>> =
  new Map([
    ['development', development],
    ['production', production],
  ]);

const MODES = [...JUDGES.keys()];

export const targetFitsItsMode: Rule = {
  id: 'target-fits-its-mode',
  severity: 'error',
  summary: 'A target has what its mode asks for',
  *check(subject) {
    for (const target of targetsOf(subject.bundle).values()) {
      const mode = textOfField(fieldIn(subject.bundle, target, 'mode') ?? null);
      if (mode === null || mode.value.includes('${')) continue;
      const judge = JUDGES.get(mode.value);
      if (judge !== undefined) yield* judge(subject, target);
      else if (mode.value !== '') {
        yield {
          at: mode.span,
          subject: `targets.${target.name.value}.mode`,
          message: `there is no mode "${mode.value}".${meantMode(mode.value)}`,
          help: `Write ${MODES.join(' or ')}, or leave mode out.`,
        };
      }
    }
  },
};

/** Short forms are far from the whole word. */
function meantMode(mode: string): string {
  const whole = MODES.find((each) => mode !== '' && each.startsWith(mode.toLowerCase()));
  return whole === undefined ? didYouMean(mode, MODES) : ` Did you mean "${whole}"?`;
}

function* development({ bundle }: Subject, target: Target): Generator<Breach> {
  const subject = `targets.${target.name.value}`;
  const pause = fieldIn(bundle, target, 'presets', 'trigger_pause_status');
  if (textOfField(pause)?.value === 'UNPAUSED') {
    const message = 'a development target cannot start the triggers of all jobs';
    yield { ...at(pause), subject, message, help: 'Remove trigger_pause_status, or write PAUSED.' };
  }
  const prefix = fieldIn(bundle, target, 'presets', 'name_prefix');
  const text = textOfField(prefix)?.value ?? '';
  if (text !== '' && !text.includes('${')) {
    yield {
      ...at(prefix),
      subject,
      message: `the name prefix "${text}" is the same for everybody who deploys to development`,
      help: 'Put ${workspace.current_user.short_name} into it, or remove it.',
    };
  }
  for (const name of PATHS) {
    const field = fieldIn(bundle, target, 'workspace', name);
    const path = textOfField(field)?.value ?? '';
    // An address in a path may be the user's own.
    if (path === '' || /^~(\/|$)|\$\{|@/.test(path)) continue;
    yield {
      ...at(field),
      subject,
      message: `the ${name} "${path}" is the same for everybody who deploys to development`,
      help: 'Begin it with ~/, or put ${workspace.current_user.userName} into it.',
    };
  }
}

const PATHS = ['root_path', 'file_path', 'resource_path', 'artifact_path', 'state_path'];

function* production(subject: Subject, target: Target): Generator<Breach> {
  const { bundle } = subject;
  for (const { type, key, target: only, file, entry } of bundle.resources) {
    if (type !== 'pipelines' || (only !== null && only !== target.name.value)) continue;
    const field = file.view.entries(entry.value).get('development');
    if (field?.value?.kind !== 'scalar' || field.value.value !== true) continue;
    if (only === null && ownField(target, 'resources', type, key.value, 'development')) continue;
    yield {
      ...at({ file, entry: field }),
      subject: `resources.pipelines.${key.value}`,
      message: 'a pipeline with "development: true" cannot go to a production target',
      see: [{ value: 'the production target', span: target.name.span }],
      help: 'Remove it: a target with "mode: development" sets it by itself.',
    };
  }
  if (ownField(target, 'workspace', 'root_path') !== null) return;
  if (subject.partlyUnknown || allRunAs(bundle, target)) return;
  const shared = topField(bundle, 'workspace', 'root_path');
  yield {
    at: target.name.span,
    subject: `targets.${target.name.value}`,
    message:
      'a production target needs a workspace.root_path, so that there is one deployment only',
    see:
      shared === null
        ? []
        : [{ value: 'for the CLI this one does not count', span: at(shared).at }],
    help: 'Write, for example: root_path: /Workspace/Shared/.bundle/${bundle.name}/${bundle.target}',
  };
}

/** The CLI does not insist on a path when each job says who runs it. */
function allRunAs(bundle: Bundle, target: Target): boolean {
  if (fieldIn(bundle, target, 'run_as') !== null) return true;
  return [...bundle.jobs.values()].every((definitions) => {
    const own = definitions.filter((job) => holdsIn(job, target.name.value));
    return own.length === 0 || own.some(({ fields }) => fields.has('run_as'));
  });
}

function at(field: FieldAt | null): Pick<Breach, 'at'> {
  const { file, entry } = field as FieldAt;
  const { key, value } = entry;
  return {
    at: { path: file.path, start: key.start, end: value?.kind === 'scalar' ? value.end : key.end },
  };
}
