import { expect, it } from 'vitest';
import { isTimeZone } from '../../src/spec/time-zone.ts';

it.each([
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'US/Pacific',
  'Etc/UTC',
  'Etc/GMT+5',
  'GMT',
  'Japan',
  'America/Argentina/Buenos_Aires',
  'Asia/Calcutta',
  'America/Port-au-Prince',
  'America/Argentina/ComodRivadavia',
])('takes %s', (id) => {
  expect(isTimeZone(id)).toBe(true);
});

it.each([
  '',
  'utc',
  'europe/berlin',
  'US/PACIFIC',
  'Us/Pacific',
  'Gmt',
  'EST5edt',
  '+01:00',
  'Mars/Olympus',
  'Europe/Berlin ',
  'Europe/berlin',
  'Europe/Berlin/',
  'Etc/GMT+500',
  `America/${'Aa'.repeat(24)}!`,
  `America/${'Aa_'.repeat(100_000)}`,
])('refuses %j', (id) => {
  expect(isTimeZone(id)).toBe(false);
});
