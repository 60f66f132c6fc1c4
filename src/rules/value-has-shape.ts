import type { Expected } from '../subject/misfit-walk.ts';
import type { Rule } from '../subject/rule.ts';

export const valueHasShape: Rule = {
  id: 'value-has-shape',
  severity: 'warning',
  summary: 'Values have the shape that their field takes: lists, maps, numbers',
  *check({ misfits }) {
    for (const misfit of misfits()) {
      if (misfit.kind !== 'shape' || OTHERS.test(misfit.path)) continue;
      const { at, path, expected, found } = misfit;
      yield {
        at,
        subject: path,
        message: `${WORDS[expected]} is meant here, and this is ${found}`,
        help: `The CLI drops the value with a warning, as if ${lastOf(path)} were not there.`,
      };
    }
  },
};

/**
 * What rules of their own say more about: the id of a job, SQL in the place of a file, a file that is
 * no map, a bundle without a name.
 */
const OTHERS = /\.run_job_task\.job_id$|\.sql_task\.query$|^(?:bundle)?$/;

const WORDS: Readonly<Record<Expected, string>> = {
  list: 'a list',
  map: 'a map',
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  anything: 'a value',
};

function lastOf(path: string): string {
  return path.split('.').at(-1) ?? path;
}
