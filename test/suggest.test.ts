import { expect, it } from 'vitest';
import { nearIn } from '../src/suggest.ts';

it('proposes near words, and stops when there were too many comparisons', () => {
  const near = nearIn(Array.from({ length: 400_000 }, (_, index) => `job_${index}`));
  expect(near('job_17x')).toBe('job_17');
  expect(near('nothing like it')).toBeNull();
  expect(near('job_18x')).toBeNull();
  expect(near('job_17x')).toBe('job_17');
});
