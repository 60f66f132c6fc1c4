import type { FileTree } from '../files.ts';
import { textPicture } from '../report/picture.ts';
import { scaffold } from '../scaffold/scaffold.ts';
import type { ProjectSpec } from '../spec/project.ts';
import { treeJob } from './tree-job.ts';

/**
 * The whole project for a specification, with the picture of its jobs in the README, and its manifest.
 * The same input gives the same bytes.
 */
export function newProject(spec: ProjectSpec, toolVersion: string): FileTree {
  return scaffold(spec, toolVersion, (jobs) => textPicture(jobs.map(treeJob)));
}
