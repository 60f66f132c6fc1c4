/** The forms in which plan, remarks and refusals can be had; but for `text`, nothing is asked. */
export const EDIT_FORMATS = ['text', 'json', 'sarif', 'github'] as const;

export type EditFormat = (typeof EDIT_FORMATS)[number];

export interface EditOptions {
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly diff: boolean;
  readonly format: EditFormat;
}
