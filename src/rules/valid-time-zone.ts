import { isLiteral } from '../bundle/lookup.ts';
import { isTimeZone } from '../spec/time-zone.ts';
import type { Rule } from '../subject/rule.ts';
import { schedulesOf } from '../subject/schedules.ts';
import { didYouMean } from '../suggest.ts';

export const validTimeZone: Rule = {
  id: 'valid-time-zone',
  severity: 'error',
  summary: 'Time zones of schedules are known',
  *check({ bundle }) {
    const known = new Map<string, string | null>();
    for (const { zone, path } of schedulesOf(bundle)) {
      if (zone === null || !isLiteral(zone.value)) continue;
      const before = known.get(zone.value);
      const fault = before === undefined ? faultOf(zone.value) : before;
      known.set(zone.value, fault);
      if (fault === null) continue;
      yield {
        at: zone.span,
        subject: path,
        message: fault,
        help: 'Write an IANA name with its capitals, such as Europe/Berlin or UTC.',
      };
    }
  },
};

function faultOf(zone: string): string | null {
  if (isTimeZone(zone) || isJavaZone(zone)) return null;
  const names = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  return `"${zone}" is not a time zone.${didYouMean(zone, names)}`;
}

/** Ids that only Java knows, which runs the schedules: old short names and plain offsets. */
function isJavaZone(zone: string): boolean {
  const short =
    /^(ACT|AET|AGT|ART|AST|BET|BST|CAT|CET|CNT|CST|CTT|EAT|ECT|EET|EST|HST|IET|IST|JST)$/;
  const more = /^(MET|MIT|MST|NET|NST|PLT|PNT|PRT|PST|SST|UT|VST|WET|(EST5E|CST6C|MST7M|PST8P)DT)$/;
  const offset = /^(GMT|UTC|UT)?[+-]\d{1,2}(:?\d{2})?$/;
  return short.test(zone) || more.test(zone) || offset.test(zone) || zone.startsWith('SystemV/');
}
