import { LAYERS, type Layer } from '../layer.ts';
import type { Answers, Domains, FunctionForm, StandardDomain } from './project.ts';

type Shape = Pick<Answers, 'layers' | 'domains'>;

/**
 * The layer whose tables a layer reads: the nearest chosen one below it. With none chosen below,
 * the bronze tables are taken to exist already, made by somebody else. Null for bronze itself.
 */
export function layerReadBy(layer: Layer, layers: readonly Layer[]): Layer | null {
  if (layer === 'bronze') return null;
  const below = LAYERS.slice(0, LAYERS.indexOf(layer)).filter((each) => layers.includes(each));
  return below.at(-1) ?? 'bronze';
}

/** The layer that a user's own domains read: the highest chosen one, gold when none is. */
export function servedLayer(layers: readonly Layer[]): Layer {
  return LAYERS.findLast((layer) => layers.includes(layer)) ?? 'gold';
}

/** The layers whose schema some job reads or writes, whether or not this project makes its tables. */
export function layersInUse({ layers, domains }: Shape): Layer[] {
  const used = new Set<Layer>(layers);
  for (const layer of layers) {
    const source = layerReadBy(layer, layers);
    if (source !== null) used.add(source);
  }
  if (domains.standard.length > 0) used.add('gold');
  if (domains.own.length > 0) used.add(servedLayer(layers));
  return LAYERS.filter((layer) => used.has(layer));
}

/** The layers that are read or written but not made: their tables must exist already. */
export function layersFromOutside(answers: Shape): Layer[] {
  return layersInUse(answers).filter((layer) => !answers.layers.includes(layer));
}

/** Whether a standard domain has anything to do with every refresh. */
const REFRESHES: Readonly<Record<StandardDomain, boolean>> = {
  semantic: false,
  monitoring: true,
  ml: true,
};

/** Whether what deploys the functions runs on a SQL warehouse. */
const NEEDS_WAREHOUSE: Readonly<Record<FunctionForm, boolean>> = { notebook: false, sql: true };

/** Whether anything runs with every refresh, so that there is something to schedule. */
export function hasRefresh({ layers, domains }: Shape): boolean {
  return (
    layers.length > 0 ||
    domains.standard.some((domain) => REFRESHES[domain]) ||
    domains.own.some((domain) => domain.phases.includes('refresh'))
  );
}

/** Whether a SQL file task is generated, which runs on a SQL warehouse. */
export function hasSqlTask({
  domains,
  functions,
}: Pick<Answers, 'domains' | 'functions'>): boolean {
  return deploysFunctions(domains) && NEEDS_WAREHOUSE[functions];
}

/** Whether table-valued functions are deployed at all. */
export function deploysFunctions(domains: Domains): boolean {
  return domains.standard.includes('semantic');
}
