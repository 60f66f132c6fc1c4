import { expect, it } from 'vitest';
import { quartzFault } from '../../src/spec/quartz.ts';

it.each([
  '0 0 2 * * ?',
  '0 0/15 * * * ?',
  '0 0 12 1/5 * ?',
  '0 15 10 ? * MON-FRI',
  '0 15 10 L * ?',
  '0 15 10 L-2 * ?',
  '0 15 10 LW * ?',
  '0 15 10 L-3W * ?',
  '0 /15 * * * ?',
  '0 15 10 15W * ?',
  '0 15 10 ? * 6L',
  '0 15 10 ? * fri#3 2026-2030',
  '0 0,30 8-18 ? JAN,JUL 2,4',
  '0 0 22-2 * * ? *',
])('takes %s', (expression) => {
  expect(quartzFault(expression)).toBeNull();
});

it.each([
  ['', 'it has 1 field, not 6 or 7'],
  ['0 2 * * *', 'it has 5 fields, not 6 or 7 (a Quartz expression starts with seconds)'],
  ['0 0 2 * * ? * *', 'it has 8 fields, not 6 or 7'],
  ['0 0 2 * * *', 'exactly one of day of month and day of week must be "?"'],
  ['0 0 2 ? * ?', 'exactly one of day of month and day of week must be "?"'],
  ['60 0 2 * * ?', '"60" is no valid seconds'],
  ['0 61 2 * * ?', '"61" is no valid minutes'],
  ['0 0 24 * * ?', '"24" is no valid hours'],
  ['0 0 2 32 * ?', '"32" is no valid day of month'],
  ['0 0 2 0 * ?', '"0" is no valid day of month'],
  ['0 0 2 * 13 ?', '"13" is no valid month'],
  ['0 0 2 ? * 0', '"0" is no valid day of week'],
  ['0 0 2 ? * MON#6', '"MON#6" is no valid day of week'],
  ['0 0 2 ? * FUN', '"FUN" is no valid day of week'],
  ['0 0/0 2 * * ?', '"0/0" is no valid minutes'],
  ['0 0/61 2 * * ?', '"0/61" is no valid minutes'],
  ['0 1-2-3 2 * * ?', '"1-2-3" is no valid minutes'],
  ['0 0 2 * * ? 1969', '"1969" is no valid year'],
  ['0 0 ? * * ?', '"?" is no valid hours'],
])('refuses %j', (expression, fault) => {
  expect(quartzFault(expression)).toBe(fault);
});
