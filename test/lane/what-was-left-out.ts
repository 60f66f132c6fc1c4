import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

/**
 * Says at the end of a run what it did not look at: each reason for which tests were skipped, with
 * their number, and what the lane left out.
 */
export class WhatWasLeftOut implements Reporter {
  readonly #lane: readonly string[];
  #vitest: Vitest | undefined;

  constructor(lane: readonly string[]) {
    this.#lane = lane;
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const lines = [...skipLines(modules), ...this.#lane];
    if (lines.length > 0) this.#vitest?.logger.log(`\n${lines.join('\n')}`);
  }
}

function skipLines(modules: readonly TestModule[]): string[] {
  const counts = new Map<string, number>();
  for (const module of modules) {
    for (const test of module.children.allTests('skipped')) {
      const reason = reasonOf(test);
      if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  return [...counts].sort().map(([reason, count]) => `skipped, ${count}: ${reason}`);
}

/** Why a test was skipped; null for one that the command line did not ask for. */
function reasonOf(test: TestCase): string | null {
  for (let at: TestCase['parent'] | TestCase = test; at.type !== 'module'; at = at.parent) {
    const { skipReason } = at.meta() as { skipReason?: string };
    if (skipReason !== undefined) return skipReason;
  }
  const result = test.result();
  return result.state === 'skipped' ? (result.note ?? null) : null;
}
