import type { BundleFile, Fields, Task } from '../bundle/bundle.ts';
import { textAt } from '../bundle/located.ts';
import { entryAt, mapsIn, textIn } from '../bundle/lookup.ts';
import type { Rule } from '../subject/rule.ts';
import { definitionsOf } from '../subject/subject.ts';
import type { Located } from '../text.ts';

export const dependencyHasVersion: Rule = {
  id: 'dependency-has-version',
  severity: 'note',
  summary: 'Packages that tasks install have a version',
  *check(subject) {
    // What an alias shows to many jobs is one list.
    const told = new Set<string>();
    for (const { resource, fields, tasks, path } of definitionsOf(subject)) {
      const { file } = resource;
      const packages = [
        ...mapsIn(file, fields, 'environments').flatMap((item) => dependencies(file, item.fields)),
        ...tasks.flatMap((task) => libraries(file, task)),
      ];
      for (const { value, span } of packages) {
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
    }
  },
};

/** A package by its name, with extras or without. */
const NAME_ALONE = /^[A-Za-z][\w-]*(?:\[[\w,-]+\])?$/;

function dependencies(file: BundleFile, fields: Fields): Located<string>[] {
  const list = entryAt(file, fields, 'spec', 'dependencies')?.value ?? null;
  const items = file.view.sequence(list)?.items ?? [];
  return items.flatMap(({ node }) => textAt(file, file.view.follow(node)) ?? []);
}

function libraries(file: BundleFile, task: Task): Located<string>[] {
  return mapsIn(file, task.body, 'libraries').flatMap((item) => {
    return textIn(file, item.fields, 'pypi', 'package') ?? [];
  });
}
