import { EVENT_DOCUMENT, type Event, parseEvents, YAMLException } from 'js-yaml';
import { nodeOf } from './event-node.ts';
import { Doubt, expect, reach, skip, type Walk } from './event-walk.ts';
import { DEEPEST, TOO_DEEP, type YamlTree } from './tree.ts';

/**
 * Parses the first document of a text with js-yaml's stream of events. Null where it is not sure that
 * this gives the tree of `treeOfDocument`, and for every fault but too deep a nesting. Never throws.
 */
export function treeOfEvents(text: string): YamlTree | null {
  if (RARE.test(text)) return null;
  try {
    return treeOf(text, parseEvents(text, { maxDepth: DEEPEST + 2 }));
  } catch (error) {
    if (error instanceof Doubt) return null;
    if (!(error instanceof YAMLException)) throw error;
    if (!error.reason.startsWith('nesting exceeded')) return null;
    const offset = error.mark?.position ?? 0;
    return { root: null, fault: { offset, message: TOO_DEEP }, more: false };
  }
}

/**
 * What parsers take in different ways: rare line ends, a byte order mark within, the end of a
 * document, spaces before the first character.
 */
const RARE = /\r(?!\n)|[\u0085\u2028\u2029]|(?!^)\ufeff|\n\.\.\.|^\ufeff?(?:[ \t]|\.\.\.)|^\ufeff-/;

function treeOf(text: string, events: readonly Event[]): YamlTree {
  const walk: Walk = { text, events, next: 0, at: text.startsWith('\ufeff') ? 1 : 0, flows: 0 };
  const document = events[walk.next++];
  if (document === undefined) {
    reach(walk, text.length);
    return { root: null, fault: null, more: false };
  }
  if (document.type !== EVENT_DOCUMENT || document.directives.length > 0) throw new Doubt();
  if (document.explicitStart) expect(walk, '---');
  const root = nodeOf(walk, 0);
  skip(walk);
  const more = events.slice(walk.next).some(({ type }) => type === EVENT_DOCUMENT);
  return { root, fault: null, more };
}

/** Why the stream of events does not give a tree of a text, in words and with the place. */
export function faultOfEvents(text: string): NonNullable<YamlTree['fault']> {
  try {
    parseEvents(text, { maxDepth: DEEPEST + 2 });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { offset: error.mark?.position ?? 0, message: error.reason };
  }
  return { offset: 0, message: 'rare forms of YAML are in it, which are only read in short files' };
}
