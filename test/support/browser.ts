import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { skipUnless } from './skip.ts';

/** A browser of the system. */
const executablePath = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));

export const needsBrowser = skipUnless(
  executablePath !== undefined,
  'Chromium is not there: install it, or name it in CHROMIUM',
);

/** Starts the browser without a window. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: executablePath as string,
    args: ['--no-sandbox'],
  });
}

export interface Opened {
  readonly page: Page;
  /** Everything that a good page does not do: errors, messages on the console, requests. */
  readonly noise: string[];
}

/** Opens a file as a person would who got it by mail. */
export async function openFile(
  browser: Browser,
  file: string,
  options: { readonly width?: number; readonly height?: number; readonly dark?: boolean } = {},
): Promise<Opened> {
  const { width = 1400, height = 800, dark = false } = options;
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
  });
  page.setDefaultTimeout(10_000);
  const noise: string[] = [];
  page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    noise.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (url !== `file://${file}` && !url.startsWith('data:')) noise.push(`request: ${url}`);
  });
  await page.goto(`file://${file}`);
  return { page, noise };
}
