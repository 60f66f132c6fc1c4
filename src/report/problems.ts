import { joined, type Printed, printed, shown, visible } from '../printed.ts';
import type { Problem, UserError } from '../problem.ts';
import type { Span } from '../text.ts';
import { excerptsOf } from './excerpt.ts';
import { regionsOf } from './positions.ts';

/**
 * What is wrong with a request, a line each; below what is about a file, the place in it, and below
 * that what is to be pasted. Without a line end.
 */
export function problemsText({ problems, textOf }: UserError, columns: number): Printed {
  const { placed, excerpt } = excerptsOf(textOf, columns);
  const lines = problems.flatMap((problem) => {
    const [first = '', ...more] = wordsOf(problem).split('\n');
    const pasted = more.map((line) => shown(line));
    const { at } = problem;
    if (at === undefined) return [visible(`  ${first}`), ...pasted];
    const marked = excerpt(at, '^', (marks) => marks);
    return [visible(`  ${placed(at)}: ${first}`), ...marked, ...pasted];
  });
  return printed`${joined(lines, '\n')}`;
}

/** A problem in words: which answer, what it was, what is allowed. */
export function wordsOf({ key, value, allowed }: Problem): string {
  const subject = [key, value].filter((part) => part !== '').join(': ');
  return subject + (subject === '' ? '' : ' - ') + allowed;
}

/** The problems for machines, in the form of `placedValues`. */
export function problemValues({ problems, textOf }: UserError): readonly object[] {
  return placedValues(problems, textOf);
}

/** Things with a place for machines: `at` is `file:line:column`, with the region beside it. */
export function placedValues(
  placed: readonly { readonly at?: Span }[],
  textOf: (path: string) => string | null,
): readonly object[] {
  const excerpts = excerptsOf(textOf, 80);
  const region = regionsOf(textOf);
  return placed.map(({ at, ...rest }) =>
    at === undefined ? rest : { ...rest, at: excerpts.placed(at), path: at.path, ...region(at) },
  );
}
