/** Made from templates/ by build/templates.mjs. */
declare module 'virtual:templates' {
  export const templates: Readonly<Record<string, TemplateSpecification>>;
}

/** The package's own types for its runtime are empty. */
declare module 'handlebars/runtime.js' {
  import Handlebars from 'handlebars';
  export default Handlebars;
}
