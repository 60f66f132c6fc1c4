import { parsePython, type SyntaxNode, type TreeCursor } from './python.ts';
import { ACTIONS, type ActionToken, isToken } from './python-actions.ts';
import type { Binding, Frame, FrameKind, Name, Outline, Range } from './python-outline.ts';

/** A frame while the walk is in it. */
interface OpenFrame extends Frame {
  readonly parent: OpenFrame | null;
  commas: number[] | readonly never[];
  targetCommas: readonly number[];
  mark: number;
  body: number;
  keywords: Range[] | readonly never[];
  parameters: Binding[] | readonly never[];
  /** Names from this index on are not bound yet by this frame. */
  pending: number;
  /** Whether `in` ends the targets of a loop. */
  looping: boolean;
  /** Whether the next name directly in it is bound. */
  expects: boolean;
}

const NONE: readonly never[] = [];

interface Draft extends Outline {
  readonly names: Name[];
  readonly bindings: Binding[];
  readonly calls: Frame[];
  readonly functions: Frame[];
  readonly classes: Frame[];
  readonly returns: Frame[];
  readonly containers: Frame[];
  readonly statements: Frame[];
  readonly imports: SyntaxNode[];
  readonly dbutils: SyntaxNode[];
  broken: Range | null;
}

/** Reads Python code in one walk without recursion. Never throws; time is linear in the text. */
export function outlinePython(text: string): Outline {
  const draft = emptyDraft(text);
  const cursor = draft.tree.cursor();
  let top = openFrame(draft, null, 'root', 0, Number.POSITIVE_INFINITY);
  let skipTo = 0;
  do {
    const action = ACTIONS[cursor.type.id] ?? null;
    if (action === null || cursor.from < skipTo) continue;
    while (top.to <= cursor.from && top.parent !== null) top = top.parent;
    if (action === 'name') addName(draft, top, cursor);
    else if (action === 'error') draft.broken ??= { from: cursor.from, to: cursor.to };
    else if (action === 'type') skipTo = cursor.to;
    else if (action === 'import') {
      draft.imports.push(cursor.node);
      skipTo = cursor.to;
    } else if (isToken(action)) noteToken(draft, top, cursor, action);
    else top = openFrame(draft, top, action, cursor.from, cursor.to);
  } while (cursor.next());
  return draft;
}

function emptyDraft(text: string): Draft {
  return {
    text,
    tree: parsePython(text),
    names: [],
    bindings: [],
    calls: [],
    functions: [],
    classes: [],
    returns: [],
    containers: [],
    statements: [],
    imports: [],
    dbutils: [],
    broken: null,
  };
}

function openFrame(
  draft: Draft,
  parent: OpenFrame | null,
  kind: FrameKind,
  from: number,
  to: number,
): OpenFrame {
  const isBlock = parent === null || parent.kind === 'body' || parent.kind === 'root';
  const frame: OpenFrame = {
    kind,
    from,
    to,
    parent,
    fn: parent?.kind === 'function' ? parent : (parent?.fn ?? null),
    call: isBlock ? null : parent.kind === 'call' ? parent : parent.call,
    first: draft.names.length,
    commas: NONE,
    targetCommas: NONE,
    mark: -1,
    body: to,
    keywords: NONE,
    parameters: NONE,
    pending: draft.names.length,
    looping: false,
    expects: kind === 'parameters' || kind === 'function' || kind === 'class',
  };
  if (kind === 'body' || kind === 'pattern') {
    if (parent !== null && parent.body === parent.to) parent.body = from;
  } else if (kind === 'call') draft.calls.push(frame);
  else if (kind === 'container') draft.containers.push(frame);
  else if (kind === 'return') draft.returns.push(frame);
  else if (kind === 'statement') draft.statements.push(frame);
  else if (kind === 'function') draft.functions.push(frame);
  else if (kind === 'class') draft.classes.push(frame);
  return frame;
}

function addName(draft: Draft, top: OpenFrame, { from, to }: TreeCursor): void {
  const name: Name = { from, to, frame: top };
  draft.names.push(name);
  if (top.kind === 'scope') bind(draft, 'other', name, top);
  else if (top.kind === 'pattern') bind(draft, 'header', name, top.parent ?? top);
  if (!top.expects) return;
  top.expects = false;
  if (top.kind !== 'parameters') {
    bind(draft, top.kind === 'header' ? 'header' : 'other', name, top);
    return;
  }
  const { parent } = top;
  if (parent?.kind !== 'function') bind(draft, 'lambda', name, top);
  else append(parent, 'parameters', bind(draft, 'parameter', name, top, parent.parameters.length));
}

function bind(
  draft: Draft,
  kind: Binding['kind'],
  name: Name,
  frame: Frame,
  index = 0,
  of = 1,
  source = frame.from,
): Binding {
  const binding = { kind, name, index, of, frame, source };
  draft.bindings.push(binding);
  return binding;
}

function append<K extends 'commas' | 'keywords' | 'parameters'>(
  frame: OpenFrame,
  key: K,
  item: OpenFrame[K][number],
): void {
  if (frame[key] === NONE) frame[key] = [item] as OpenFrame[K];
  else (frame[key] as unknown[]).push(item);
}

function noteToken(draft: Draft, top: OpenFrame, cursor: TreeCursor, token: ActionToken): void {
  const { from, to } = cursor;
  if (token === 'attribute') {
    if (to - from === 7 && draft.text.startsWith('dbutils', from)) noteDbutils(draft, cursor);
  } else if (token === 'comma') {
    if (top.kind === 'parameters') top.expects = true;
    else append(top, 'commas', from);
  } else if (token === 'arguments') {
    if (top.kind === 'call' && top.mark < 0) top.mark = from;
  } else if (token === 'as') top.expects = true;
  else if (token === 'for') {
    top.looping = true;
    top.pending = draft.names.length;
  } else if (token === 'in') {
    if (top.looping) bindPending(draft, top, 'loop', to);
    top.looping = false;
  } else if (top.kind === 'assign') {
    bindPending(draft, top, 'assign', to);
    top.targetCommas = top.commas;
    top.commas = NONE;
  } else if (top.kind === 'call') noteKeyword(draft, top);
}

function noteDbutils(draft: Draft, cursor: TreeCursor): void {
  const { parent } = cursor.node;
  if (parent?.name === 'MemberExpression') draft.dbutils.push(parent);
}

/** The names since the last `=` or `for` are targets. */
function bindPending(draft: Draft, top: OpenFrame, kind: 'assign' | 'loop', source: number): void {
  const targets = draft.names.slice(top.pending);
  for (const [index, name] of targets.entries()) {
    bind(draft, kind, name, top, index, targets.length, source);
  }
  top.pending = draft.names.length;
  top.mark = source;
}

/** In a call, a name before `=` is no variable. */
function noteKeyword(draft: Draft, top: OpenFrame): void {
  const name = draft.names.at(-1);
  if (name === undefined || name.frame !== top || top.mark < 0) return;
  draft.names.pop();
  append(top, 'keywords', name);
}
