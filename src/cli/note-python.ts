import type { Bundle } from '../bundle/bundle.ts';
import { makesResourcesInPython } from '../bundle/python-resources.ts';
import { printed, visible } from '../printed.ts';
import type { Io } from './io.ts';

/** Says that a bundle makes resources in Python, and how they can be seen: nothing of theirs is run here. */
export function notePython(bundle: Bundle, command: 'check' | 'graph', io: Io): void {
  if (!makesResourcesInPython(bundle)) return;
  const pipe = `databricks bundle validate -o json --include-locations | ${io.program} ${command} --resolved -`;
  io.err(
    printed`note: this bundle makes resources in Python, which its files do not show; to see them, run ${visible(pipe)}\n`,
  );
}
