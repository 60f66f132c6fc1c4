import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { parsePython, type SyntaxNode } from '../../src/notebook/python.ts';

/** A regular expression of the source, and where it stands. */
export interface Expression {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

export interface Found {
  readonly expressions: readonly Expression[];
  /** Places that make an expression while the program runs, so that nobody can judge it before. */
  readonly built: readonly string[];
}

/** All expressions in the TypeScript files of a folder, by their syntax tree. */
export function expressionsOfTypeScript(folder: string): Found {
  const found = filesIn(folder, /(?<!\.d)\.ts$/).map(([path, text]) => inTypeScript(path, text));
  return {
    expressions: found.flatMap(({ expressions }) => expressions),
    built: found.flatMap(({ built }) => built),
  };
}

export function inTypeScript(path: string, text: string): Found {
  const expressions: Expression[] = [];
  const built: string[] = [];
  visit(parseAst(text, { lang: 'ts' }), (node) => {
    const at = `${path}:${text.slice(0, node.start).split('\n').length}`;
    if (node.regex !== undefined) {
      expressions.push({ at, source: node.regex.pattern, flags: node.regex.flags });
    } else if (isBuilt(node)) built.push(at);
  });
  return { expressions, built };
}

interface AstNode {
  readonly type: string;
  readonly start: number;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly name?: string;
  readonly value?: unknown;
  readonly object?: AstNode;
  readonly callee?: AstNode;
  readonly property?: AstNode;
  readonly arguments?: readonly AstNode[];
}

function visit(value: unknown, see: (node: AstNode) => void): void {
  if (Array.isArray(value)) for (const each of value) visit(each, see);
  else if (typeof value === 'object' && value !== null && 'type' in value) {
    if (value.type === 'TSTypeReference') return;
    see(value as unknown as AstNode);
    for (const each of Object.values(value)) visit(each, see);
  }
}

/** `RegExp` in whatever use, and text where a method would make an expression of it. */
function isBuilt({ type, name, callee, arguments: args }: AstNode): boolean {
  if (type === 'Identifier') return name === 'RegExp';
  if (type !== 'CallExpression' || callee?.type !== 'MemberExpression') return false;
  const takesExpression = ['match', 'matchAll', 'search'].includes(callee.property?.name ?? '');
  const [first] = args ?? [];
  const isText = first?.type === 'TemplateLiteral' || typeof first?.value === 'string';
  return takesExpression && isText;
}

/** The expressions that Python files give to `re`, as JavaScript writes them. */
export function expressionsOfPython(folder: string): Expression[] {
  return filesIn(folder, /\.py(\.hbs)?$/).flatMap(([path, text]) => {
    const found: Expression[] = [];
    parsePython(text).iterate({
      enter: ({ name, node }) => {
        if (name !== 'CallExpression' || !/^re\.\w+$/.test(calleeOf(text, node))) return;
        const written = node.getChild('ArgList')?.getChild('String');
        const source = written && text.slice(written.from, written.to);
        const [, , body] = /^r('''|"""|'|")([\s\S]*)\1$/.exec(source ?? '') ?? [];
        const at = `${path}:${text.slice(0, node.from).split('\n').length}`;
        if (body === undefined) throw new Error(`${at}: give re a raw string`);
        found.push({ at, ...asJavaScript(body, text.slice(node.from, node.to)) });
      },
    });
    return found;
  });
}

function calleeOf(text: string, call: SyntaxNode): string {
  const callee = call.firstChild;
  return callee === null ? '' : text.slice(callee.from, callee.to);
}

function asJavaScript(body: string, call: string): { source: string; flags: string } {
  const isVerbose = /\bre\.(VERBOSE|X)\b/.test(call);
  const flags = [
    /\bre\.(DOTALL|S)\b/.test(call) ? 's' : '',
    /\bre\.(IGNORECASE|I)\b/.test(call) ? 'i' : '',
    /\bre\.(MULTILINE|M)\b/.test(call) ? 'm' : '',
  ];
  const source = (isVerbose ? body.replace(/\s+/g, '') : body)
    .replaceAll('(?P<', '(?<')
    .replaceAll('\\Z', '$');
  return { source: anchored(source, call), flags: flags.join('') };
}

/** `match` looks at the text's start only, `fullmatch` at its end, too. */
function anchored(source: string, call: string): string {
  if (/^re\.fullmatch\b/.test(call)) return `^(?:${source})$`;
  return /^re\.match\b/.test(call) ? `^(?:${source})` : source;
}

function filesIn(folder: string, name: RegExp): [path: string, text: string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => name.test(path))
    .sort()
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')]);
}
