/** The log, and the one way in which trouble reaches a person. */
import * as vscode from 'vscode';

export interface Report extends vscode.Disposable {
  log(line: string): void;
  /** Tells a person once: what happened, to which file, what was kept, what to do next. */
  tell(message: string): void;
  show(): void;
}

export function openReport(): Report {
  const channel = vscode.window.createOutputChannel('Synoptic', { log: true });
  const told = new Set<string>();
  return {
    log: (line) => channel.info(line),
    tell(message) {
      channel.warn(message);
      if (told.has(message)) return;
      told.add(message);
      void vscode.window.showWarningMessage(message).then(() => told.delete(message));
    },
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}
