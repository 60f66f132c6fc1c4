/**
 * Whether a text is a time zone id that both IANA and Java know, written as they write it.
 * Java, which runs the schedules, minds the case ("europe/berlin" fails); Intl does not.
 */
export function isTimeZone(id: string): boolean {
  if (id === 'UTC') return true;
  if (Intl.supportedValuesOf('timeZone').includes(id)) return true;
  return isAlias(id) && isKnown(id);
}

/** Former names, which Intl resolves but does not list: their case can only be told by their form. */
function isAlias(id: string): boolean {
  const areas =
    'Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US';
  const place = '[A-Z][a-z]+([_-]?[A-Za-z][a-z]+)*';
  const alone =
    'GMT|UCT|Zulu|Universal|Greenwich|GB|NZ|PRC|ROC|ROK|Cuba|Egypt|Eire|Hongkong|Iceland|Iran|Israel|Jamaica|Japan|Kwajalein|Libya|Navajo|Poland|Portugal|Singapore|Turkey';
  return new RegExp(
    `^((${areas})(/${place}){1,2}|Etc/(GMT|UTC|UCT)([+-][0-9]{1,2})?|${alone})$`,
  ).test(id);
}

function isKnown(id: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: id });
    return true;
  } catch {
    return false;
  }
}
