import ignore, { type Ignore } from 'ignore';
import type { Bundle } from '../bundle/bundle.ts';
import { textAt } from '../bundle/located.ts';
import { type FieldAt, ownField, targetsOf, topField } from '../bundle/targets.ts';
import type { Located, Span } from '../text.ts';
import type { CodeSource } from './code-source.ts';
import { gitIgnored, isPlain } from './git-rules.ts';

/** The pattern that keeps a path from being uploaded, with its place; null for what is uploaded. */
export type LeftBehind = (path: string) => Located<string> | null;

/**
 * Tells what the CLI does not upload: what `sync.exclude` names, and what git ignores, but for what
 * `sync.include` takes back. Paths are from the bundle's root; folders end in `/`.
 */
export function leftBehind(bundle: Bundle, source: CodeSource): LeftBehind {
  const include = listOf(fieldsOf(bundle, 'include'));
  const exclude = listOf(fieldsOf(bundle, 'exclude'));
  const ignored = gitIgnored(source);
  return (path) => {
    if (!ignore.isPathValid(path)) return null;
    const { rule } = exclude.rules.test(path);
    const by = rule && exclude.places.get(rule.pattern);
    if (rule !== undefined && by !== undefined) return { value: rule.pattern, span: by };
    return include.open || include.rules.ignores(path) ? null : ignored(path);
  };
}

function fieldsOf(bundle: Bundle, name: string): FieldAt[] {
  const targets = [...targetsOf(bundle).values()].map((target) => ownField(target, 'sync', name));
  return [topField(bundle, 'sync', name), ...targets].filter((field) => field !== null);
}

interface SyncList {
  readonly rules: Ignore;
  readonly places: ReadonlyMap<string, Span>;
  /** Whether a part of it is not known. */
  readonly open: boolean;
}

function listOf(fields: readonly FieldAt[]): SyncList {
  const rules = ignore();
  const places = new Map<string, Span>();
  let open = false;
  for (const { file, entry } of fields) {
    const items = file.view.sequence(entry.value)?.items;
    if (items === undefined) open = true;
    for (const { node } of items ?? []) {
      const text = textAt(file, file.view.follow(node));
      if (text === null || text.value.includes('${') || !isPlain(text.value)) open = true;
      else {
        const pattern = text.value.replace(/^\.\//, '');
        rules.add({ pattern });
        places.set(pattern, text.span);
      }
    }
  }
  return { rules, places, open };
}
