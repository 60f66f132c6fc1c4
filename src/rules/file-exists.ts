import { posix } from 'node:path';
import type { BundleFile } from '../bundle/bundle.ts';
import { isRelative, rooted } from '../bundle/local-path.ts';
import { textAt } from '../bundle/located.ts';
import { stepsUp } from '../bundle/sync-root.ts';
import { ownField, targetsOf, topField } from '../bundle/targets.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import type { Located } from '../text.ts';
import type { YamlNode } from '../yaml/tree.ts';
import { missingPaths } from './parts/missing-path.ts';

export const fileExists: Rule = {
  id: 'file-exists',
  severity: 'error',
  summary: 'Files and folders that resources, environments, sync and artifacts name are there',
  *check(subject) {
    yield* missingPaths(subject, ['file', 'folder', 'any']);
    yield* missingFolders(subject);
  },
};

/** Folders of sync.paths and of artifacts, at the top level and in targets. */
function* missingFolders(subject: Subject): Generator<Breach> {
  const { bundle } = subject;
  const looks = [
    { prefix: '', look: (name: string, ...rest: string[]) => topField(bundle, name, ...rest) },
    ...[...targetsOf(bundle).values()].map((target) => ({
      prefix: `targets.${target.name.value}.`,
      look: (name: string, ...rest: string[]) => ownField(target, name, ...rest),
    })),
  ];
  for (const { prefix, look } of looks) {
    const paths = look('sync', 'paths');
    for (const { node } of paths?.file.view.sequence(paths.entry.value)?.items ?? []) {
      if (paths !== null) yield* missingAt(subject, paths.file, node, `${prefix}sync.paths`);
    }
    const artifacts = look('artifacts');
    if (artifacts === null) continue;
    const { file, entry } = artifacts;
    for (const [name, { value }] of file.view.entries(entry.value)) {
      const path = file.view.entries(value).get('path')?.value ?? null;
      yield* missingAt(subject, file, path, `${prefix}artifacts.${name}`);
    }
  }
}

function* missingAt(
  { disk }: Subject,
  file: BundleFile,
  node: YamlNode | null,
  subject: string,
): Generator<Breach> {
  const written: Located<string> | null = textAt(file, file.view.follow(node));
  if (written === null || !isRelative(written.value)) return;
  const path = posix.normalize(rooted(file, written.value)).replace(/\/$/, '');
  if (stepsUp(path) > 0 || disk.kindOf(path) === 'folder') return;
  const found = disk.kindOf(path);
  yield {
    at: written.span,
    subject,
    message:
      found === null
        ? `the folder ${written.value} does not exist`
        : `${written.value} is a file, not a folder`,
    help: 'Name a folder that is there, from the file that names it.',
  };
}
