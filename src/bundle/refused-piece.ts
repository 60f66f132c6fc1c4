/** A piece of YAML that is well-formed, but that the CLI refuses to load. */
export interface RefusedPiece {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}
