import { byId } from './element.ts';
import type { View } from './view.ts';

export interface Toolbar {
  readonly setOnly: (only: boolean) => void;
  /** Whether there is a job to show the surroundings of. */
  readonly allowOnly: (allowed: boolean) => void;
  readonly setExpanded: (expanded: boolean) => void;
}

/** Makes the buttons on top do something. */
export function createToolbar(handlers: {
  readonly only: () => void;
  readonly expandAll: () => void;
  readonly findings: () => void;
  readonly view: View;
}): Toolbar {
  const { view } = handlers;
  const only = byId('only') as HTMLButtonElement;
  const all = byId('expand-all');
  const actions: Record<string, () => void> = {
    only: handlers.only,
    'expand-all': handlers.expandAll,
    findings: handlers.findings,
    fit: view.fit,
    'zoom-in': () => view.zoom(1.25),
    'zoom-out': () => view.zoom(0.8),
  };
  for (const [id, action] of Object.entries(actions)) {
    document.getElementById(id)?.addEventListener('click', action);
  }
  return {
    setOnly: (isOn) => only.setAttribute('aria-pressed', String(isOn)),
    allowOnly: (allowed) => {
      only.disabled = !allowed;
    },
    setExpanded: (expanded) => {
      all.textContent = expanded ? 'Hide tasks' : 'Show tasks';
    },
  };
}
