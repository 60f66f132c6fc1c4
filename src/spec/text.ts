/** What is wrong with a line of free text, or null. */
export function lineFault(text: string, longest: number): string | null {
  if (text.trim() === '') return 'give some text';
  if (text !== text.trim()) return 'no spaces at its start or end';
  if ([...text].length > longest) return `at most ${longest} characters`;
  return charactersFault(text);
}

/** What is wrong with the value of a parameter or variable, or null. It may be empty, or have spaces around it. */
export function valueFault(text: string, longest: number): string | null {
  if ([...text].length > longest) return `at most ${longest} characters`;
  return charactersFault(text);
}

function charactersFault(text: string): string | null {
  if (/[\n\r\u2028\u2029]/.test(text)) return 'one line only';
  // Invisible format characters can make a text read differently from what it is.
  // The joiner of emoji sequences is the one that people really use.
  if (/[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}]|(?!\u200d)\p{Cf}/u.test(text))
    return 'no control or invisible characters';
  return null;
}

/** The same for text that the Databricks CLI reads, where `${` begins a reference and cannot be escaped. */
export function bundleTextFault(text: string, longest: number): string | null {
  const fault = lineFault(text, longest);
  if (fault !== null) return fault;
  return text.includes('${') ? 'no "${": the Databricks CLI would read it as a reference' : null;
}

/** Catalogs and schemas in which nobody can create anything, or not with Unity Catalog. */
const RESERVED = new Set(['system', 'samples', 'hive_metastore', 'information_schema']);

/** What is wrong with the name of a catalog or schema, or null. A dash is fine: it is quoted in SQL. */
export function identifierFault(name: string): string | null {
  if ([...name].length > 255) return 'at most 255 characters';
  if (RESERVED.has(name.toLowerCase())) return 'another name: Databricks keeps this one';
  return /^[\p{L}\p{N}_-]+$/u.test(name) ? null : 'letters, digits, "_" and "-" only';
}

/**
 * What is wrong with a schema's name beside those of other layers, or null. Unity Catalog does not
 * tell `Gold` from `gold`; two layers in one schema would mix their tables.
 */
export function schemaClash(name: string, others: readonly string[]): string | null {
  const taken = others.some((other) => other.toLowerCase() === name.toLowerCase());
  return taken ? 'a different schema for each layer' : null;
}

/** What is wrong with an e-mail address, or null. */
export function emailFault(address: string): string | null {
  const shape = /^[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}$/;
  return shape.test(address) ? null : 'an e-mail address such as team@example.com';
}
