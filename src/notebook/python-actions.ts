import { byNodeName } from './python.ts';
import type { FrameKind } from './python-outline.ts';

export type ActionToken =
  | 'name'
  | 'attribute'
  | 'operator'
  | 'comma'
  | 'in'
  | 'for'
  | 'as'
  | 'arguments';

/** What a walk over Python code does at a node; null: nothing. */
export const ACTIONS = byNodeName<FrameKind | ActionToken | 'import' | 'type' | 'error' | null>(
  {
    VariableName: 'name',
    PropertyName: 'attribute',
    AssignOp: 'operator',
    UpdateOp: 'operator',
    ',': 'comma',
    in: 'in',
    for: 'for',
    as: 'as',
    ArgList: 'arguments',
    CallExpression: 'call',
    PrintStatement: 'call',
    AssignStatement: 'assign',
    UpdateStatement: 'assign',
    NamedExpression: 'assign',
    ForStatement: 'loop',
    ComprehensionExpression: 'loop',
    ArrayComprehensionExpression: 'loop',
    DictionaryComprehensionExpression: 'loop',
    SetComprehensionExpression: 'loop',
    WithStatement: 'header',
    MatchStatement: 'header',
    MatchBody: 'pattern',
    ReturnStatement: 'return',
    YieldStatement: 'return',
    YieldExpression: 'return',
    FunctionDefinition: 'function',
    ParamList: 'parameters',
    LambdaExpression: 'lambda',
    ClassDefinition: 'class',
    Decorator: 'decorator',
    ExpressionStatement: 'statement',
    TupleExpression: 'container',
    ArrayExpression: 'container',
    DictionaryExpression: 'container',
    SetExpression: 'container',
    TypeDef: 'type',
    TypeParamList: 'type',
    TypeDefinition: 'type',
    ScopeStatement: 'scope',
    DeleteStatement: 'scope',
    TryStatement: 'try',
    Body: 'body',
    ImportStatement: 'import',
    '⚠': 'error',
  },
  null,
);

const TOKENS = new Set<string>(['attribute', 'operator', 'comma', 'in', 'for', 'as', 'arguments']);

export function isToken(action: string): action is ActionToken {
  return TOKENS.has(action);
}
