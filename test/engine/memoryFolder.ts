/** A SourceFolder in memory: path → text or bytes, or an Error that reading it gives. */
import type { SourceFolder } from '../../src/engine/ports';

export function memoryFolder(files: Readonly<Record<string, string | Uint8Array | Error>>): SourceFolder {
  const bytesOf = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    async *list() {
      for (const [path, content] of Object.entries(files)) {
        yield { path, size: content instanceof Error ? 0 : bytesOf(content).length };
      }
    },
    async read(path) {
      const content = files[path];
      if (content === undefined) throw new Error('there is no such file');
      if (content instanceof Error) throw content;
      return bytesOf(content);
    },
  };
}
