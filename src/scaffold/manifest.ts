import { createHash } from 'node:crypto';
import type { FileTree } from '../files.ts';
import type { AnswerText } from '../spec/questions.ts';
import { render } from './render.ts';

/** Where a project keeps its answers and the hashes of what was generated. */
export const MANIFEST_PATH = '.dab-project.yml';

/** The text of `.dab-project.yml` for generated files and the answers behind them. */
export function renderManifest(
  toolVersion: string,
  answers: Readonly<Record<string, AnswerText>>,
  files: FileTree,
): string {
  return render('project/dab-project.yml.hbs', {
    toolVersion,
    answers: Object.entries(answers).map(([key, value]) => ({ key, ...answerView(value) })),
    files: [...files].map(([path, text]) => ({ path, hash: blobHash(text) })),
  });
}

/** The id that git gives to a file of this text: SHA-1 over `blob <bytes>\0<text>`. */
export function blobHash(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** The settings of `check` in a `.dab-project.yml`, with the comments above them; '' without any. */
function settingsText(manifest: string): string {
  const lines = manifest.split(/(?<=\n)/);
  const head = lines.findIndex((line) => line.startsWith('dab-check:'));
  if (head < 0) return '';
  let start = head;
  while (lines[start - 1]?.startsWith('#')) start--;
  const rest = lines.slice(head + 1).findIndex((line) => /^[^\s#-]/.test(line));
  return lines.slice(start, rest < 0 ? lines.length : head + 1 + rest).join('');
}

/** Generated files with the settings of `check` that the folder has already: they are the team's. */
export function keepSettings(files: FileTree, existing: FileTree): FileTree {
  const settings = settingsText(existing.get(MANIFEST_PATH) ?? '');
  const manifest = files.get(MANIFEST_PATH);
  if (settings === '' || manifest === undefined) return files;
  return new Map([...files, [MANIFEST_PATH, `${manifest}\n${settings.trimEnd()}\n`]]);
}

function answerView(value: AnswerText): object {
  const view = { text: null, map: null, list: null, empty: false };
  if (typeof value === 'string') return { ...view, text: value };
  if (!Array.isArray(value)) return { ...view, map: value };
  return value.length === 0 ? { ...view, empty: true } : { ...view, list: value };
}

/** The paths of the files that a `.dab-project.yml` says were generated; none for any other text. */
export function manifestFiles(manifest: string): string[] {
  return [...manifest.matchAll(/^ {2}([^\s:]+): "[0-9a-f]{40}"$/gm)].map(
    (match) => match[1] as string,
  );
}

/** The project's name as its `.dab-project.yml` has it; null for any other text. */
export function manifestName(manifest: string): string | null {
  const [, json] = /^ {2}name: (".*")$/m.exec(manifest) ?? [];
  try {
    return json === undefined ? null : (JSON.parse(json) as string);
  } catch {
    return null;
  }
}
