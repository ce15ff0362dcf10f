/** Puts an English message into the reader's language and fills in `{0}`, `{1}` …; `vscode.l10n.t` has this shape. */
export type Say = (message: string, ...values: (string | number)[]) => string;

/** Words of a text, in the quotation marks of the reader's language. */
export const quoted = (words: string, say: Say): string =>
  words.replace(/“([^”]*)”/gu, (_, inner: string) => say('“{0}”', inner));
