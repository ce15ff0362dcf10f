/** The desktop VS Code, where one is installed. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * The command-line program of an installed VS Code: `code` on the PATH, else where its installers put it on this system.
 * The one for remote shells (`VSCODE_IPC_HOOK_CLI`) does not count: it can't load an extension under development.
 */
export function findDesktop(): string | undefined {
  const windows = process.platform === 'win32';
  const names = windows ? ['code.cmd'] : ['code', 'code-insiders'];
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = path.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath.filter((program) => !/remote-cli|\.vscode-server/.test(program)), ...usualPlaces()].find(
    (program) => existsSync(program),
  );
}

function usualPlaces(): readonly string[] {
  switch (process.platform) {
    case 'darwin': {
      const inside = join('Visual Studio Code.app', 'Contents', 'Resources', 'app', 'bin', 'code');
      return [join('/Applications', inside), join(homedir(), 'Applications', inside)];
    }
    case 'win32': {
      const inside = join('Microsoft VS Code', 'bin', 'code.cmd');
      const { LOCALAPPDATA, ProgramFiles } = process.env;
      return [
        ...(LOCALAPPDATA ? [join(LOCALAPPDATA, 'Programs', inside)] : []),
        ...(ProgramFiles ? [join(ProgramFiles, inside)] : []),
      ];
    }
    default:
      return ['/usr/bin/code', '/usr/share/code/bin/code', '/snap/bin/code', '/opt/visual-studio-code/bin/code'];
  }
}
