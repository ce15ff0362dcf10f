/** The page of a webview: no script but ours, no style but ours, nothing from outside. */
import * as vscode from 'vscode';

/** `name` is that of the bundle in dist/, of the style in media/ and of the page's element. */
export function webviewPage(webview: vscode.Webview, extension: vscode.Uri, name: string, title: string): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', `${name}.js`));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'media', `${name}.css`));
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}';">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>${title}</title>
</head>
<body>
<main id="${name}" aria-label="${title}"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
