import type { Fault } from '../bundle/bundle.ts';
import type { Breach, Finding } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';

export const yamlSyntax: Rule = {
  id: 'yaml-syntax',
  severity: 'error',
  summary: 'Files of a bundle can be read',
  *check({ bundle, yaml }) {
    // A file that was loaded has no fault of its own: the rule include-matches has its patterns.
    const faults = bundle.faults.filter(({ path }) => !bundle.files.has(path));
    yield* faults.map(faultFinding);
    for (const { path, refused } of yaml()) {
      for (const { start, end, message } of refused) yield { at: { path, start, end }, message };
    }
  },
};

/** The findings of a bundle whose root file cannot be parsed, so that rules cannot look at it. */
export function syntaxFindings(faults: readonly Fault[]): Finding[] {
  const { id: rule, severity } = yamlSyntax;
  return faults.map((fault) => ({ ...faultFinding(fault), rule, severity }));
}

function faultFinding({ path, offset, message, text }: Fault): Breach {
  const marker = /^(<{7}|={7}|>{7})( |\r?$)/m.exec(text ?? '');
  if (marker !== null && /^<{7} /m.test(text ?? '')) {
    const start = marker.index;
    return {
      at: { path, start, end: start + 7 },
      message: 'the file holds a merge conflict',
      help: 'Choose one side, and remove the lines <<<<<<<, ======= and >>>>>>>.',
    };
  }
  const start = Math.min(offset, text?.length ?? 0);
  return {
    at: { path, start, end: Math.min(start + 1, text?.length ?? 0) },
    message: sentence(message),
    help:
      text === null
        ? 'Make it readable, a file as text in UTF-8, or remove it from include.'
        : 'Nothing in this file is checked, or deployed, until it can be read.',
  };
}

function sentence(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
