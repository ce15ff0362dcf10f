/** The formats of `--format`: an export as one or more files. */
import type { AnnotationsFile } from '../core/contract';
import { printAnnotations } from '../core/formats/annotations';
import { toJsonl } from '../core/formats/jsonl';
import type { DocumentId } from '../core/model';

export const FORMATS = ['json', 'jsonl'] as const;
export type Format = (typeof FORMATS)[number];

export interface Written {
  /** Relative, with "/" separators; asked for where there are several or `--out` names a folder. */
  readonly name: string;
  readonly content: string;
}

/** `texts`: each document's text, for the formats that carry it. */
export function write(format: Format, file: AnnotationsFile, _texts: ReadonlyMap<DocumentId, string>): Written[] {
  switch (format) {
    case 'json':
      return [{ name: 'annotations.json', content: printAnnotations(file) }];
    case 'jsonl':
      return [{ name: 'annotations.jsonl', content: [...toJsonl(file)].join('') }];
  }
}
