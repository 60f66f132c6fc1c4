import { PROJECT_FILE } from '../files.ts';
import { UserError } from '../problem.ts';
import { RULES } from '../rules/index.ts';
import type { CodeSource } from '../subject/code-source.ts';
import { NO_SETTINGS, type Settings, settingsOf } from '../subject/settings.ts';
import { pathFrom } from './check-result.ts';

/** The settings of the bundle in a folder. Throws UserError with all that is wrong with them. */
export function readSettings(source: CodeSource, root: string, cwd: string): Settings {
  const text = source.read(PROJECT_FILE);
  const shown = pathFrom(cwd, root, PROJECT_FILE);
  if (text === null) {
    if (!source.exists(PROJECT_FILE)) return NO_SETTINGS;
    const why = source.whyUnreadable(PROJECT_FILE, 'text');
    throw new UserError(`the settings of check cannot be read: ${shown}: ${why}`);
  }
  const outcome = settingsOf(text, PROJECT_FILE, RULES);
  if ('settings' in outcome) return outcome.settings;
  throw new UserError(
    'the settings of check cannot be used:',
    outcome.faults.map(({ value, span }) => ({
      key: '',
      value: '',
      allowed: value,
      at: { ...span, path: shown },
    })),
    () => text,
  );
}
