/**
 * Whether a text is a time zone id that both IANA and Java know, written as they write it.
 * Java, which runs the schedules, minds the case ("europe/berlin" fails); Intl does not.
 */
export function isTimeZone(id: string): boolean {
  if (id === 'UTC') return true;
  if (!/^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/.test(id)) return false;
  try {
    const resolved = new Intl.DateTimeFormat('en', { timeZone: id }).resolvedOptions().timeZone;
    return resolved === id || resolved.toLowerCase() !== id.toLowerCase();
  } catch {
    return false;
  }
}
