import { pages } from 'virtual:pages';

/** What, why, examples, how to fix and when to ignore: the page of a rule, as Markdown. */
export function pageOf(id: string): string {
  const page = pages[id];
  if (page === undefined) throw new Error(`the rule ${id} has no page`);
  return page;
}
