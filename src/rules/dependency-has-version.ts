import { mapsIn, textIn } from '../bundle/lookup.ts';
import type { Rule } from '../subject/rule.ts';
import { definitionsOf, type Subject } from '../subject/subject.ts';
import type { Located } from '../text.ts';
import { dependenciesOf } from './parts/dependencies.ts';

export const dependencyHasVersion: Rule = {
  id: 'dependency-has-version',
  severity: 'note',
  summary: 'Packages that tasks install have a version',
  *check(subject) {
    // What an alias shows to many jobs is one list.
    const told = new Set<string>();
    for (const { value, span, path } of [...dependenciesOf(subject), ...librariesOf(subject)]) {
      const place = `${span.path}:${span.start}`;
      if (!NAME_ALONE.test(value) || told.has(place)) continue;
      told.add(place);
      yield {
        at: span,
        subject: path,
        message: `${value} has no version: a run may get another one than the last`,
        help: `Write the version that was tested, such as "${value}==1.2.3".`,
      };
    }
  },
};

/** A package by its name, with extras or without. */
const NAME_ALONE = /^[A-Za-z][\w-]*(?:\[[\w,-]+\])?$/;

/** What tasks name as packages of PyPI. */
function librariesOf(subject: Subject): (Located<string> & { readonly path: string })[] {
  return [...definitionsOf(subject)].flatMap(({ resource: { file }, tasks }) => {
    return tasks.flatMap(({ body, path }) => {
      return mapsIn(file, body, 'libraries').flatMap(({ index, fields }) => {
        const name = textIn(file, fields, 'pypi', 'package');
        return name === null ? [] : [{ ...name, path: `${path}.libraries[${index}]` }];
      });
    });
  });
}
