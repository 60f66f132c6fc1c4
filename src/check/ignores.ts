import type { Breach, Finding } from '../finding.ts';
import { ignoreHasReason } from '../rules/ignore-has-reason.ts';
import { ignoreIsUsed } from '../rules/ignore-is-used.ts';
import type { Rule } from '../subject/rule.ts';
import { didYouMean } from '../suggest.ts';
import type { Span } from '../text.ts';
import { excuse } from './excuse.ts';
import { type Ignore, ignoresIn } from './ignore-comments.ts';

/**
 * Takes away the findings that comments excuse, and adds those about the comments themselves: a
 * comment without a reason excuses nothing. `ran` are the rules that were looked at, `all` those
 * that there are.
 */
export function withoutExcused(
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
  ran: ReadonlySet<string>,
  all: readonly string[],
): { readonly left: Finding[]; readonly excused: number } {
  const ignores = new Map([...texts].map(([path, text]) => [path, ignoresIn(path, text, all)]));
  const { left, isUsed } = excuse(findings, [...ignores.values()].flat(), texts);
  const excused = findings.length - left.length;
  for (const ignore of [...ignores.values()].flat()) {
    if (!ignore.hasReason && ran.has(ignoreHasReason.id)) {
      left.push(stamp(ignoreHasReason, noReason(ignore)));
    }
    if (!ran.has(ignoreIsUsed.id)) continue;
    if (ignore.rules.length === 0) left.push(stamp(ignoreIsUsed, otherForm(ignore)));
    for (const { id, at } of ignore.rules) {
      if (!all.includes(id)) left.push(stamp(ignoreIsUsed, unknownRule(id, at, all)));
      else if (ignore.hasReason && ran.has(id) && !isUsed(ignore, id)) {
        left.push(stamp(ignoreIsUsed, unused(id, at)));
      }
    }
  }
  return { left, excused };
}

function stamp({ id, severity }: Rule, finding: Breach): Finding {
  return { ...finding, rule: id, severity };
}

function noReason({ at, mark, rules }: Ignore): Breach {
  return {
    at,
    message: 'this comment gives no reason, so it excuses nothing',
    help: `Write why behind a colon: ${formOf(
      mark,
      rules.map(({ id }) => id),
    )}`,
  };
}

function otherForm({ at, mark, meant }: Ignore): Breach {
  return {
    at,
    message: 'this comment does not have the form that excuses findings',
    help: `Write ${formOf(mark, meant.length === 0 ? ['rule'] : meant)}`,
  };
}

function formOf(mark: string, rules: readonly string[]): string {
  const end = mark === '/*' ? ' */' : '';
  return `${mark} dab-ignore[${rules.join(', ')}]: the reason${end}`;
}

function unknownRule(id: string, at: Span, all: readonly string[]): Breach {
  return { at, message: `there is no rule "${id}".${didYouMean(id, all)}` };
}

function unused(id: string, at: Span): Breach {
  return {
    at,
    message: `${id} finds nothing here`,
    help: 'Take it out of the comment, or remove the whole comment.',
  };
}
