/**
 * Whether a word may stand in YAML without quotes and is read as text by every parser: YAML 1.1
 * takes some words for truth values, and digits in front for a number.
 */
export function isYamlWord(text: string): boolean {
  return (
    /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(text) && !/^(null|true|false|yes|no|on|off|y|n)$/i.test(text)
  );
}
