/** The engine's thread in a browser: a Web Worker. */
import type { ModelBytes } from './engine';
import { createLibrary } from './library';
import { byTimer, pauses } from './pauses';
import { serve } from './remote';

// Types of the worker scope come with the DOM library, which the core must not see: only what is used is named.
declare const self: {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
};

const pause = pauses(byTimer);

serve(
  {
    post: (message) => self.postMessage(message),
    onMessage: (listener) => self.addEventListener('message', (event) => listener(event.data)),
  },
  (bytes) => createLibrary(bytes as ModelBytes, { pause }),
);
