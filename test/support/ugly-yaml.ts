import fc from 'fast-check';

/** A resource file as people write them: right, but in nobody's house style. */
export interface UglyFile {
  readonly text: string;
  /** The job to edit, and its tasks in order. */
  readonly job: string;
  readonly tasks: readonly string[];
}

const COMMENTS = ['# note', '#', '# ═══ 🎉 ═══', '# - task_key: old', '#TODO: é', '# a: [b'];

/** Files with a composite job, in all the manners that keep it editable. */
export const uglyFile: fc.Arbitrary<UglyFile> = fc
  .record({
    step: fc.constantFrom(2, 3, 4),
    dashIndent: fc.constantFrom(0, 2, 4),
    gap: fc.constantFrom(2, 4),
    eol: fc.constantFrom('\n', '\r\n'),
    bom: fc.boolean(),
    finalEnd: fc.constantFrom('', '\n', '\n\n', '\n\n# the end\n', '\n# the end', '  '),
    head: fc.constantFrom('', '---\n', '# head\n\n', '%YAML 1.1\n---\n'),
    quote: fc.constantFrom('', '"', "'"),
    blank: fc.constantFrom('', '\n', '\n\n', '  \n'),
    space: fc.constantFrom(' ', '  ', '\t'),
    tasks: fc.array(
      fc.record({
        kind: fc.constantFrom('plain', 'depends', 'flow', 'block', 'anchor', 'comment'),
        above: fc.option(fc.constantFrom(...COMMENTS), { nil: null }),
        behind: fc.option(fc.constantFrom(...COMMENTS), { nil: null }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    tail: fc.constantFrom('', 'tags', 'comment', 'comment-deep'),
    before: fc.boolean(),
    after: fc.boolean(),
    target: fc.boolean(),
    second: fc.boolean(),
  })
  .map((style) => {
    const pad = (depth: number) => ' '.repeat(style.step * depth);
    const lines: string[] = [];
    let depth = 0;
    if (style.target) {
      lines.push('targets:', `${pad(1)}dev:`);
      depth = 2;
    }
    lines.push(`${pad(depth)}resources:`, `${pad(depth + 1)}jobs:`);
    const other = (name: string) => [
      `${pad(depth + 2)}# about ${name}`,
      `${pad(depth + 2)}${name}:`,
      `${pad(depth + 3)}name:${style.space}${name} # 🎉`,
      `${pad(depth + 3)}tasks: [{task_key: x, run_job_task: {job_id: 1}}]`,
    ];
    if (style.before) lines.push(...other('before'), '');
    lines.push(`${pad(depth + 2)}parent: # the one`, `${pad(depth + 3)}description: >-`);
    lines.push(`${pad(depth + 4)}folded`, '', `${pad(depth + 4)}text`);
    lines.push(`${pad(depth + 3)}tasks: # all of them`);
    const dash = pad(depth + 3) + ' '.repeat(style.dashIndent);
    const bullet = `-${' '.repeat(style.gap - 1)}`;
    const inner = dash + ' '.repeat(style.gap);
    const names = style.tasks.map((_, index) => `t${index}`);
    for (const [index, task] of style.tasks.entries()) {
      if (index > 0 && style.blank !== '') lines.push(...style.blank.split('\n').slice(0, -1));
      if (task.above !== null) lines.push(dash + task.above);
      const name = `${style.quote}t${index}${style.quote}`;
      lines.push(
        `${dash}${bullet}task_key:${style.space}${name}${task.behind === null ? '' : ` ${task.behind}`}`,
      );
      if (index > 0 && task.kind === 'depends') {
        lines.push(
          `${inner}depends_on:`,
          `${inner}${' '.repeat(style.dashIndent)}${bullet}task_key: t0`,
        );
      }
      if (index > 0 && task.kind === 'flow') lines.push(`${inner}depends_on: [{task_key: t0}]`);
      if (task.kind === 'anchor')
        lines.push(`${inner}x: &a${index} {y: 1}`, `${inner}z: *a${index}`);
      lines.push(
        `${inner}run_job_task:`,
        `${inner}${pad(1)}job_id: \${resources.jobs.j${index}.id}`,
      );
      if (task.kind === 'block')
        lines.push(`${inner}description: |`, `${inner}  two`, '', `${inner}  lines`);
      if (task.kind === 'comment') lines.push(`${inner}# inside`);
    }
    if (style.tail === 'tags')
      lines.push(`${pad(depth + 3)}tags:`, `${pad(depth + 4)}job_level: composite`);
    if (style.tail === 'comment') lines.push(`${pad(depth + 3)}# tail`);
    if (style.tail === 'comment-deep') lines.push('', `${dash}# - task_key: old`);
    if (style.after) lines.push('', ...other('after'));
    const body =
      lines.join('\n') +
      style.finalEnd +
      (style.second && style.finalEnd.endsWith('\n') ? '---\nx: [\n' : '');
    const text = (style.bom ? '\ufeff' : '') + (style.head + body).replaceAll('\n', style.eol);
    return { text, job: 'parent', tasks: names };
  });
