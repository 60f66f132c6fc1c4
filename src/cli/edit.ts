/** The commands that edit a bundle: loaded together, since they share nearly everything. */
export { addDomainTo } from './add-domain.ts';
export { addJobTo } from './add-job.ts';
export { removeJobFrom } from './remove-job.ts';
export { renameJobIn } from './rename-job.ts';
