import { escaped } from './escaped.ts';

/** What a key or a value may be. */
export interface TagLimit {
  readonly empty: boolean;
  /** In bytes, as Go counts. */
  readonly longest: number;
  /** A character that is not allowed anywhere. */
  readonly refused: RegExp;
  /** A form that the whole has to have besides. */
  readonly form: RegExp | null;
  /** What is allowed, as the end of a sentence. */
  readonly help: string;
}

export interface TagLaw {
  readonly where: string;
  readonly key: TagLimit;
  readonly value: TagLimit;
}

type Cloud = 'aws' | 'azure' | 'gcp';

const AWS = {
  refused: /[^\d \w+\-=.:/@]/u,
  form: null,
  help: 'letters, digits, spaces and + - = . : / @ _',
};
const GCP = {
  longest: 63,
  refused: /[^-\w.]/u,
  form: /^([A-Za-z0-9].*)?[A-Za-z0-9]$/s,
  help: 'up to 63 letters, digits, - _ and dots, with a letter or digit at both ends',
};

/** As libs/tags in the Databricks CLI has them, which are the rules that Databricks documents. */
const LAWS: Record<Cloud, TagLaw> = {
  aws: {
    where: 'on AWS',
    key: { ...AWS, empty: false, longest: 127 },
    value: { ...AWS, empty: true, longest: 255 },
  },
  azure: {
    where: 'on Azure',
    key: {
      empty: false,
      longest: 512,
      refused: /[<>*&%;\\/+?]|[^\0-\u00ff]/u,
      form: null,
      help: 'up to 512 Latin characters, but none of < > * & % ; \\ / + ?',
    },
    value: {
      empty: true,
      longest: 256,
      refused: /\n|[^\0-\u00ff]/u,
      form: null,
      help: 'one line of up to 256 Latin characters',
    },
  },
  gcp: { where: 'on Google Cloud', key: { ...GCP, empty: false }, value: { ...GCP, empty: true } },
};

/** What every cloud refuses. */
const ANY: TagLaw = {
  where: 'on every cloud',
  key: {
    empty: false,
    longest: 512,
    refused: /[<>*&%;\\?]|[^\0-\u00ff]/u,
    form: null,
    help: 'letters, digits, - _ and dots on every cloud, and more on some',
  },
  value: LAWS.azure.value,
};

/** The rules that hold for all workspaces: those of their cloud if they tell it, and have the same. */
export function tagLawOf(hosts: readonly (string | null)[]): TagLaw {
  const clouds = new Set(hosts.map((host) => (host === null ? null : cloudOf(host))));
  const [cloud] = clouds;
  return clouds.size === 1 && cloud != null ? LAWS[cloud] : ANY;
}

function cloudOf(host: string): Cloud | null {
  if (/\.gcp\.databricks\.com\/?$/i.test(host)) return 'gcp';
  if (/\.azuredatabricks\.net\/?$|\.databricks\.azure\.(us|cn)\/?$/i.test(host)) return 'azure';
  return /\.cloud\.databricks\.(com|us|mil)\/?$/i.test(host) ? 'aws' : null;
}

/** What is wrong with a key or value; null when it may be. */
export function tagFault(text: string, limit: TagLimit): string | null {
  if (text === '') return limit.empty ? null : 'it is empty';
  const bytes = Buffer.byteLength(text);
  if (bytes > limit.longest) return `it is longer than ${limit.longest} bytes`;
  const refused = limit.refused.exec(text)?.[0];
  if (refused !== undefined) return `it holds ${nameOf(refused)}`;
  return limit.form?.test(text) === false
    ? 'its first or last character is not a letter or digit'
    : null;
}

function nameOf(char: string): string {
  return char === '\n' ? 'a line end' : char === ' ' ? 'a space' : `"${escaped(char)}"`;
}
