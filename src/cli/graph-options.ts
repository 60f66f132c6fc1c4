/** The forms of a drawing. */
export const GRAPH_FORMATS = ['text', 'mermaid', 'dot', 'json', 'svg', 'html'] as const;
export type GraphFormat = (typeof GRAPH_FORMATS)[number];

export interface GraphOptions {
  readonly project: string | null;
  /** Null: not said. */
  readonly format: GraphFormat | null;
  readonly focus: string | null;
  readonly direction: 'up' | 'down' | 'both';
  readonly target: string | null;
  readonly question: GraphQuestion | null;
  readonly write: string | null;
  readonly check: boolean;
  readonly editor: boolean;
  /** As for check. */
  readonly resolved: string | null;
}

/** What is asked about the graph, in place of a drawing. */
export interface GraphQuestion {
  readonly kind: 'run-order' | 'what-uses' | 'changed-since';
  /** The job, file or revision. */
  readonly about: string;
}
