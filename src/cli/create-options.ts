/** What the command line says, besides the answers themselves. */
export interface CreateOptions {
  readonly directory: string | null;
  /** Answers given as flags, by key. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly answersFile: string | null;
  readonly yes: boolean;
  /** Null: not said. */
  readonly git: boolean | null;
  readonly overwrite: boolean;
  readonly dryRun: boolean;
  readonly diff: boolean;
  readonly json: boolean;
}
