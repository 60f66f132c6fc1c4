import { isLiteral } from '../bundle/lookup.ts';
import { quartzFault } from '../spec/quartz.ts';
import type { Rule } from '../subject/rule.ts';
import { schedulesOf } from '../subject/schedules.ts';

export const validCron: Rule = {
  id: 'valid-cron',
  severity: 'error',
  summary: 'Schedules are Quartz cron expressions',
  *check({ bundle }) {
    const known = new Map<string, string | null>();
    for (const { cron, path } of schedulesOf(bundle)) {
      if (cron === null || !isLiteral(cron.value)) continue;
      const before = known.get(cron.value);
      const fault = before === undefined ? quartzFault(cron.value) : before;
      known.set(cron.value, fault);
      if (fault === null) continue;
      yield {
        at: cron.span,
        subject: path,
        message: `"${cron.value}" is no Quartz cron expression: ${fault}`,
        help: 'Write seconds, minutes, hours, day of month, month, day of week: "0 0 2 * * ?" is 2 a.m.',
      };
    }
  },
};
