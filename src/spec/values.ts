/** From raw answers to values: what each question accepts, and what it says otherwise. */
import { allOf, type Outcome, refuse } from './outcome.ts';
import { DEVICE, slugOf } from './project.ts';
import { quartzFault } from './quartz.ts';
import { listOf, textOf } from './shapes.ts';
import { bundleTextFault, emailFault, identifierFault, lineFault } from './text.ts';
import { isTimeZone } from './time-zone.ts';

export function parseName(raw: unknown): Outcome<string> {
  return checked(textOf(raw), nameFault);
}

export function parseDescription(raw: unknown): Outcome<string> {
  return checked(textOf(raw), (text) => lineFault(text, 500));
}

export function parseWarehouse(raw: unknown): Outcome<string> {
  return checked(textOf(raw), (text) => bundleTextFault(text, 100));
}

export function parseSchedule(raw: unknown): Outcome<string> {
  return checked(textOf(raw), scheduleFault);
}

export function parseTimeZone(raw: unknown): Outcome<string> {
  const allowed = 'a time zone id such as UTC or Europe/Berlin, case as written there';
  return checked(textOf(raw), (id) => (isTimeZone(id) ? null : allowed));
}

/** The text, unless there is a fault in it. */
export function checked(
  text: Outcome<string>,
  fault: (text: string) => string | null,
): Outcome<string> {
  if ('faults' in text) return text;
  const found = fault(text.value);
  return found === null ? text : refuse(text.value, found);
}

function nameFault(name: string): string | null {
  const fault = bundleTextFault(name, 100);
  if (fault !== null) return fault;
  const slug = slugOf(name);
  if (slug === '') return 'a name with at least one of a-z, A-Z or 0-9: folders need it';
  return DEVICE.test(slug) ? 'another name: Windows keeps this one for a device' : null;
}

function scheduleFault(expression: string): string | null {
  const fault = bundleTextFault(expression, 100) ?? quartzFault(expression);
  return fault === null ? null : `a Quartz cron such as "0 0 2 * * ?": ${fault}`;
}

export function parseEmails(raw: unknown): Outcome<string[]> {
  const list = listOf(raw);
  if ('faults' in list) return list;
  if (list.value.length > 50) return refuse(raw, 'at most 50 addresses');
  return allOf(
    list.value.map((address): Outcome<string> => {
      const fault = emailFault(address);
      return fault === null ? { value: address } : refuse(address, fault);
    }),
  );
}

/** Names of catalogs or schemas; those that the map leaves out are taken from `initial`. */
export function parseIdentifiers<K extends string>(
  map: Outcome<Partial<Record<K, string>>>,
  initial: Readonly<Record<K, string>>,
): Outcome<Record<K, string>> {
  if ('faults' in map) return map;
  const faults = Object.entries<string>(map.value as Record<string, string>).flatMap(
    ([key, name]) => {
      const fault = identifierFault(name);
      return fault === null ? [] : refuse(`${key}=${name}`, fault).faults;
    },
  );
  return faults.length > 0 ? { faults } : { value: { ...initial, ...map.value } };
}
