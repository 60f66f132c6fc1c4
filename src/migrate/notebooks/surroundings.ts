import type { SyntaxNode } from '../../notebook/python.ts';
import type { Argument } from './argument.ts';
import type { NameScope, Names } from './names.ts';
import type { Refuse } from './remark.ts';

/** Where an argument stands, and what is known about the program around it. */
export interface Surroundings {
  readonly text: string;
  readonly names: Names;
  readonly scope: NameScope;
  /** Whether a node names something of the argparse module, and what. */
  readonly fromArgparse: (node: SyntaxNode) => string | null;
  readonly refuse: Refuse;
}

/** What an argument is called: as a widget, as an attribute, as options. */
export type ArgumentNames = Pick<Argument, 'widget' | 'dest' | 'options' | 'about'>;
