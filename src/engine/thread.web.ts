/** A Web Worker. */
import type { Thread } from './remote';

// Types of the browser come with the DOM library, which the engine must not see: only what is used is named.
interface WebWorker {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
  terminate(): void;
}
declare const Worker: new (url: string) => WebWorker;

/**
 * Starts a bundled worker from its code. A page may only start workers of its own origin, and an extension's files
 * have another: so the code, read through the editor's file system, goes into an object URL.
 */
export function webThread(code: Uint8Array): Thread {
  const url = URL.createObjectURL(new Blob([code as Uint8Array<ArrayBuffer>], { type: 'text/javascript' }));
  const worker = new Worker(url);
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.addEventListener('message', (event) => listener(event.data)),
    onDeath: (listener) =>
      worker.addEventListener('error', (event) => listener(`the reading thread failed: ${event.message ?? 'unknown'}`)),
    terminate: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}
