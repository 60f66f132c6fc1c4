/** Words that Python keeps for itself. */
const KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield';

/** Built-in functions and types: a variable of such a name would hide it from the code behind. */
const BUILT_IN =
  'abs all any ascii bin bool bytes callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip';

/** What Databricks puts into every notebook, and what the stub itself uses. */
const IN_USE =
  'dbutils spark sc display displayHTML sql sqlContext table udf getArgument time SparkSession get_parameters main parameters started e';

const TAKEN = new Set([KEYWORDS, BUILT_IN, IN_USE].flatMap((words) => words.split(' ')));

/**
 * A Python variable for each name: the name itself where it may be one, each another one. Names are
 * made of letters, digits, `_`, `-` and `.`, start with a letter, and differ.
 */
export function pythonNames(names: readonly string[]): string[] {
  const given = new Set<string>();
  const own = new Set(names);
  return names.map((name) => {
    const plain = name.replace(/[^A-Za-z0-9_]/g, '_');
    // A name that another one is written as may not be taken from it.
    const isFree = (each: string) =>
      !TAKEN.has(each) && !given.has(each) && (each === name || !own.has(each));
    let variable = isFree(plain) ? plain : `${plain}_`;
    for (let count = 2; !isFree(variable); count++) variable = `${plain}_${count}`;
    given.add(variable);
    return variable;
  });
}
