/** Made from src/page/ by build/page.mjs. */
declare module 'virtual:page' {
  export const script: string;
  export const style: string;
  /** The licence of the library that is in the script. */
  export const notice: string;
}
