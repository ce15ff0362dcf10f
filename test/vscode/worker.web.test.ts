import * as vscode from 'vscode';
import { equal, ok } from './expect';

describe("the browser's extension host", () => {
  it('is a Web Worker without Node', () => {
    equal(typeof (globalThis as { importScripts?: unknown }).importScripts, 'function');
    equal(vscode.env.uiKind, vscode.UIKind.Web);
    const extension = vscode.extensions.getExtension('synoptic.synoptic');
    ok(extension && !('main' in extension.packageJSON), 'the extension has an entry for Node');
  });
});
