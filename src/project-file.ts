import { lineStart } from './text.ts';
import { parseTree } from './yaml/parse.ts';
import type { YamlMap, YamlScalar } from './yaml/tree.ts';
import { type Entry, viewOf, type YamlView } from './yaml/view.ts';

/** The key below which a team settles what check does. */
export const SETTINGS_KEY = 'dab-check';

/** The parts of a `.dab-project.yml`; each is empty where the text has no such part. */
export interface ProjectFile {
  readonly text: string;
  /** Why the text cannot be read; nothing of it is then known. */
  readonly fault: { readonly offset: number; readonly message: string } | null;
  readonly view: YamlView;
  /** What it was generated from; null in a file that this tool did not write. */
  readonly answers: YamlMap | null;
  /** The project's name among the answers; null without one. */
  readonly name: string | null;
  /** The path of each file that was generated, by that path. */
  readonly files: ReadonlyMap<string, YamlScalar>;
  /** The settings of check; null without any. */
  readonly settings: Entry | null;
}

/** Whether this tool wrote a `.dab-project.yml`, so far as its text shows without being parsed. */
export function isGenerated(text: string): boolean {
  return /^tool_version:/m.test(text);
}

const HASH = /^[0-9a-f]{40}$/;

/** Reads the text of a `.dab-project.yml`, whoever wrote it. */
export function readProjectFile(text: string): ProjectFile {
  const { root, fault } = parseTree(text);
  const view = viewOf(fault === null ? root : null);
  const top = view.entries(fault === null ? root : null);
  const answers = top.has('tool_version') ? (top.get('answers')?.value ?? null) : null;
  const name = view.entries(answers).get('name')?.value;
  const files = [...view.entries(top.get('files')?.value ?? null)].filter(
    ([, { value }]) => value?.kind === 'scalar' && HASH.test(String(value.value)),
  );
  return {
    text,
    fault,
    view,
    answers: answers?.kind === 'map' ? answers : null,
    name: name?.kind === 'scalar' && typeof name.value === 'string' ? name.value : null,
    files: new Map(files.map(([path, { key }]) => [path, key])),
    settings: top.get(SETTINGS_KEY) ?? null,
  };
}

/** The settings of check as they are written, with the comments right above them; '' without any. */
export function settingsText({ text, settings }: ProjectFile): string {
  if (settings === null) return '';
  const { key, owner } = settings;
  const next = owner.pairs.map((pair) => pair.key.start).find((start) => start > key.start);
  const end = next === undefined ? text.length : commentsAbove(text, next);
  return text.slice(commentsAbove(text, key.start), end);
}

/** Where the comments begin that stand right above a line. */
function commentsAbove(text: string, at: number): number {
  let start = lineStart(text, at);
  while (start > 0 && text[lineStart(text, start - 1)] === '#') start = lineStart(text, start - 1);
  return start;
}
