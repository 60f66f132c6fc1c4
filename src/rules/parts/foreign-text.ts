/** Whether a place holds a shell's text, in which `${NAME}` is the shell's. */
export function isShellText(place: readonly string[]): boolean {
  const at = place[0] === 'targets' ? place.slice(2) : place;
  if (at[0] === 'experimental') return at[1] === 'scripts';
  if (at[0] === 'scripts') return at[2] === 'content';
  return at[0] === 'artifacts' && at[2] === 'build';
}

const SPARK_FIELDS = new Set([
  'spark_conf',
  'spark_env_vars',
  'init_scripts',
  'configuration',
  'commands',
  'command',
  'env',
]);

/** Whether `${NAME}` in a place may be meant for a shell, for Spark or for an app. */
export function isForeignText(place: readonly string[]): boolean {
  return isShellText(place) || place.some((part) => SPARK_FIELDS.has(part));
}
