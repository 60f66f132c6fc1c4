import type { World } from './world.ts';

/** What the process tells that runs commands. */
export type Said =
  | { readonly begins: string }
  | { readonly ends: string }
  | { readonly runs: string }
  | { readonly wrong: string };

/** A repository of a stranger who means harm. */
export interface Hostile {
  readonly name: string;
  /** What it is made for. */
  readonly tries: string;
  /** Puts the trap into a plain bundle. */
  readonly make: (world: World) => void;
  /** Commands besides those that are run everywhere: some that only look, and some that may write. */
  readonly also?: readonly (readonly string[])[];
  readonly writes?: readonly (readonly string[])[];
  /** Each command takes a while: few of them are run, one after the other in one copy. */
  readonly slow?: true;
  /** What is run in place of all commands. */
  readonly only?: readonly (readonly string[])[];
}
