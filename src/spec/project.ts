import type { Layer } from '../layer.ts';

/** The deployment targets of a generated bundle. */
export const TARGETS = ['dev', 'prod'] as const;
export type TargetName = (typeof TARGETS)[number];

/** When a domain's jobs run: once to set things up, or with every refresh of the data. */
export const PHASES = ['setup', 'refresh'] as const;
export type Phase = (typeof PHASES)[number];

/** The domains that come with jobs and code of their own. All three work on the gold tables. */
export const STANDARD_DOMAINS = ['semantic', 'monitoring', 'ml'] as const;
export type StandardDomain = (typeof STANDARD_DOMAINS)[number];

/** A domain that the user named; it gets a stub for each of its phases. */
export interface OwnDomain {
  readonly name: string;
  readonly phases: readonly Phase[];
}

/** The answer to the question for domains, in the order in which they were named. */
export interface Domains {
  readonly standard: readonly StandardDomain[];
  readonly own: readonly OwnDomain[];
}

/** How the table-valued functions are deployed. */
export const FUNCTION_FORMS = ['notebook', 'sql'] as const;
export type FunctionForm = (typeof FUNCTION_FORMS)[number];

/** All answers, parsed. The keys are those of the answers file and of the flags. */
export interface Answers {
  readonly name: string;
  readonly description: string;
  readonly layers: readonly Layer[];
  readonly domains: Domains;
  readonly catalogs: Readonly<Record<TargetName, string>>;
  readonly schemas: Readonly<Record<Layer, string>>;
  readonly warehouse: string;
  readonly emails: readonly string[];
  /** A Quartz cron expression. */
  readonly schedule: string;
  readonly 'time-zone': string;
  readonly functions: FunctionForm;
}

export type AnswerKey = keyof Answers;

/** A project that can be generated: the answers passed the gate (`parseSpec`). */
export interface ProjectSpec extends Answers {
  /** The name as bundle name, folder name and tag: `[a-z0-9-]`, with `_` kept, 63 characters at most. */
  readonly slug: string;
}

/** Device names, which Windows cannot have as the name of a folder. */
export const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/**
 * A name as it may stand in paths, tags and bundle names: accents are dropped, other characters
 * become one dash. '' when no letter or digit of a to z, 0 to 9 is left.
 * 63 characters is the longest tag value that all clouds take.
 */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .slice(0, 63)
    .replace(/^[-_]+|(?<![-_])[-_]+$/g, '');
}
