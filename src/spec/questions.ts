import { LAYERS } from '../layer.ts';
import { askDomains, askMap } from './ask.ts';
import { domainTexts, OWN_NAME, parseDomains } from './domains.ts';
import { deploysFunctions, hasRefresh, hasSqlTask, layersInUse } from './needs.ts';
import type { Outcome } from './outcome.ts';
import {
  type AnswerKey,
  type Answers,
  FUNCTION_FORMS,
  STANDARD_DOMAINS,
  TARGETS,
} from './project.ts';
import { choiceOf, choicesOf, firstFault, parseMap } from './shapes.ts';
import { identifierFault, schemaClash } from './text.ts';
import type { Ui } from './ui.ts';
import {
  parseDescription,
  parseEmails,
  parseIdentifiers,
  parseName,
  parseSchedule,
  parseTimeZone,
  parseWarehouse,
} from './values.ts';

/** An answer as the answers file holds it. */
export type AnswerText = string | readonly string[] | Readonly<Record<string, string>>;

/** One row of the table from which flags, prompts, answers file, JSON Schema and docs are made. */
export interface Question<T> {
  /** What the prompt asks. */
  readonly message: string;
  /** One sentence for help, docs and schema. */
  readonly about: string;
  /** How a value looks on the command line. */
  readonly form: string;
  readonly schema: object;
  /** The default; `directory` is the name of the target folder, if one was given. */
  readonly initial: (directory: string | null) => T;
  /** Whether the answer makes a difference to the project. */
  readonly needed: (answers: Answers) => boolean;
  /** From what a flag, a file or a prompt gave. Parts that a map leaves out are taken from `initial`. */
  readonly parse: (raw: unknown, initial: T) => Outcome<T>;
  /** The inverse of `parse`. */
  readonly write: (value: T, answers: Answers) => AnswerText;
  /** Asks a person; what comes back goes through `parse`. */
  readonly ask: (ui: Ui, row: Question<T>, initial: T, answers: Answers) => Promise<unknown>;
}

export type Questions = { readonly [K in AnswerKey]: Question<Answers[K]> };

const always = () => true;

const TEXT = {
  write: (value: string): AnswerText => value,
  ask: (ui: Ui, row: Question<string>, initial: string) =>
    ui.text({
      message: row.message,
      initial,
      fault: (text) => firstFault(row.parse(text, initial)),
    }),
};

