import { pictureOf } from '../drawing/picture.ts';
import { heightOf } from './card.ts';
import type { PageData } from './data.ts';
import { byId } from './element.ts';
import { listenToKeys } from './keys.ts';
import { createPanel } from './panel.ts';
import { isRelated, relationsOf } from './relations.ts';
import { createSearch } from './search.ts';
import { createToolbar } from './toolbar.ts';
import { createView } from './view.ts';
import { createWorld } from './world.ts';

/** Builds the page and makes it answer to its user. */
export function startApp(data: PageData): void {
  const relations = relationsOf(data);
  const state = { selected: null as string | null, only: false, expanded: new Set<string>() };
  const view = createView(byId('view'));
  const panel = createPanel(data, relations, { select, close: () => select(null) });
  const world = createWorld(data, { select, expand, hover: (key) => mark(key ?? state.selected) });
  const search = createSearch(data, { show: world.showFound, select: reveal });
  const toolbar = createToolbar({
    only: toggleOnly,
    expandAll,
    view,
    findings: panel.showFindings,
  });

  function place(): void {
    const { selected, only, expanded } = state;
    const related = only && selected !== null ? relations.around(selected) : null;
    const jobs = data.jobs.filter(({ key }) => related === null || isRelated(related, key));
    const picture = pictureOf(relations.graph, jobs, (job) => heightOf(job, expanded.has(job.key)));
    world.show(picture, jobs, expanded);
    view.resize(picture.layout.width, picture.layout.height);
    mark(selected);
  }

  function mark(key: string | null): void {
    world.mark(state.selected, key === null ? null : relations.around(key));
  }

  function select(key: string | null): void {
    const before = state.selected;
    state.selected = key;
    if (key === null) panel.close();
    else panel.showJob(key);
    toolbar.allowOnly(key !== null);
    if (state.only) {
      state.only = key !== null;
      toolbar.setOnly(state.only);
      place();
    } else mark(key);
    history.replaceState(null, '', key === null ? ' ' : `#${encodeURIComponent(key)}`);
    if (key !== null)
      world.keepInView(key); // the panel takes room
    else if (before !== null) world.focus(before);
  }

  /** Selects a job and brings it into view. */
  function reveal(key: string): void {
    if (!world.isShown(key)) toggleOnly();
    select(key);
    world.focus(key);
  }

  function toggleOnly(): void {
    if (state.selected === null && !state.only) return;
    state.only = !state.only;
    toolbar.setOnly(state.only);
    place();
    if (state.selected !== null) world.focus(state.selected);
  }

  function expand(key: string): void {
    if (!state.expanded.delete(key)) state.expanded.add(key);
    place();
  }

  function expandAll(): void {
    const keys = state.expanded.size > 0 ? [] : data.jobs.map(({ key }) => key);
    state.expanded = new Set(keys);
    toolbar.setExpanded(keys.length > 0);
    place();
  }

  listenToKeys({
    world,
    view,
    search,
    expand,
    toggleOnly,
    select,
    escape: () => (state.only ? toggleOnly() : select(null)),
  });
  place();
  view.start();
  const linked = decoded(location.hash.slice(1));
  if (relations.graph.jobs.has(linked)) reveal(linked);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
