/** A job that is to run the new one. */
export interface Parent {
  readonly key: string;
  /** Key of the task that runs it. */
  readonly task: string;
  /** Keys of the tasks that it waits for. */
  readonly after: readonly string[];
  /** Whether that task stands last, instead of behind those that it waits for. */
  readonly atEnd: boolean;
}
