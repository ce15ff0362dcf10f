/** Puts an English message into the reader's language and fills in `{0}`, `{1}` …; `vscode.l10n.t` has this shape. */
export type Say = (message: string, ...values: (string | number)[]) => string;
