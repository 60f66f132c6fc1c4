/** Made from src/rules/pages/ by build/pages.mjs. */
declare module 'virtual:pages' {
  export const pages: Readonly<Record<string, string>>;
}
