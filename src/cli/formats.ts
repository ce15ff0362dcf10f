/** The formats of `--format`: an export as one or more files. */
import type { AnnotationsFile } from '../core/contract';
import { printAnnotations } from '../core/formats/annotations';
import { toBrat } from '../core/formats/brat';
import { toCsv } from '../core/formats/csv';
import { toMarkdown } from '../core/formats/markdown';
import { toWebAnnotation } from '../core/formats/webAnnotation';
import type { DocumentId } from '../core/model';

export const FORMATS = ['json', 'jsonl', 'web-annotation', 'brat', 'csv', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];
/** Formats of which nothing can be written before all is known. */
export type Whole = Exclude<Format, 'jsonl'>;

export interface Written {
  /** Relative, with "/" separators; asked for where there are several or `--out` names a folder. */
  readonly name: string;
  readonly content: string;
}

/** `texts`: each document's text, for the formats that carry it. */
export function write(format: Whole, file: AnnotationsFile, texts: ReadonlyMap<DocumentId, string>): Written[] {
  switch (format) {
    case 'json':
      return [{ name: 'annotations.json', content: printAnnotations(file) }];
    case 'web-annotation':
      return [{ name: 'annotations.jsonld', content: toWebAnnotation(file, texts) }];
    case 'brat':
      return toBrat(file, texts);
    case 'csv':
      return [{ name: 'annotations.csv', content: toCsv(file, texts) }];
    case 'markdown':
      return [{ name: 'report.md', content: toMarkdown(file, texts) }];
  }
}
