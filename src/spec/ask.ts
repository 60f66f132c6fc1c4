import { parseDomains } from './domains.ts';
import { type Answers, type Domains, PHASES, STANDARD_DOMAINS } from './project.ts';
import { itemsOf } from './shapes.ts';
import type { TextPrompt, Ui } from './ui.ts';

const ABOUT: Record<(typeof STANDARD_DOMAINS)[number], string> = {
  semantic: 'table-valued functions and metric views',
  monitoring: 'data profiling of the gold tables',
  ml: 'features, training and inference',
};

/** One text prompt for each key; `promptOf` also gets the answers to those before. */
export async function askMap<K extends string>(
  ui: Ui,
  keys: readonly K[],
  initial: Readonly<Record<K, string>>,
  promptOf: (key: K, others: readonly string[]) => Omit<TextPrompt, 'initial'>,
): Promise<Partial<Record<K, string>>> {
  const answers: Partial<Record<K, string>> = {};
  for (const key of keys) {
    const others = Object.values<string>(answers as Record<string, string>);
    answers[key] = await ui.text({ ...promptOf(key, others), initial: initial[key] });
  }
  return answers;
}

/** The standard domains as a checklist, then own names, then the phases of each own name. */
export async function askDomains(
  ui: Ui,
  row: { readonly message: string },
  initial: Domains,
  { layers }: Pick<Answers, 'layers'>,
): Promise<string[]> {
  const standard = await ui.pick({
    message: row.message,
    initial: initial.standard,
    required: false,
    choices: STANDARD_DOMAINS.map((name) => ({ value: name, label: `${name}: ${ABOUT[name]}` })),
  });
  const names = await ui.text({
    message: 'Domains of your own (comma-separated, empty for none)',
    initial: initial.own.map(({ name }) => name).join(', '),
    fault: (text) => {
      if (ownDomains(text).length > 0 || standard.length > 0 || layers.length > 0) {
        return ownDomainsFault(text);
      }
      return 'name one: there are no layers and no other domains';
    },
  });
  const texts = [...standard];
  for (const text of ownDomains(names)) {
    if (text.includes(':')) {
      texts.push(text);
      continue;
    }
    const phases = await ui.pick({
      message: `When does ${text} run?`,
      initial: PHASES,
      required: true,
      choices: [
        { value: 'setup', label: 'setup: once, in master_setup_orchestrator' },
        { value: 'refresh', label: 'refresh: with every run of master_refresh_orchestrator' },
      ],
    });
    texts.push(`${text}:${phases.join(',')}`);
  }
  return texts;
}

/** Each domain that is named: `finance` where phases are to be asked for, else with its phases. */
function ownDomains(text: string): string[] {
  const parsed = parseDomains(text);
  const items = itemsOf(text);
  if ('faults' in parsed || 'faults' in items) return [];
  return parsed.value.own.map(({ name, phases }) => {
    const isSaid = items.value.some((item) => item.startsWith(`${name}:`));
    return isSaid ? `${name}:${phases.join(',')}` : name;
  });
}

function ownDomainsFault(text: string): string | null {
  const parsed = parseDomains(text);
  if ('faults' in parsed) {
    return parsed.faults.map((fault) => `${fault.value}: ${fault.allowed}`).join('; ');
  }
  const [standard] = parsed.value.standard;
  return standard === undefined ? null : `${standard}: tick it in the list above`;
}
