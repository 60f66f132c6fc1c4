/**
 * Whether a text is a time zone id that both IANA and Java know, written as they write it.
 * Java, which runs the schedules, minds the case ("europe/berlin" fails); Intl does not.
 */
export function isTimeZone(id: string): boolean {
  if (id === 'UTC') return true;
  if (Intl.supportedValuesOf('timeZone').includes(id)) return true;
  return isAlias(id) && isKnown(id);
}

/** No id is as long; the longest has 32 characters. */
const LONGEST = 64;

const AREAS: ReadonlySet<string> = new Set(
  'Africa America Antarctica Arctic Asia Atlantic Australia Brazil Canada Chile Etc Europe Indian Mexico Pacific US'.split(
    ' ',
  ),
);

const ALONE: ReadonlySet<string> = new Set(
  'GMT UCT Zulu Universal Greenwich GB NZ PRC ROC ROK Cuba Egypt Eire Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya Navajo Poland Portugal Singapore Turkey'.split(
    ' ',
  ),
);

const PLACE = /^[A-Z][a-z]+(?:[A-Z][a-z]+|[_-][A-Za-z][a-z]+)*$/;

/** Former names, which Intl resolves but does not list: their case can only be told by their form. */
function isAlias(id: string): boolean {
  if (id.length > LONGEST) return false;
  if (ALONE.has(id) || /^Etc\/(GMT|UTC|UCT)([+-][0-9]{1,2})?$/.test(id)) return true;
  const [area = '', ...places] = id.split('/');
  const isPath = AREAS.has(area) && (places.length === 1 || places.length === 2);
  return isPath && places.every((place) => PLACE.test(place));
}

function isKnown(id: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: id });
    return true;
  } catch {
    return false;
  }
}
