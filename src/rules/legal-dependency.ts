import type { BundleFile, Fields } from '../bundle/bundle.ts';
import { rooted } from '../bundle/local-path.ts';
import { textAt } from '../bundle/located.ts';
import { entryAt, isLiteral, mapsIn } from '../bundle/lookup.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import { definitionsOf, type Subject } from '../subject/subject.ts';

export const legalDependency: Rule = {
  id: 'legal-dependency',
  severity: 'error',
  summary: 'Dependencies of environments are packages, or files that are there',
  *check(subject) {
    for (const { resource, fields, path } of definitionsOf(subject)) {
      for (const item of mapsIn(resource.file, fields, 'environments')) {
        const place = `${path}.environments[${item.index}].spec`;
        yield* inList(subject, resource.file, item.fields, ['spec', 'dependencies'], place);
      }
    }
    for (const { type, key, file, entry } of subject.bundle.resources) {
      if (type !== 'pipelines') continue;
      const place = `resources.pipelines.${key.value}.environment`;
      const fields = file.view.entries(entry.value);
      yield* inList(subject, file, fields, ['environment', 'dependencies'], place);
    }
  },
};

function* inList(
  { disk }: Subject,
  file: BundleFile,
  fields: Fields,
  way: readonly [string, string],
  place: string,
): Generator<Breach> {
  const list = file.view.sequence(entryAt(file, fields, ...way)?.value ?? null)?.items ?? [];
  for (const [index, { node }] of list.entries()) {
    const text = textAt(file, file.view.follow(node));
    if (text === null || !isTakenForPath(text.value)) continue;
    if (disk.kindOf(rooted(file, text.value)) !== null && !isRequirements(text.value)) continue;
    yield {
      at: text.span,
      subject: `${place}.dependencies[${index}]`,
      message: `the CLI takes "${text.value}" for the path of a library that is not there`,
      help: isRequirements(text.value)
        ? `Write "-r ${text.value}", with the path from this file.`
        : 'Write a package as name==1.2.3, without markers, or list it in a file: "-r requirements.txt".',
    };
  }
}

function isRequirements(text: string): boolean {
  return text.endsWith('.txt');
}

/** A package with versions as the CLI reads it (local_path.go, which follows PEP 440). */
const PACKAGE =
  /^[\w-]+\s?(?:\[.*\])?\s?(?:(?:==|!=|<=|>=|~=|>|<)\s?(?:\d+!)?\d+(?:\.\d+)*(?:[-_.]?(?:a|b|rc)\d+)?(?:[-_.]?post\d+)?(?:[-_.]?dev\d+)?(?:\+[a-zA-Z0-9]+(?:[-_.][a-zA-Z0-9]+)*)?,?)*$/;

/** An option of pip, alone or with a value. */
const OPTION = /(?:^|\s)--?[a-zA-Z0-9-]+(?:[\s|=]|$)/;

/** Nobody writes a longer one. */
const LONGEST = 300;

/**
 * Whether the CLI looks for a file of that name, though no path was meant: not where it begins with a dot,
 * which the rule file-exists looks at, nor for what a deployment builds.
 */
function isTakenForPath(text: string): boolean {
  if (text === '' || text.length > LONGEST || !isLiteral(text)) return false;
  if (/^[./~"']|^\w+:/.test(text) || text.includes('://') || OPTION.test(text)) return false;
  if (/[*?]|\.(?:whl|jar|egg|zip|tar\.gz)(?:\[|$)/.test(text)) return false;
  return !PACKAGE.test(text) && !text.includes(' @ ');
}
