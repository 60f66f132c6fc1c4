import type { Span } from '../text.ts';
import type { YamlScalar } from '../yaml/tree.ts';
import type { BundleFile } from './bundle.ts';
import { referencePath } from './reference-path.ts';
import { keysTo, type Place, walk } from './walk.ts';

/** `${…}` somewhere in a file, whether the CLI resolves it or not. */
export interface Reference {
  readonly file: BundleFile;
  /** From the `$` to behind the `}`. */
  readonly span: Span;
  /** What stands between the braces. */
  readonly inside: string;
  /** Its parts; null when the CLI sees no reference in it. */
  readonly path: readonly string[] | null;
  /** Keys and indexes that lead to the text, such as `resources`, `jobs`, `x`, `tasks`, `[0]`. */
  readonly place: readonly string[];
  /** Whether it stands in a key of a map. */
  readonly inKey: boolean;
  /** Whether other references stand inside of it, so that its path is only known later. */
  readonly nested: boolean;
  readonly scalar: YamlScalar;
  /** Whether the text is nothing but this. */
  readonly whole: boolean;
}

/** All references of a file, in the order of the text. Places are those where they are written. */
export function referencesOf(file: BundleFile): Reference[] {
  if (!file.text.includes('${')) return [];
  const found: Reference[] = [];
  walk(file.root, (node, place, inKey) => {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') return;
    if (node.value.includes('${')) found.push(...inScalar(file, node, place, inKey));
  });
  return found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** `$` and braces can stand in no name, so these are all the pieces that could be references. */
const CANDIDATE = /\$\{([^${}\n]*)\}/g;

/** The head of a reference that has others in it. */
const OUTER = /\$\{([^${}\n]*)(?=\$\{)/g;

function* inScalar(
  file: BundleFile,
  scalar: YamlScalar,
  place: Place | null,
  inKey: boolean,
): Generator<Reference> {
  const raw = file.text.slice(scalar.start, scalar.end);
  // A block's first line may hold a comment.
  const head = scalar.style === 'block' ? raw.indexOf('\n') + 1 : 0;
  const quote = scalar.style === 'single' || scalar.style === 'double' ? 1 : 0;
  for (const [pattern, nested] of [[CANDIDATE, false] as const, [OUTER, true] as const]) {
    for (const match of raw.slice(head).matchAll(pattern)) {
      const inside = match[1] as string;
      const start = scalar.start + head + match.index;
      const end = start + match[0].length;
      yield {
        file,
        span: { path: file.path, start, end },
        inside,
        path: nested ? null : referencePath(inside),
        place: keysTo(place),
        inKey,
        nested,
        scalar,
        whole: start === scalar.start + quote && end === scalar.end - quote,
      };
    }
  }
}

/** A place in words of the CLI: `resources.jobs.x.tasks[0].job_id`. */
export function placeText(place: readonly string[]): string {
  return place.reduce((text, part) => {
    return part.startsWith('[') || text === '' ? text + part : `${text}.${part}`;
  }, '');
}
