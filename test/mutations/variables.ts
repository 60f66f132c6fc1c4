/** Mistakes in variables, and in references to them and to settings. */
import type { Mutation, Plant } from './mutation.ts';
import { put, ROOT, spotsOf, swap, usesOf, YAML } from './plant.ts';

/** Changes one use of a variable that has others, so that it stays in use. */
function oneUse(by: (name: string) => string, where = YAML): Plant {
  return (files, pick) => {
    const uses = spotsOf(files, where, /\$\{var\.(\w+)\}/).filter(({ match }) => {
      return usesOf(files, match[0] as string) > 1;
    });
    const spot = pick(uses);
    return spot === undefined ? null : put(files, spot, by(spot.match[1] as string));
  };
}

export const VARIABLE_MUTATIONS: readonly Mutation[] = [
  {
    rule: 'known-variable',
    mistake: 'a reference to a variable is misspelt',
    plant: oneUse((name) => `⟦\${var.${name}x}⟧`),
  },
  {
    rule: 'known-variable',
    mistake: 'a target sets a variable that nobody declares',
    plant: swap(ROOT, /(?<=^ {4}variables:\n)/m, '      ⟦planted⟧: "1"\n'),
  },
  {
    rule: 'known-variable',
    mistake: 'a reference to a setting is misspelt',
    plant: swap(YAML, /\$\{bundle\.(\w+)\}/, ([name]) => `⟦\${bundle.${name}x}⟧`),
  },
  {
    rule: 'variable-prefix',
    mistake: 'a reference to a variable has no prefix',
    // In the configuration of a pipeline, ${name} may be meant for Spark.
    plant: oneUse((name) => `⟦\${${name}}⟧`, { ...YAML, lacks: /^ {6}configuration:$/m }),
    fix: 'restores',
  },
  {
    rule: 'no-literal-reference',
    mistake: 'a reference has spaces in it',
    plant: oneUse((name) => `⟦\${ var.${name} }⟧`),
    fix: 'restores',
  },
  {
    rule: 'no-literal-reference',
    mistake: 'a reference begins with vars',
    plant: oneUse((name) => `⟦\${vars.${name}}⟧`),
    fix: 'restores',
  },
  {
    rule: 'variable-fits-its-use',
    mistake: 'a variable that is a text is used as a map',
    plant: oneUse((name) => `⟦\${var.${name}.name}⟧`),
  },
  {
    rule: 'used-variable',
    mistake: 'a variable is declared that nothing uses',
    plant: swap(ROOT, /(?<=^variables:\n)/m, '  ⟦planted⟧:\n    default: "1"\n'),
  },
  {
    rule: 'no-variable-cycle',
    mistake: 'a variable is its own default',
    plant: swap(ROOT, /(?<=^variables:\n)/m, () => {
      return '  planted:\n    default: ⟦${var.planted}⟧\n';
    }),
  },
];
