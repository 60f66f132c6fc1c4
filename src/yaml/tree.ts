/**
 * A YAML document as a plain tree that knows where everything stands. Nothing is expanded: an
 * alias stays an alias, so a tree is never larger than its text.
 */
export type YamlNode = YamlScalar | YamlMap | YamlSeq | YamlAlias;

interface NodeBase {
  /** Offset of the node's first character. Anchor and tag stand before it. */
  readonly start: number;
  /** Offset behind its last character that is neither comment nor space. */
  readonly end: number;
  readonly anchor: string | null;
}

export interface YamlScalar extends NodeBase {
  readonly kind: 'scalar';
  readonly value: unknown;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /** The tag that is written before it, in full; null when there is none. */
  readonly tag: string | null;
}

export interface YamlMap extends NodeBase {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
}

export interface YamlPair {
  readonly key: YamlNode;
  readonly value: YamlNode | null;
}

export interface YamlSeq extends NodeBase {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly YamlItem[];
}

export interface YamlItem {
  /** Offset of the dash; null in flow sequences. */
  readonly dash: number | null;
  readonly node: YamlNode | null;
}

export interface YamlAlias extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
}

export interface YamlTree {
  readonly root: YamlNode | null;
  /** Why the text is not YAML, with the place; the tree is then not to be used. */
  readonly fault: { readonly offset: number; readonly message: string } | null;
  /** Whether other documents follow. */
  readonly more: boolean;
}

/** Far above any file of people, and far below what the stack takes. The root has depth 0. */
export const DEEPEST = 200;

export const TOO_DEEP = `nested more than ${DEEPEST} deep`;
