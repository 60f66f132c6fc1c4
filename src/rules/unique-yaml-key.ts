import { placeText } from '../bundle/references.ts';
import type { Repeat } from '../bundle/yaml-laws.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';

export const uniqueYamlKey: Rule = {
  id: 'unique-yaml-key',
  severity: 'error',
  summary: 'A map has each key once',
  *check({ yaml }) {
    for (const { path, repeats } of yaml()) for (const each of repeats) yield finding(path, each);
  },
};

function finding(path: string, { key, pairs, place }: Repeat): Breach {
  const spans = pairs.map((pair) => ({ path, start: pair.key.start, end: pair.key.end }));
  const last = spans.at(-1) as Breach['at'];
  const merge = key === '<<';
  return {
    at: last,
    subject: placeText([...place, key]),
    message: `the key "${key}" stands ${pairs.length === 2 ? 'twice' : `${pairs.length} times`} in one map`,
    see: spans.slice(0, -1).map((span) => ({
      value: merge ? 'also here' : 'what is here is lost',
      span,
    })),
    help: merge
      ? 'The CLI refuses the file. Merge several maps with a list: "<<: [*first, *second]".'
      : 'The CLI reads the last one only, without a word. Make one of them.',
  };
}
