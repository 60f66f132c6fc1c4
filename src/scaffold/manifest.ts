import { createHash } from 'node:crypto';
import { type FileTree, PROJECT_FILE } from '../files.ts';
import type { AnswerText } from '../spec/questions.ts';
import { render } from './render.ts';

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
function blobHash(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Generated files with the settings of `check` that stand in the folder already: they are the team's. */
export function withSettings(files: FileTree, settings: string): FileTree {
  const manifest = files.get(PROJECT_FILE);
  if (settings === '' || manifest === undefined) return files;
  return new Map([...files, [PROJECT_FILE, `${manifest}\n${settings.trimEnd()}\n`]]);
}

function answerView(value: AnswerText): object {
  const view = { text: null, map: null, list: null, empty: false };
  if (typeof value === 'string') return { ...view, text: value };
  if (!Array.isArray(value)) return { ...view, map: value };
  return value.length === 0 ? { ...view, empty: true } : { ...view, list: value };
}
