import { templates } from 'virtual:templates';
import Handlebars from 'handlebars/runtime.js';
import { markdownText, tomlText, yamlKey, yamlText } from './quote.ts';

const engine = Handlebars.create();
engine.registerHelper({
  yaml: yamlText,
  yamlKey,
  toml: tomlText,
  markdown: markdownText,
});

for (const path of Object.keys(templates)) {
  const partial = /(?:^|\/)(_[^/]+)\.hbs$/.exec(path);
  if (partial?.[1]) engine.registerPartial(partial[1], compiled(path));
}

const cache = new Map<string, Handlebars.TemplateDelegate>();

/** Fills a template, named by its path below templates/. A value that the view lacks is an error. */
export function render(path: string, view: object): string {
  let template = cache.get(path);
  if (template === undefined) {
    template = compiled(path);
    cache.set(path, template);
  }
  return template(view);
}

function compiled(path: string): Handlebars.TemplateDelegate {
  const specification = templates[path];
  if (specification === undefined) throw new Error(`no template ${path}`);
  return engine.template(specification);
}
