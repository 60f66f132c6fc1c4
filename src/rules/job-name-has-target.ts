import type { Job } from '../bundle/bundle.ts';
import { textIn } from '../bundle/lookup.ts';
import {
  ownField,
  scopesOf,
  type Target,
  type TargetScope,
  targetsOf,
  textOfField,
} from '../bundle/targets.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';

export const jobNameHasTarget: Rule = {
  id: 'job-name-has-target',
  severity: 'note',
  summary: 'Names of jobs tell the targets apart',
  *check(subject) {
    const { bundle } = subject;
    if (hasPrefixForAll(subject)) return;
    const targets = targetsOf(bundle);
    const plain = new Set([...targets.values()].filter((target) => !isPrefixed(target)));
    if (plain.size === 0) return;
    for (const jobs of bundle.jobs.values()) {
      for (const scope of scopesOf(jobs, targets)) {
        const found = nameOf(scope);
        // A name that a target gives is that target's own.
        if (found === null || found.job.resource.target !== null) continue;
        const target = scope.targets.find((each) => plain.has(each));
        const rest = found.name.value.replaceAll('${bundle.name}', '');
        if (target === undefined || rest.includes('${')) continue;
        yield {
          at: found.name.span,
          subject: found.job.path,
          message: `in target ${target.name.value} the job has the same name as in other targets`,
          help: `Begin it with the target: "[\${bundle.target}] ${found.name.value}".`,
        };
        break;
      }
    }
  },
};

function nameOf({ definitions }: TargetScope<Job>) {
  const named = definitions.flatMap((job) => {
    const name = textIn(job.resource.file, job.fields, 'name');
    return name === null ? [] : [{ job, name }];
  });
  return named.at(-1) ?? null;
}

/** Development targets get a prefix by their mode, others by a preset. */
function isPrefixed(target: Target): boolean {
  return (
    textOfField(ownField(target, 'mode'))?.value === 'development' ||
    hasText(textOfField(ownField(target, 'presets', 'name_prefix')))
  );
}

function hasPrefixForAll({ bundle }: Subject): boolean {
  return [...bundle.files.values()].some((file) =>
    hasText(textIn(file, file.view.entries(file.root), 'presets', 'name_prefix')),
  );
}

function hasText(found: { readonly value: string } | null): boolean {
  return found !== null && found.value !== '';
}
