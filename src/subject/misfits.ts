import type { Bundle, BundleFile } from '../bundle/bundle.ts';
import { oldestCliVersion } from '../bundle/cli-version.ts';
import { type FieldForm, type FieldTable, ROOT_TYPE } from '../bundle/fields.ts';
import { type VariableKind, variableKind } from '../bundle/variable-kind.ts';
import { complexDefault } from '../bundle/variable-values.ts';
import type { Variable } from '../bundle/variables.ts';
import {
  add,
  type Misfit,
  type MisfitWalk,
  type SeenNodes,
  type VariableUse,
  visit,
} from './misfit-walk.ts';

/** What one file alone says. It holds for a table of fields, and for the oldest CLI that may read it. */
export type FileMisfits = Pick<MisfitWalk, 'table' | 'oldest'> & {
  readonly found: readonly Misfit[];
  readonly uses: readonly VariableUse[];
};

type Variables = ReadonlyMap<string, readonly Variable[]>;

/**
 * All that the files of a bundle hold and the schema does not know: values of another shape, fields,
 * words. What a reference may stand for fits. Takes time linear in the text; files that are `known`
 * are not looked at again.
 */
export function misfitsOf(
  bundle: Bundle,
  variables: Variables,
  table: FieldTable,
  known: WeakMap<BundleFile, FileMisfits>,
): Misfit[] {
  const oldest = oldestCliVersion(bundle)?.value ?? null;
  // Many files may use one variable: its value is looked at once.
  const seen: SeenNodes = new Map();
  return [...bundle.files.values()].flatMap((file) => {
    const before = known.get(file);
    const isSame = before?.table === table && String(before.oldest) === String(oldest);
    const own = isSame ? before : misfitsIn(file, table, oldest);
    known.set(file, own);
    const [found, uses] = [[...own.found], [...own.uses]];
    // Values of variables may use others: the list grows while it is read.
    for (const use of uses) {
      const { file: usedIn, inVariable } = use;
      visitUse({ file: usedIn, found, uses, seen, inVariable, table, oldest }, use, variables);
    }
    return found;
  });
}

function misfitsIn(file: BundleFile, table: FieldTable, oldest: MisfitWalk['oldest']): FileMisfits {
  const [found, uses]: [Misfit[], VariableUse[]] = [[], []];
  const walk = { file, found, uses, seen: new Map(), inVariable: false, table, oldest };
  visit(walk, file.root, { kind: 'fields', type: ROOT_TYPE }, { path: '', inTarget: false });
  return { table, oldest, found, uses };
}

/** What kinds of variables fit where; a lookup gives a text. */
const FITTING: Readonly<Record<FieldForm['kind'], readonly VariableKind[]>> = {
  fields: ['map'],
  map: ['map'],
  list: ['list'],
  value: ['text', 'lookup'],
};

/**
 * A variable as the whole value is of the kind that all its values are of; what these hold is held to
 * the same form.
 */
function visitUse(
  walk: MisfitWalk,
  { name, node, form, place }: VariableUse,
  variables: Variables,
): void {
  const values = variables.get(name) ?? [];
  const kind = variableKind(values);
  if (kind === null) return;
  if (FITTING[form.kind].includes(kind)) {
    const value = complexDefault(values);
    // A field of a job itself is read as if it stood there (withVariableValues).
    if (value === null || JOB_FIELD.test(place.path)) return;
    const inside = { ...walk, file: value.file, inVariable: true };
    visit(inside, value.entry.value, form, place);
    return;
  }
  if (form.kind === 'value') {
    if (form.of === 'anything') return;
    add(walk, node, place, { kind: 'shape', expected: form.of, found: `a ${kind}` });
  } else {
    const expected = form.kind === 'list' ? 'list' : 'map';
    const found = kind === 'list' || kind === 'map' ? `a ${kind}` : 'a string';
    add(walk, node, place, { kind: 'shape', expected, found });
  }
}

const JOB_FIELD = /^(?:targets\.[^.]*\.)?resources\.jobs\.[^.]*\.[^.[]*$/;
