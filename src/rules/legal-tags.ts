import type { Bundle, BundleFile, Fields } from '../bundle/bundle.ts';
import { textAt } from '../bundle/located.ts';
import { isLiteral, textIn } from '../bundle/lookup.ts';
import {
  ownField,
  scopesOf,
  type Target,
  type TargetScope,
  targetsOf,
  textOfField,
} from '../bundle/targets.ts';
import type { Breach } from '../finding.ts';
import { type Definition, pipelinesOf } from '../subject/pipelines.ts';
import type { Rule } from '../subject/rule.ts';
import { escaped } from './parts/escaped.ts';
import { type TagLaw, tagFault, tagLawOf } from './parts/tag-law.ts';

export const MOST_TAGS = 25;

export const legalTags: Rule = {
  id: 'legal-tags',
  severity: 'error',
  summary: 'Tags are ones that the cloud accepts, at most 25',
  *check({ bundle }) {
    const targets = targetsOf(bundle);
    const law = tagLawOf(hostsOf(bundle, targets));
    for (const group of [bundle.jobs, pipelinesOf(bundle)]) {
      for (const definitions of group.values()) {
        const all: readonly Definition[] = definitions;
        for (const each of all) yield* badTags(each, law);
        const most = all.reduce((sum, each) => sum + tagsOf(each).size, 0);
        if (most <= MOST_TAGS) continue;
        for (const scope of scopesOf(all, targets)) {
          yield* tooMany(scope);
        }
      }
    }
  },
};

function tagsOf({ resource, fields }: Definition): Fields {
  return resource.file.view.entries(fields.get('tags')?.value ?? null);
}

function* badTags(definition: Definition, law: TagLaw): Generator<Breach> {
  const { file } = definition.resource;
  for (const [key, { key: node, value }] of tagsOf(definition)) {
    const text = textAt(file, value);
    const found = [
      {
        span: { path: file.path, start: node.start, end: node.end },
        what: `the tag "${cut(key)}"`,
        text: key,
        limit: law.key,
      },
      ...(text === null
        ? []
        : [
            {
              span: text.span,
              what: `the value of the tag "${cut(key)}"`,
              text: text.value,
              limit: law.value,
            },
          ]),
    ];
    for (const { span, what, text, limit } of found) {
      const fault = isLiteral(text) ? tagFault(text, limit) : null;
      if (fault === null) continue;
      yield {
        at: span,
        subject: `${definition.path}.tags`,
        message: `${what} is refused ${law.where}: ${fault}`,
        help: `It takes ${limit.help}.`,
      };
    }
  }
}

function cut(text: string): string {
  return escaped(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function* tooMany({ definitions }: TargetScope<Definition>): Generator<Breach> {
  const keys = new Set(definitions.flatMap((each) => [...tagsOf(each).keys()]));
  const last = definitions.findLast((each) => tagsOf(each).size > 0);
  const entry = last?.fields.get('tags');
  if (keys.size <= MOST_TAGS || last === undefined || entry === undefined) return;
  yield {
    at: { path: last.resource.file.path, start: entry.key.start, end: entry.key.end },
    subject: `${last.path}.tags`,
    message: `there are ${keys.size} tags, and ${MOST_TAGS} are allowed`,
    help: 'Keep those by which people filter jobs or bills.',
  };
}

/** The workspace of each target, null where none is written. Without targets, of the bundle. */
function hostsOf({ files }: Bundle, targets: ReadonlyMap<string, Target>): (string | null)[] {
  const top = [...files.values()].map(topHost).findLast((host) => host !== null) ?? null;
  if (targets.size === 0) return [top];
  return [...targets.values()].map(
    (each) => textOfField(ownField(each, 'workspace', 'host'))?.value ?? top,
  );
}

function topHost(file: BundleFile): string | null {
  return textIn(file, file.view.entries(file.root), 'workspace', 'host')?.value ?? null;
}
