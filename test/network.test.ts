import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Everything by which shipped code could reach the network, or run code that is not in the package. A bundle is a file of
 * plain text: what it does not name, it cannot call.
 */
const channels: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['fetch', /(?<![\w$.#'"-])fetch\s*\(|\b(?:globalThis|self|window)\s*(?:\.\s*fetch\b|\[\s*['"]fetch)/],
  ['XMLHttpRequest', /\bXMLHttpRequest\b/],
  ['WebSocket', /\bWebSocket\b/],
  ['EventSource', /\bEventSource\b/],
  ['WebTransport or WebRTC', /\bWebTransport\b|\bRTCPeerConnection\b/],
  ['sendBeacon', /\bsendBeacon\b/],
  ['importScripts', /\bimportScripts\s*\(/],
  [
    'a module of Node that talks',
    /\b(?:require|import)\s*\(\s*['"`](?:node:)?(?:https?|http2|net|dgram|tls|dns|inspector|child_process)(?:\/\w+)?['"`]\s*\)|\bfrom\s*['"](?:node:)?(?:https?|http2|net|dgram|tls|dns|inspector|child_process)(?:\/\w+)?['"]/,
  ],
  ['a request for a page or a picture', /\b(?:src|href)\s*=\s*\\?['"`]https?:/],
];

function offences(code: string): readonly string[] {
  return channels.filter(([, pattern]) => pattern.test(code)).map(([what]) => what);
}

function shipped(): readonly string[] {
  return readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => join('dist', file));
}

describe('no network', () => {
  it('is reached by any shipped bundle', () => {
    const found = shipped().flatMap((file) => offences(readFileSync(file, 'utf8')).map((what) => `${file}: ${what}`));
    assert.deepEqual(found, []);
    assert.ok(shipped().length >= 6, 'the bundles are not built');
  });

  const planted: readonly (readonly [code: string, what: string])[] = [
    ['await fetch("https://example.org")', 'fetch'],
    ['(0,globalThis.fetch)(u)', 'fetch'],
    ['self["fetch"](u)', 'fetch'],
    ['new XMLHttpRequest', 'XMLHttpRequest'],
    ['new WebSocket(u)', 'WebSocket'],
    ['navigator.sendBeacon(u)', 'sendBeacon'],
    ['importScripts(u)', 'importScripts'],
    ['var a=require("node:https")', 'a module of Node that talks'],
    ["var a=require('http')", 'a module of Node that talks'],
    ['import x from "node:net"', 'a module of Node that talks'],
    ['await import("dns/promises")', 'a module of Node that talks'],
    ['`<img src="https://example.org/x.png">`', 'a request for a page or a picture'],
  ];
  for (const [code, what] of planted) {
    it(`would be noticed in ${code}`, () => assert.deepEqual(offences(code), [what]));
  }

  for (const code of [
    'const prefetch=(x)=>x;prefetch(1)',
    'require("node:fs")',
    'this.fetch(1)',
    '"https://example.org"',
  ]) {
    it(`is not what ${code} is about`, () => assert.deepEqual(offences(code), []));
  }
});
