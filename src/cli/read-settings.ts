import { UserError } from '../problem.ts';
import { RULES } from '../rules/index.ts';
import type { CodeSource } from '../subject/code-source.ts';
import { NO_SETTINGS, type Settings, settingsOf } from '../subject/settings.ts';
import { pathFrom } from './check-result.ts';

/** Where a project keeps its settings. */
const SETTINGS_PATH = '.dab-project.yml';

/** The settings of the bundle in a folder. Throws UserError with all that is wrong with them. */
export function readSettings(source: CodeSource, root: string, cwd: string): Settings {
  const text = source.read(SETTINGS_PATH);
  const shown = pathFrom(cwd, root, SETTINGS_PATH);
  if (text === null) {
    if (!source.exists(SETTINGS_PATH)) return NO_SETTINGS;
    const why = source.whyUnreadable(SETTINGS_PATH, 'text');
    throw new UserError(`the settings of check cannot be read: ${shown}: ${why}`);
  }
  const outcome = settingsOf(text, SETTINGS_PATH, RULES);
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
