import { ANSWER_KEYS, QUESTIONS } from './questions.ts';

/** The JSON Schema (draft 2020-12) of the answers file. Keys are optional: each has a default. */
export function answersSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Answers of create-dab-project',
    type: 'object',
    properties: Object.fromEntries(
      ANSWER_KEYS.map((key) => [
        key,
        { description: QUESTIONS[key].about, ...QUESTIONS[key].schema },
      ]),
    ),
    additionalProperties: false,
  };
}
