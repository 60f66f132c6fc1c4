import type { Span } from '../text.ts';
import type { YamlScalar } from '../yaml/tree.ts';
import type { BundleFile } from './bundle.ts';
import { referencePath } from './reference-path.ts';
import { keysTo, type ValuePlace, walk } from './walk.ts';

/** `${…}` somewhere in a file, whether the CLI resolves it or not. */
export interface Reference {
  readonly file: BundleFile;
  /** From the `$` to behind the `}`; without one, up to what cannot be part of a name. */
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
  /** Whether there is a `}` for it. */
  readonly closed: boolean;
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
    if (!node.value.includes('${')) return;
    for (const reference of inScalar(file, node, place, inKey)) found.push(reference);
  });
  return found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** What begins or ends a reference; none goes over the end of a line. */
const BORDER = /\$\{|\}|\n/g;

/** What cannot stand in the braces of a reference without others in it. */
const OUTSIDE = /[${}\r\n]/;

function* inScalar(
  file: BundleFile,
  scalar: YamlScalar,
  place: ValuePlace | null,
  inKey: boolean,
): Generator<Reference> {
  const quote = scalar.style === 'single' || scalar.style === 'double' ? 1 : 0;
  const raw = file.text.slice(scalar.start, scalar.end - quote);
  // A block's first line may hold a comment.
  const head = scalar.style === 'block' ? raw.indexOf('\n') + 1 : 0;
  const keys = keysTo(place);
  for (const { at, end, closed, nested, inside } of written(raw, head)) {
    const span = { path: file.path, start: scalar.start + at, end: scalar.start + end };
    yield {
      file,
      span,
      inside,
      path: nested || !closed ? null : referencePath(inside),
      place: keys,
      inKey,
      nested,
      closed,
      scalar,
      whole: span.start === scalar.start + quote && span.end === scalar.end - quote,
    };
  }
}

/** The paths of all references in a text that is not in a file yet, as the CLI resolves them. */
export function pathsIn(text: string): (readonly string[])[] {
  return [...written(text, 0)].flatMap(({ closed, nested, inside }) => {
    return nested || !closed ? [] : [referencePath(inside) ?? []];
  });
}

interface Written extends Pick<Reference, 'inside' | 'nested' | 'closed'> {
  readonly at: number;
  readonly end: number;
}

function* written(raw: string, head: number): Generator<Written> {
  for (const { at, closed } of piecesIn(raw, head)) {
    const inside = textBehind(raw, at + 2);
    const next = at + 2 + inside.length;
    const nested = closed && raw.startsWith('${', next);
    if (closed && !nested && raw[next] !== '}') continue;
    yield { at, end: next + (closed && !nested ? 1 : 0), closed, nested, inside };
  }
}

/** Offsets of all `${` that a `}` follows, and on each line of the first one that none does. */
function piecesIn(raw: string, head: number): { at: number; closed: boolean }[] {
  const pieces: { at: number; closed: boolean }[] = [];
  const open: number[] = [];
  const leave = () => {
    const [first] = open.splice(0);
    if (first !== undefined) pieces.push({ at: first, closed: false });
  };
  for (const match of raw.slice(head).matchAll(BORDER)) {
    if (match[0] === '${') open.push(head + match.index);
    else if (match[0] === '\n') leave();
    else {
      const at = open.pop();
      if (at !== undefined) pieces.push({ at, closed: true });
    }
  }
  leave();
  return pieces;
}

function textBehind(raw: string, at: number): string {
  const length = raw.slice(at).search(OUTSIDE);
  return length < 0 ? raw.slice(at) : raw.slice(at, at + length);
}

/** A place in words of the CLI: `resources.jobs.x.tasks[0].job_id`. */
export function placeText(place: readonly string[]): string {
  return place.reduce((text, part) => {
    return part.startsWith('[') || text === '' ? text + part : `${text}.${part}`;
  }, '');
}
