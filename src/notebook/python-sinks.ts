import { type Import, isKnownModule } from './python-imports.ts';
import type { Scope } from './python-literals.ts';
import { calleeOf, definedName, type Frame } from './python-outline.ts';

/**
 * Functions and methods that print, log or show what they are given, or pass it to such. Spark's
 * `writeTo` only names a table.
 */
function isPrintName(name: string): boolean {
  const plain = name.toLowerCase();
  if (plain === 'writeto') return false;
  const bare = plain.replace(/^_+/, '');
  const isFirst = PRINT_WORDS.some((word) => {
    return bare.startsWith(word) && /^(?:$|[a-z_])/.test(bare.slice(word.length));
  });
  return isFirst || /[a-z_](?:log|print|show|display)(?:$|[a-z_])/.test(plain);
}

const PRINT_WORDS =
  'print pprint pp log logger logging show display debug info warn error critical exception fatal trace success write exit echo secho dump report emit bind'.split(
    ' ',
  );

/** Functions of Python that show nothing and call nothing that could. */
const BUILTINS = new Set(
  `abs all any ascii bin bool bytearray bytes callable chr classmethod complex delattr dict dir divmod
  enumerate filter float format frozenset getattr hasattr hash hex id input int isinstance issubclass
  iter len list map max memoryview min next object oct open ord pow property range repr reversed round
  set setattr slice sorted staticmethod str sum super tuple type zip BaseException Exception ValueError
  TypeError KeyError RuntimeError AssertionError NotImplementedError FileNotFoundError OSError
  PermissionError LookupError IndexError ArithmeticError TimeoutError getArgument`.split(/\s+/),
);

/** What a notebook has without importing it. */
const GLOBALS = new Set(['spark', 'sc', 'sqlContext', 'dbutils', 'sql', 'table', 'udf']);

/**
 * Tells whether a call prints what it is given, or hands it to code that cannot be seen: functions
 * of other modules, of the notebook's own variables, and what no statement of the module defines.
 */
export function isPrinting(
  { outline, bindings }: Scope,
  imports: readonly Import[],
): (call: Frame) => boolean {
  const defined = new Set(
    [...outline.functions, ...outline.classes].map((each) => definedName(outline, each)),
  );
  const imported = new Map<string, boolean>();
  for (const { as, module } of imports) {
    if (as !== null) imported.set(as, isKnownModule(module) && imported.get(as) !== false);
  }
  const known = (name: string): boolean =>
    imported.get(name) ?? (BUILTINS.has(name) || GLOBALS.has(name));
  return (call) => {
    if (call.mark < 0 || call.mark + 2 >= call.to) return false;
    const { root, last, bare } = calleeOf(outline, call);
    if (root === 'dbutils' && !bindings.has('dbutils')) {
      return !outline.text.startsWith('dbutils.widgets', call.from);
    }
    if (bare) return isPrintName(last) || !(defined.has(last) || known(last));
    if (isPrintName(last)) return true;
    if (root === null || defined.has(root) || imported.get(root)) return false;
    // Methods of a variable's value show nothing, unless they are named as if they did.
    return imported.has(root) || !(bindings.has(root) || known(root));
  };
}
