import { rooted } from '../bundle/local-path.ts';
import { isLiteral } from '../bundle/lookup.ts';
import type { Rule } from '../subject/rule.ts';
import { dependenciesOf } from './parts/dependencies.ts';

export const legalDependency: Rule = {
  id: 'legal-dependency',
  severity: 'error',
  summary: 'Dependencies of environments are packages, or files that are there',
  *check(subject) {
    for (const { value, span, file, path } of dependenciesOf(subject)) {
      if (!isTakenForPath(value)) continue;
      const isThere = subject.disk.kindOf(rooted(file, value)) !== null;
      if (isThere && !isRequirements(value)) continue;
      yield {
        at: span,
        subject: path,
        message: `the CLI takes "${value}" for the path of a library that is not there`,
        help: isRequirements(value)
          ? `Write "-r ${value}", with the path from this file.`
          : 'Write a package as name==1.2.3, without markers, or list it in a file: "-r requirements.txt".',
      };
    }
  },
};

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
