/** What a JSON text holds. */
export type Json = null | boolean | number | string | readonly Json[] | JsonMap;
export type JsonMap = { readonly [key: string]: Json };

/** The value of a JSON text; undefined when it is none. Never throws. */
export function parsedJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export function isJsonMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value below keys, of maps that have them themselves; undefined when there is none. */
export function jsonAt(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  let found = value;
  for (const key of keys) {
    found = isJsonMap(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return found;
}
