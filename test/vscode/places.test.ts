import * as vscode from 'vscode';
import { placesOf } from '../../src/vscode/places';
import { equal } from './expect';

const folder = (name: string, index: number): vscode.WorkspaceFolder => ({
  uri: vscode.Uri.parse(`vscode-vfs://github/press/${name}`),
  name,
  index,
});

describe('places of documents', () => {
  it('are paths from the one folder, on any file system', () => {
    const places = placesOf([folder('ferry', 0)]);
    const text = vscode.Uri.parse('vscode-vfs://github/press/ferry/wire/first.txt');
    equal(places.idOf(text), 'wire/first.txt');
    equal(places.uriOf('wire/first.txt')?.toString(), text.toString());
    const kept = places.sidecarOf('wire/first.txt');
    equal(kept?.path, '/press/ferry/.synoptic/wire/first.txt.json');
    equal(kept && places.ofSidecar(kept), 'wire/first.txt');
    equal(kept && places.idOf(kept), null);
  });

  it('begin with the folder’s name where there are several, and keep decisions in their own folder', () => {
    const places = placesOf([folder('ferry', 0), folder('bridge', 1)]);
    const text = vscode.Uri.parse('vscode-vfs://github/press/bridge/a.md');
    equal(places.idOf(text), 'bridge/a.md');
    equal(places.uriOf('bridge/a.md')?.toString(), text.toString());
    equal(places.sidecarOf('bridge/a.md')?.path, '/press/bridge/.synoptic/a.md.json');
    equal(places.project?.path, '/press/ferry/.synoptic/project.json');
  });

  it('are none for other files, nor for texts of other folders while one is open', () => {
    const places = placesOf([folder('ferry', 0)]);
    equal(places.idOf(vscode.Uri.parse('vscode-vfs://github/press/ferry/scan.pdf')), null);
    equal(places.idOf(vscode.Uri.parse('file:///elsewhere/a.txt')), null);
    equal(places.idOf(vscode.Uri.parse('vscode-vfs://github/press/ferry-two/a.txt')), null);
  });

  it('are known without a folder too, for texts that are open, without a place for decisions', () => {
    const places = placesOf([]);
    const id = places.idOf(vscode.Uri.parse('untitled:Untitled-1')) ?? '';
    equal(places.uriOf(id)?.scheme, 'untitled');
    equal(places.sidecarOf(id), null);
    equal(places.project, null);
    equal(places.idOf(vscode.Uri.parse('file:///notes/a.txt')), 'file:///notes/a.txt');
  });
});
