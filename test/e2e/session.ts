/** What all end-to-end tests of one run share: one server, one browser, one copy of the built extension. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../host/browser';
import { cache } from '../host/places';
import { type Server, startServer } from '../host/server';
import { stageExtension } from '../host/stage';

export interface Session {
  readonly server: Server;
  readonly browser: Browser;
  /** Absolute path of the extension as it ships. */
  readonly extension: string;
}

let session: Promise<Session> | undefined;

/** Started at the first call, kept until `endSession`. */
export function theSession(): Promise<Session> {
  session ??= begin();
  return session;
}

export async function endSession(): Promise<void> {
  if (!session) return;
  const { server, browser } = await session;
  session = undefined;
  await browser.close();
  await server.stop();
}

/** Pictures of the windows that were open when a test failed. */
export async function pictureFailures(title: string): Promise<readonly string[]> {
  if (!session) return [];
  const folder = join(cache, 'failures');
  await mkdir(folder, { recursive: true });
  const { browser } = await session;
  const pages = browser.contexts().flatMap((context) => context.pages());
  const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120);
  const paths: string[] = [];
  for (const [index, page] of pages.entries()) {
    const path = join(folder, `${name}${index > 0 ? `-${index}` : ''}.png`);
    await page.screenshot({ path, timeout: 5000 }).then(
      () => paths.push(path),
      () => rm(path, { force: true }),
    );
  }
  return paths;
}

async function begin(): Promise<Session> {
  const server = await startServer({}, console.log);
  try {
    return { server, browser: await launchBrowser(console.log), extension: await stageExtension('e2e') };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
