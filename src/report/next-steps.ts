import type { FileTree } from '../files.ts';
import { shellWord } from '../shell-word.ts';

/** The commands to type after a project was created, in order. */
export function nextSteps(directory: string, files: FileTree): string[] {
  const first = files.has('resources/orchestrators/master_setup_orchestrator.yml')
    ? 'master_setup_orchestrator'
    : 'master_refresh_orchestrator';
  return [
    ...(directory === '.' ? [] : [`cd ${shellWord(directory)}`]),
    'databricks auth login --host https://<your-workspace>',
    'databricks bundle validate --strict -t dev',
    'databricks bundle deploy -t dev',
    `databricks bundle run -t dev ${first}`,
  ];
}
