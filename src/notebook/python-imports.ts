import type { SyntaxNode } from './python.ts';
import type { Range } from './python-outline.ts';

/** One name that an import statement brings in. */
export interface Import {
  readonly statement: Range;
  /** The module as written, with leading dots; `at` is its place. */
  readonly module: string;
  readonly at: Range;
  /** What is taken from the module: a name or `*`; null for `import module`. */
  readonly name: string | null;
  /** What it is called from then on; null for `*`. */
  readonly as: string | null;
}

/** What the import statements of a module bring in, in order. */
export function importsOf(text: string, statements: readonly SyntaxNode[]): Import[] {
  return statements.flatMap((statement) => {
    const parts = partsOf(text, statement);
    const split = parts.findIndex(({ text: word }) => word === 'import');
    const isFrom = split > 0;
    const before = isFrom ? parts.slice(1, split) : [];
    const module = before.map(({ text: word }) => word).join('');
    const range = { from: before[0]?.from ?? 0, to: before.at(-1)?.to ?? 0 };
    return itemsOf(parts.slice(split + 1)).map(({ name, as, at }): Import => {
      const { from, to } = statement;
      return isFrom
        ? {
            statement: { from, to },
            module,
            at: range,
            name,
            as: name === '*' ? null : (as ?? name),
          }
        : { statement: { from, to }, module: name, at, name: null, as: as ?? firstPart(name) };
    });
  });
}

/** The first part of a dotted name: what `import a.b` binds. */
export function firstPart(module: string): string {
  const dot = module.indexOf('.');
  return dot < 0 ? module : module.slice(0, dot);
}

interface Part extends Range {
  readonly text: string;
}

function partsOf(text: string, statement: SyntaxNode): Part[] {
  const parts: Part[] = [];
  const cursor = statement.cursor();
  if (!cursor.firstChild()) return parts;
  do {
    const { from, to } = cursor;
    parts.push({ text: text.slice(from, to), from, to });
  } while (cursor.nextSibling());
  return parts;
}

/** `a.b as c, d`, without brackets. */
function itemsOf(parts: readonly Part[]): { name: string; as: string | null; at: Range }[] {
  const items: { name: string; as: string | null; at: { from: number; to: number } }[] = [];
  let [starts, renames] = [true, false];
  for (const { text, from, to } of parts) {
    const item = items.at(-1);
    if (text === '(' || text === ')' || text.startsWith('#')) continue;
    if (text === ',') [starts, renames] = [true, false];
    else if (starts) {
      items.push({ name: text, as: null, at: { from, to } });
      starts = false;
    } else if (text === 'as') renames = true;
    else if (item !== undefined && renames) item.as = text;
    else if (item !== undefined) {
      item.name += text;
      item.at.to = to;
    }
  }
  return items;
}

/** Packages that neither read widgets nor print what they are given, besides Python's own. */
const PACKAGES = `
  pyspark databricks delta dlt mlflow pandas numpy scipy sklearn xgboost lightgbm matplotlib requests
  yaml pytz dateutil boto3 botocore azure google pydantic great_expectations dbldatagen faker
  abc argparse array ast asyncio base64 binascii bisect builtins calendar cmath codecs collections
  concurrent configparser contextlib copy csv ctypes dataclasses datetime decimal difflib email enum
  errno fnmatch fractions functools gc getpass glob gzip hashlib heapq hmac html http importlib inspect
  io ipaddress itertools json logging math multiprocessing numbers operator os pathlib pickle platform
  pprint queue random re secrets shlex shutil signal socket sqlite3 ssl statistics string struct
  subprocess sys tempfile textwrap threading time timeit traceback types typing typing_extensions
  unicodedata unittest urllib uuid warnings weakref xml zipfile zlib zoneinfo __future__
`;

const KNOWN = new Set(PACKAGES.trim().split(/\s+/));

/** Whether a module is Python's own or of a package that everybody knows; relative ones never are. */
export function isKnownModule(module: string): boolean {
  return KNOWN.has(firstPart(module).toLowerCase());
}
