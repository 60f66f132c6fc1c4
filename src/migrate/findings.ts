import type { Finding } from '../finding.ts';
import type { Span } from '../text.ts';

/** Something that stays as it is, and why. */
export function leftAs(at: Span, message: string): Finding {
  return { rule: 'migrate-left', severity: 'warning', at, message };
}

/** What a person should know about something that changes. */
export function noteOn(at: Span, message: string): Finding {
  return { rule: 'migrate-note', severity: 'note', at, message };
}
