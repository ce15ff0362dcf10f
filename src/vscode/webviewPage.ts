/** The page of a webview: no script but ours, no style but ours, nothing from outside. */
import * as vscode from 'vscode';

export interface Page {
  /** That of the bundle in dist/, of the style in media/ and of the page's element. */
  readonly name: string;
  readonly title: string;
  /** Draws itself into a picture file: needs images that it made itself. */
  readonly images?: boolean;
}

/** Gives a webview its page; every message is handed on, what goes wrong with it is told. */
export function fillWebview(
  webview: vscode.Webview,
  extension: vscode.Uri,
  page: Page,
  receive: (message: unknown) => Promise<void>,
  tell: (problem: string) => void,
): void {
  const roots = ['dist', 'media'].map((folder) => vscode.Uri.joinPath(extension, folder));
  webview.options = { enableScripts: true, localResourceRoots: roots };
  webview.onDidReceiveMessage((message) =>
    receive(message).catch((error) => tell(error instanceof Error ? error.message : String(error))),
  );
  webview.html = html(webview, extension, page);
}

/** The same for a tab among the editors, with Synoptic's icon. */
export function fillTab(
  panel: vscode.WebviewPanel,
  extension: vscode.Uri,
  page: Page,
  receive: (message: unknown) => Promise<void>,
  tell: (problem: string) => void,
): void {
  const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(extension, 'media', `icon-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  fillWebview(panel.webview, extension, page, receive, tell);
}

function html(webview: vscode.Webview, extension: vscode.Uri, { name, title, images }: Page): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const uri = (...path: string[]): vscode.Uri => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path));
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    ...(images === true ? ['img-src data:'] : []),
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy};">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${uri('media', 'webview.css')}">
<link rel="stylesheet" href="${uri('media', `${name}.css`)}">
<title>${title}</title>
</head>
<body>
<main id="${name}" aria-label="${title}"></main>
<script nonce="${nonce}" src="${uri('dist', `${name}.js`)}"></script>
</body>
</html>`;
}
