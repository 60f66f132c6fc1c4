import { domainNameFault } from './domains.ts';
import { allOf, type Outcome, refuse } from './outcome.ts';
import { type Domains, PHASES, STANDARD_DOMAINS } from './project.ts';
import { listOf } from './shapes.ts';
import type { Ui } from './ui.ts';

const ABOUT: Record<(typeof STANDARD_DOMAINS)[number], string> = {
  semantic: 'table-valued functions and metric views',
  monitoring: 'data profiling of the gold tables',
  ml: 'features, training and inference',
};

/** One text prompt for each key. */
export async function askMap<K extends string>(
  ui: Ui,
  message: string,
  keys: readonly K[],
  initial: Readonly<Record<K, string>>,
  fault: (text: string) => string | null,
): Promise<Partial<Record<K, string>>> {
  const answers: Partial<Record<K, string>> = {};
  for (const key of keys) {
    answers[key] = await ui.text({ message: `${message} (${key})`, initial: initial[key], fault });
  }
  return answers;
}

/** The standard domains as a checklist, then own names, then the phases of each own name. */
export async function askDomains(
  ui: Ui,
  row: { readonly message: string },
  initial: Domains,
): Promise<string[]> {
  const standard = await ui.pick({
    message: row.message,
    initial: initial.standard,
    choices: STANDARD_DOMAINS.map((name) => ({ value: name, label: `${name}: ${ABOUT[name]}` })),
  });
  const names = await ui.text({
    message: 'Domains of your own (comma-separated, empty for none)',
    initial: initial.own.map(({ name }) => name).join(', '),
    fault: ownNamesFault,
  });
  const texts = [...standard];
  for (const name of ownNames(names)) {
    const phases = await ui.pick({
      message: `When does ${name} run?`,
      initial: PHASES,
      choices: [
        { value: 'setup', label: 'setup: once, in master_setup_orchestrator' },
        { value: 'refresh', label: 'refresh: with every run of master_refresh_orchestrator' },
      ],
    });
    if (phases.length > 0) texts.push(`${name}:${phases.join(',')}`);
  }
  return texts;
}

function ownNames(text: string): string[] {
  const list = listOf(text);
  return 'value' in list ? list.value : [];
}

function ownNamesFault(text: string): string | null {
  const checked = allOf(
    ownNames(text).map((name): Outcome<string> => {
      const fault = isStandard(name) ? 'tick it in the list above' : domainNameFault(name);
      return fault === null ? { value: name } : refuse(name, fault);
    }),
  );
  if ('value' in checked) return null;
  return checked.faults.map((fault) => `${fault.value}: ${fault.allowed}`).join('; ');
}

function isStandard(name: string): boolean {
  return (STANDARD_DOMAINS as readonly string[]).includes(name);
}
