/** Labelled texts on disk: `<set>/<part>/<id>.txt` with its labels in `<id>.json`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Labelled<Annotation> {
  readonly id: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

interface GoldSpan {
  readonly start: number;
  readonly end: number;
}

/** An attribution as PolNeAR has it: its content perhaps in several pieces. */
export interface GoldClaim extends GoldSpan {
  readonly kind: 'claim';
  readonly spans?: readonly (readonly [number, number])[];
  readonly quote: string;
  readonly speaker: GoldSpan | null;
  readonly cue: GoldSpan | null;
}

/** All texts of a folder, by name. Throws if the folder or the labels of a text cannot be read. */
export function readLabelled<Annotation>(folder: string): Labelled<Annotation>[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const id = name.slice(0, -4);
      const text = readFileSync(join(folder, name), 'utf8');
      const { annotations } = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as {
        annotations: Annotation[];
      };
      return { id, text, annotations };
    });
}
