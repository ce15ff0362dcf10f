/** Labelled texts on disk: `<set>/<part>/<id>.txt` with its labels in `<id>.json`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Labelled<Annotation> {
  readonly id: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
  /** The day it was published, where known. */
  readonly published: string | null;
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

/** A date or time as TIMEX3 has it. */
export interface GoldDate extends GoldSpan {
  readonly kind: string;
  readonly value: string;
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
      return { id, text, annotations, published: publishedIn(join(folder, `${id}.meta.json`)) };
    });
}

function publishedIn(path: string): string | null {
  if (!existsSync(path)) return null;
  const { published } = JSON.parse(readFileSync(path, 'utf8')) as { published?: string };
  return published ?? null;
}

/** A text whose tokens carry parts of speech: start, end, universal tag, Penn tag. */
export interface TaggedText {
  readonly text: string;
  readonly tokens: readonly (readonly [number, number, string, string])[];
}

/** The tagged texts of all folders under `folder` whose names end in `part`. */
export function readTagged(folder: string, part: string): TaggedText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(part))
    .sort()
    .flatMap((name) => {
      const texts = readdirSync(join(folder, name)).filter((file) => file.endsWith('.txt'));
      return texts.sort().map((file) => {
        const labels = readFileSync(join(folder, name, `${file.slice(0, -4)}.json`), 'utf8');
        const { tokens } = JSON.parse(labels) as Pick<TaggedText, 'tokens'>;
        return { text: readFileSync(join(folder, name, file), 'utf8'), tokens };
      });
    });
}
