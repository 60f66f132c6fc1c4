import { SEVERITIES } from '../finding.ts';

/** The forms in which findings can be had. */
export const CHECK_FORMATS = ['text', 'json', 'sarif', 'github', 'junit'] as const;
/** What may fail a check: findings of this severity and worse. */
export const FAIL_ON = [...SEVERITIES, 'never'] as const;

/** What the command line says to check. */
export interface CheckOptions {
  /** Files and folders; the present folder when there are none. */
  readonly paths: readonly string[];
  readonly format: (typeof CHECK_FORMATS)[number];
  readonly failOn: (typeof FAIL_ON)[number];
  /** Null for all. */
  readonly rules: readonly string[] | null;
  readonly fix: 'safe' | 'unsafe' | null;
  readonly baseline: string | null;
  readonly writeBaseline: boolean;
  readonly quiet: boolean;
  readonly summary: boolean;
  readonly diff: boolean;
  readonly watch: boolean;
  /** The output of `bundle validate -o json` that stands in the place of the files; `-` for a pipe. */
  readonly resolved: string | null;
  /** The output of `bundle schema` of another version of the CLI; null for what is known here. */
  readonly schema: string | null;
  /** Whether the laws of the three levels hold even where nobody chose these. */
  readonly architecture: boolean;
}
