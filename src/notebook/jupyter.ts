import { isJsonMap, type Json, type JsonMap, jsonAt, parsedJson } from '../json-value.ts';
import { type Cell, type CodeLanguage, cellOf } from './cell.ts';
import { itemsAt, rootAt, stringAt, valuesAt } from './json-places.ts';
import { joinPlaced, spanOf } from './placed-text.ts';

/**
 * The language of an .ipynb file, or why the Databricks CLI refuses it
 * (libs/notebook/detect_jupyter.go). The language is that of the Databricks metadata, or of the
 * kernel, or Python. Never throws.
 */
export function openJupyter(
  text: string,
): { readonly language: CodeLanguage } | { readonly why: string } {
  const raw = parsedJson(text);
  if (raw === undefined) return { why: 'it is not JSON' };
  if (!isJsonMap(raw) || raw.cells === undefined) return { why: 'it has no cells' };
  if (!isJsonMap(raw.metadata)) return { why: 'it has no metadata' };
  if (typeof raw.nbformat !== 'number' || raw.nbformat < 4) {
    return { why: 'it is older than nbformat 4' };
  }
  return { language: languageOf(raw.metadata) };
}

/** Under which Databricks keeps its own metadata in an .ipynb file. */
const DATABRICKS = 'application/vnd.databricks.v1+notebook';

/** What Databricks keeps in the metadata of an .ipynb file; undefined when it is none, or has none. */
export function databricksMetadata(text: string): Json | undefined {
  return jsonAt(parsedJson(text), 'metadata', DATABRICKS);
}

function languageOf(metadata: JsonMap): CodeLanguage {
  const places = [
    [DATABRICKS, 'language'],
    ['language_info', 'name'],
    ['kernelspec', 'language'],
  ] as const;
  for (const place of places) {
    const name = jsonAt(metadata, ...place);
    const lower = typeof name === 'string' ? name.toLowerCase() : '';
    if (lower === 'python' || lower === 'sql' || lower === 'scala' || lower === 'r') return lower;
  }
  return 'python';
}

/** The cells of an .ipynb file that opens, in order; blank and raw ones are left out. */
export function jupyterCells(path: string, text: string, language: CodeLanguage): Cell[] {
  const cells = valuesAt(text, rootAt(text)).get('cells') ?? text.length;
  return itemsAt(text, cells).flatMap((at) => {
    const values = valuesAt(text, at);
    const type = stringAt(path, text, values.get('cell_type') ?? text.length).text;
    const source = values.get('source') ?? text.length;
    const lines = text[source] === '[' ? itemsAt(text, source) : [source];
    const parts = lines.map((line) => stringAt(path, text, line));
    const code = joinPlaced(path, parts, '');
    if (code.text.trim() === '') return [];
    const span = spanOf(code, 0, code.text.length);
    if (type === 'code') return [cellOf(span, code, language)];
    return type === 'markdown' ? [{ language: 'markdown' as const, magic: null, span, code }] : [];
  });
}
