/** Labelled texts on disk: `<id>.txt`, its labels in `<id>.json`, its date in `<id>.meta.json`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const span = { start: z.number(), end: z.number() };
const Piece = z.object(span);

const Label = z.object({
  kind: z.string(),
  ...span,
  /** Where a claim comes in several pieces. */
  spans: z.optional(z.array(z.tuple([z.number(), z.number()]))),
  quote: z.optional(z.string()),
  speaker: z.nullish(Piece),
  cue: z.nullish(Piece),
  type: z.optional(z.string()),
  value: z.optional(z.string()),
  actor: z.optional(z.string()),
  /** The whole phrase around a name. */
  outer: z.nullish(Piece),
});

const Sentence = z.object({ ...span, scored: z.optional(z.boolean()), events: z.optional(z.array(z.string())) });
const Labels = z.object({ annotations: z.array(Label), sentences: z.optional(z.array(Sentence)) });
const Meta = z.object({ published: z.nullish(z.string()) });

export type Label = z.infer<typeof Label>;
export type Sentence = z.infer<typeof Sentence>;

export interface LabelledText {
  readonly id: string;
  readonly text: string;
  readonly published: string | null;
  readonly labels: readonly Label[];
  readonly sentences: readonly Sentence[];
}

/** All texts of some folders, by folder and name. Throws where a folder or the labels of a text can't be read. */
export function readLabelled(folders: readonly string[]): LabelledText[] {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => {
        const id = name.slice(0, -'.txt'.length);
        const json = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
        const { annotations, sentences } = Labels.parse(json(`${id}.json`));
        const metaFile = `${id}.meta.json`;
        const meta = readdirSync(folder).includes(metaFile) ? Meta.parse(json(metaFile)) : {};
        return {
          id,
          text: readFileSync(join(folder, name), 'utf8'),
          published: meta.published ?? null,
          labels: annotations,
          sentences: sentences ?? [],
        };
      }),
  );
}
