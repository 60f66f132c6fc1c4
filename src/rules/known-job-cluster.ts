import type { Rule } from '../subject/rule.ts';
import { unknownKeys } from './parts/known-key.ts';

const CLUSTERS = {
  list: 'job_clusters',
  key: 'job_cluster_key',
  item: 'job cluster',
};

export const knownJobCluster: Rule = {
  id: 'known-job-cluster',
  severity: 'error',
  summary: 'Tasks name job clusters that their job defines',
  *checkJobs({ wholeJobs }) {
    for (const job of wholeJobs) {
      for (const { name: _, hasNone: __, ...finding } of unknownKeys(job, CLUSTERS)) yield finding;
    }
  },
};
