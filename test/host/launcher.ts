/**
 * VS Code's command line, answered by the server and a browser: takes the arguments that `@vscode/test-electron` gives to
 * the desktop program, runs the test suite they name, prints what it prints, and ends with its exit code.
 *
 *   launcher [ignored options] --extensionDevelopmentPath=<folder> --extensionTestsPath=<file> <folder to open>
 */
import './requireNode';
import { launchBrowser } from './browser';
import { startServer } from './server';

const limit = 5 * 60_000;

async function main(): Promise<number> {
  const extensionDevelopmentPath = option('extensionDevelopmentPath');
  const extensionTestsPath = option('extensionTestsPath');
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
  if (!extensionDevelopmentPath || !extensionTestsPath || !folder) {
    console.error('launcher: --extensionDevelopmentPath, --extensionTestsPath and a folder are needed');
    return 2;
  }
  /** What VS Code itself says; of interest only where the suite says nothing. */
  const chatter: string[] = [];
  let heard = false;
  const server = await startServer({}, console.log);
  const browser = await launchBrowser(console.log);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const code = new Promise<number>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`the suite did not end within ${limit / 60_000} minutes`)),
        limit,
      );
      void page.exposeFunction('codeAutomationExit', (status: number) => {
        clearTimeout(timer);
        resolve(status);
      });
      void page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
        const line = args.map(String).join(' ');
        if (line.startsWith(mark)) {
          heard = true;
          console.log(line.slice(mark.length));
        } else if (type === 'error' && !known.test(line)) chatter.push(line);
      });
      page.once('crash', () => reject(new Error('the page crashed')));
    });
    await page.goto(server.address(folder, { extensionDevelopmentPath, extensionTestsPath }));
    return await code;
  } finally {
    if (!heard) console.error(chatter.join('\n'));
    await browser.close();
    await server.stop();
  }
}

/** What this server always complains of: native modules that are not built, and an extension gallery out of reach. */
const known = /bindings file|watchdog|serviceWorker|open-vsx/;

/** Lines that the suite says carry this in front, so that VS Code's own chatter can be left out. */
const mark = '[suite] ';

function option(name: string): string | undefined {
  const start = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(start))?.slice(start.length);
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(`launcher: ${error.message}`);
    process.exit(1);
  },
);
