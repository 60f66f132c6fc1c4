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
  '0 0 2 29 2 ?',
  '0 0 2 29 2 ? 2023-2024',
  '0 0 2 31 NOV-JAN ?',
  '0 0 2 30-1 2 ?',
  '0 0 2 28/2 feb ?',
  '0 0 2 31W 4 ?',
  '0 0 2 30,1 2 ?',
  '0 0 2 31 */2 ?',
  '0 0 2 1 1 ? 1999',
])('takes %s', (expression) => {
  expect(quartzFault(expression)).toBeNull();
});

it.each([
  ['', 'it has 1 field, not 6 or 7'],
  ['0 2 * * *', 'it has 5 fields, not 6 or 7 (a Quartz expression starts with seconds)'],
  ['0 0 2 * * ? * *', 'it has 8 fields, not 6 or 7'],
  ['0 0 2 * * *', 'exactly one of day of month and day of week must be "?"'],
  ['0 0 2 ? * ?', 'exactly one of day of month and day of week must be "?"'],
  ['60 0 2 * * ?', '"60" is not a valid seconds'],
  ['0 61 2 * * ?', '"61" is not a valid minutes'],
  ['0 0 24 * * ?', '"24" is not a valid hours'],
  ['0 0 2 32 * ?', '"32" is not a valid day of month'],
  ['0 0 2 0 * ?', '"0" is not a valid day of month'],
  ['0 0 2 * 13 ?', '"13" is not a valid month'],
  ['0 0 2 ? * 0', '"0" is not a valid day of week'],
  ['0 0 2 ? * MON#6', '"MON#6" is not a valid day of week'],
  ['0 0 2 ? * FUN', '"FUN" is not a valid day of week'],
  ['0 0/0 2 * * ?', '"0/0" is not a valid minutes'],
  ['0 0/61 2 * * ?', '"0/61" is not a valid minutes'],
  ['0 1-2-3 2 * * ?', '"1-2-3" is not a valid minutes'],
  ['0 0 2 * * ? 1969', '"1969" is not a valid year'],
  ['0 0 ? * * ?', '"?" is not a valid hours'],
])('refuses %j', (expression, fault) => {
  expect(quartzFault(expression)).toBe(fault);
});

it.each([
  '0 0 2 31 2 ?',
  '0 0 2 30 2 ?',
  '0 0 2 31 4 ?',
  '0 0 2 30/1 FEB ?',
  '0 0 2 30,31 2 ? *',
  '0 0 2 31 4,JUN,9-9,11 ?',
  '0 0 2 29 2 ? 2023,2025',
  '0 0 2 29 2 ? 2025-2027',
  '0 0 2 29 2 ? 2025/4',
])('sees that %s never fires', (expression) => {
  expect(quartzFault(expression)).toBe('it never fires, since its months have no such day');
});
