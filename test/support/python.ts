import { spawnSync } from 'node:child_process';
import { skipUnless } from './skip.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;

export const needsPython = skipUnless(hasPython, 'python3 is not there');
