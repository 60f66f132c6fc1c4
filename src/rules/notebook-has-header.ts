import type { SourcePath } from '../bundle/source-paths.ts';
import type { Breach } from '../finding.ts';
import { languageOf } from '../notebook/cell.ts';
import { commentMark, type FileKind, type HeaderFault } from '../notebook/header.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { fixOf } from './parts/fix.ts';
import { pathsAt } from './parts/missing-path.ts';

export const notebookHasHeader: Rule = {
  id: 'notebook-has-header',
  severity: 'error',
  summary: 'The first line of a notebook says that it is one',
  readsCode: true,
  *check(subject) {
    for (const use of subject.paths()) {
      if (use.kind !== 'notebook') continue;
      for (const path of pathsAt(subject, use) ?? []) {
        if (subject.disk.kindOf(path) !== 'file') continue;
        const kind = subject.code.kind(path);
        if (kind === null || kind.kind === 'notebook') continue;
        yield { subject: use.subject, ...findingFor(subject, use, path, kind) };
      }
    }
  },
};

const FAULTS: Record<HeaderFault, string> = {
  'byte-order-mark': 'a byte order mark stands before it',
  'lines-above': 'lines stand above it',
  spelling: 'it is spelled otherwise',
  'comment-mark': 'it has the comment mark of another language',
  missing: 'there are cells, but no such line',
};

type NoNotebook = Exclude<FileKind, { kind: 'notebook' }>;

function findingFor(subject: Subject, use: SourcePath, path: string, kind: NoNotebook): Breach {
  const language = languageOf(path);
  if (kind.kind === 'broken') {
    return { at: use.written.span, message: `${path} is not a notebook: ${kind.why}` };
  }
  if (language === null) {
    return {
      at: use.written.span,
      message: `${path} is not a notebook`,
      help: 'Notebooks end in .py, .sql, .r, .scala or .ipynb.',
    };
  }
  const header = `${commentMark(language)} Databricks notebook source`;
  const help = `Its first line has to be exactly: ${header}`;
  if (kind.kind === 'nearly') {
    return {
      at: kind.span,
      message: `the CLI sees no notebook header here: ${FAULTS[kind.fault]}`,
      see: [{ value: 'it is to be a notebook', span: use.written.span }],
      help,
      ...(kind.edit === null ? {} : fixOf({ path }, 'Write the header', true, kind.edit)),
    };
  }
  const lineEnd = /\r?\n/.exec(subject.code.text(path) ?? '')?.[0] ?? '\n';
  return {
    at: use.written.span,
    message: `${path} is a plain file, not a notebook`,
    help,
    ...fixOf({ path }, 'Make it a notebook', false, { start: 0, end: 0, text: header + lineEnd }),
  };
}
