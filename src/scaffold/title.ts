/** `real_estate` becomes `Real Estate`. */
export function titleCase(name: string): string {
  return name
    .split(/[_-]/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** A job's key without its `_job`: the key of a task that runs it. */
export function stemOf(key: string): string {
  return key.replace(/[_-]job$/, '') || key;
}
