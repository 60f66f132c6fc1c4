import { isLiteral, textIn } from '../bundle/lookup.ts';
import type { TaskPiece } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import { LOOP } from '../task/task-type.ts';

export const legalLoop: Rule = {
  id: 'legal-loop',
  severity: 'error',
  summary: 'Loops run over a JSON list, and hold no other loop',
  *checkJobs({ wholeJobs }) {
    for (const { tasks } of wholeJobs) {
      for (const { loops, pieces, body } of tasks.values()) {
        if (!loops) continue;
        for (const piece of pieces) yield* wrongInputs(piece);
        for (const piece of body) yield* loopInside(piece);
      }
    }
  },
};

function* wrongInputs({ fields, path, job }: TaskPiece): Generator<Breach> {
  const inputs = textIn(job.resource.file, fields, LOOP[0], 'inputs');
  if (inputs === null || !isLiteral(inputs.value) || isJsonList(inputs.value)) return;
  yield {
    at: inputs.span,
    subject: `${path}.${LOOP[0]}`,
    message: 'the inputs of the loop are no JSON list',
    help: 'Write a list in JSON, with double quotes: inputs: \'["a", "b"]\'. A reference such as "{{tasks.x.values.y}}" may give it, too.',
  };
}

function isJsonList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

function* loopInside({ fields, path, job }: TaskPiece): Generator<Breach> {
  const inside = fields.get(LOOP[0]);
  if (inside === undefined) return;
  const { start, end } = inside.key;
  yield {
    at: { path: job.resource.file.path, start, end },
    subject: path,
    message: 'a loop in a loop: Databricks refuses it',
    help: 'Put the inner loop into a job of its own, and run that job with run_job_task.',
  };
}
