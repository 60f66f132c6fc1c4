import {
  CHOMPING_KEEP,
  getScalarValue,
  SCALAR_STYLE_DOUBLE_QUOTED,
  SCALAR_STYLE_PLAIN,
  SCALAR_STYLE_SINGLE_QUOTED,
  type ScalarEvent,
} from 'js-yaml';
import { blockEnd } from './block-scalar.ts';
import { Doubt, type Props, reach, readProps, skip, type Walk } from './event-walk.ts';
import { plainValue } from './plain-value.ts';
import type { YamlScalar } from './tree.ts';

/** Reads a scalar. Throws Doubt where it may mean something else to another parser. */
export function scalarOf(walk: Walk, event: ScalarEvent): YamlScalar {
  const anchor = readProps(walk, event);
  const tag = tagOf(walk, event);
  if (event.valueStart < 0) return emptyScalar(walk, tag === null && anchor === null);
  const [start, end] = placeOf(walk, event);
  const raw = getScalarValue(walk.text, event);
  const style = styleOf(event);
  if (style === 'block' && /^\n*$/.test(raw)) throw new Doubt();
  const value = style === 'plain' && tag === null ? plainValue(raw) : raw;
  return { kind: 'scalar', value, style, tag, start, end, anchor };
}

/** Nothing where a value could be: it stands behind the spaces that follow what is before it. */
function emptyScalar(walk: Walk, isBare: boolean): YamlScalar {
  while (walk.text[walk.at] === ' ') walk.at++;
  const { at } = walk;
  if (!isBare || walk.text[at] === '\t') throw new Doubt();
  return {
    kind: 'scalar',
    value: null,
    style: 'plain',
    tag: null,
    start: at,
    end: at,
    anchor: null,
  };
}

function placeOf(walk: Walk, event: ScalarEvent): readonly [start: number, end: number] {
  const { text } = walk;
  const style = styleOf(event);
  if (style === 'block') {
    skip(walk);
    const start = walk.at;
    walk.at = endOfBlock(text, start, event);
    return [start, walk.at];
  }
  const quote = style === 'plain' ? 0 : 1;
  const start = event.valueStart - quote;
  reach(walk, start);
  walk.at = event.valueEnd + quote;
  if (!event.fast && isUnclear(text.slice(start, walk.at))) throw new Doubt();
  return [start, walk.at];
}

/** A text over lines with a tab, or with an empty line behind one that ends with a backslash. */
function isUnclear(written: string): boolean {
  return (written.includes('\t') && written.includes('\n')) || /\\\r?\n *\r?\n/.test(written);
}

function endOfBlock(text: string, start: number, event: ScalarEvent): number {
  // An indentation that is given as a digit counts from a place that no event tells.
  if (!/^[|>][-+]?(?![-+0-9])/.test(text.slice(start, start + 3))) throw new Doubt();
  const end = blockEnd(text, event, event.chomping === CHOMPING_KEEP);
  if (end === null) throw new Doubt();
  return end;
}

function styleOf({ style }: ScalarEvent): YamlScalar['style'] {
  if (style === SCALAR_STYLE_PLAIN) return 'plain';
  if (style === SCALAR_STYLE_SINGLE_QUOTED) return 'single';
  return style === SCALAR_STYLE_DOUBLE_QUOTED ? 'double' : 'block';
}

/** The tag of a scalar, if it makes a text of it. */
function tagOf({ text }: Walk, { tagStart, tagEnd }: Props): string | null {
  if (tagStart < 0) return null;
  const tag = text.slice(tagStart, tagEnd);
  if (tag === '!!str') return 'tag:yaml.org,2002:str';
  if (!/^![\w-]+$/.test(tag)) throw new Doubt();
  return tag;
}