/** The questions, in the order in which they are asked. */
export const QUESTIONS: Questions = {
  name: {
    message: 'Project name',
    about: 'Name of the project, shown in every job name',
    form: 'TEXT',
    schema: { type: 'string', minLength: 1, maxLength: 100 },
    initial: (directory) => directory ?? 'my-lakehouse',
    needed: always,
    parse: parseName,
    ...TEXT,
  },
  description: {
    message: 'Description',
    about: 'One line on what the project is for',
    form: 'TEXT',
    schema: { type: 'string', minLength: 1, maxLength: 500 },
    initial: () => 'Databricks jobs in three levels: atomic, composite and orchestrator.',
    needed: always,
    parse: parseDescription,
    ...TEXT,
  },
  layers: {
    message: 'Layers',
    about: 'Medallion layers whose tables the project makes',
    form: LAYERS.join(','),
    schema: { type: 'array', items: { enum: LAYERS }, uniqueItems: true },
    initial: () => LAYERS,
    needed: always,
    parse: (raw) => choicesOf(raw, LAYERS),
    write: (layers) => layers,
    ask: (ui, row, initial) =>
      ui.pick({ message: row.message, initial, choices: plain(LAYERS), required: false }),
  },
  domains: {
    message: 'Domains',
    about: `Domains on top of the layers: ${STANDARD_DOMAINS.join(', ')}, and your own with phases`,
    form: 'semantic,finance:setup,refresh',
    schema: {
      type: 'array',
      items: {
        anyOf: [
          { enum: STANDARD_DOMAINS },
          { type: 'string', pattern: `^${OWN_NAME}(:(setup|refresh)(,(setup|refresh))?)?$` },
        ],
      },
    },
    initial: () => ({ standard: STANDARD_DOMAINS, own: [] }),
    needed: always,
    parse: parseDomains,
    write: domainTexts,
    ask: askDomains,
  },
  catalogs: {
    message: 'Catalog',
    about: 'Unity Catalog catalog of each target',
    form: 'dev=NAME,prod=NAME',
    schema: namesSchema(TARGETS),
    initial: () => ({ dev: 'main_dev', prod: 'main' }),
    needed: always,
    parse: (raw, initial) => parseIdentifiers(parseMap(raw, TARGETS), initial),
    write: (catalogs) => catalogs,
    ask: (ui, row, initial) =>
      askMap(ui, TARGETS, initial, (target) => ({
        message: `${row.message} (${target})`,
        fault: identifierFault,
      })),
  },
  schemas: {
    message: 'Schema',
    about: 'Schema of each layer; in dev, every user gets a schema of their own',
    form: 'bronze=NAME,silver=NAME,gold=NAME',
    schema: namesSchema(LAYERS),
    initial: () => ({ bronze: 'bronze', silver: 'silver', gold: 'gold' }),
    needed: (answers) => layersInUse(answers).length > 0,
    parse: (raw, initial) => parseIdentifiers(parseMap(raw, LAYERS), initial),
    write: (schemas, answers) =>
      Object.fromEntries(layersInUse(answers).map((layer) => [layer, schemas[layer]])),
    ask: (ui, row, initial, answers) =>
      askMap(ui, layersInUse(answers), initial, (layer, others) => ({
        message: `${row.message} (${layer}${answers.layers.includes(layer) ? '' : ', exists already'})`,
        fault: (text) => identifierFault(text) ?? schemaClash(text, others),
      })),
  },
  warehouse: {
    message: 'SQL warehouse',
    about: 'Name of the SQL warehouse that runs SQL file tasks; the bundle looks up its id',
    form: 'NAME',
    schema: { type: 'string', minLength: 1, maxLength: 100 },
    initial: () => 'Serverless Starter Warehouse',
    needed: hasSqlTask,
    parse: parseWarehouse,
    ...TEXT,
  },
  emails: {
    message: 'Notification e-mails (comma-separated, empty for none)',
    about: 'E-mail addresses that the orchestrators notify',
    form: 'ADDRESS,ADDRESS',
    schema: { type: 'array', items: { type: 'string', format: 'email' }, maxItems: 50 },
    initial: () => [],
    needed: always,
    parse: parseEmails,
    write: (emails) => emails,
    ask: (ui, row, initial) =>
      ui.text({
        message: row.message,
        initial: initial.join(', '),
        fault: (text) => firstFault(row.parse(text, initial)),
      }),
  },
  schedule: {
    message: 'Refresh schedule (Quartz cron)',
    about: 'When the refresh orchestrator runs in prod, as a Quartz cron expression',
    form: 'CRON',
    schema: { type: 'string', minLength: 11, maxLength: 100 },
    initial: () => '0 0 2 * * ?',
    needed: hasRefresh,
    parse: parseSchedule,
    ...TEXT,
  },
  'time-zone': {
    message: 'Time zone of the schedule',
    about: 'Time zone of the schedule',
    form: 'Area/City',
    schema: { type: 'string', minLength: 1, maxLength: 50 },
    initial: () => 'UTC',
    needed: hasRefresh,
    parse: parseTimeZone,
    ...TEXT,
  },
  functions: {
    message: 'How are table-valued functions deployed?',
    about: 'How table-valued functions are deployed: by a notebook or as a SQL file task',
    form: FUNCTION_FORMS.join('|'),
    schema: { enum: FUNCTION_FORMS },
    initial: () => 'notebook',
    needed: ({ domains }) => deploysFunctions(domains),
    parse: (raw) => choiceOf(raw, FUNCTION_FORMS),
    write: (form) => form,
    ask: (ui, row, initial) =>
      ui.choose({
        message: row.message,
        initial,
        choices: [
          { value: 'notebook', label: 'by a notebook, on serverless compute' },
          { value: 'sql', label: 'as a SQL file task, on a SQL warehouse' },
        ],
      }),
  },
};

/** The row of a key, for code that treats all rows alike. */
export function questionOf(key: AnswerKey): Question<unknown> {
  return QUESTIONS[key] as Question<unknown>;
}

/** The keys of the table, in its order. */
export const ANSWER_KEYS = Object.keys(QUESTIONS) as AnswerKey[];

function plain(values: readonly string[]): { value: string; label: string }[] {
  return values.map((value) => ({ value, label: value }));
}

function namesSchema(keys: readonly string[]): object {
  const name = { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\p{L}\\p{N}_-]+$' };
  return {
    type: 'object',
    properties: Object.fromEntries(keys.map((key) => [key, name])),
    additionalProperties: false,
  };
}
