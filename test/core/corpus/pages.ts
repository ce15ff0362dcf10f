/** Pages for tests of linking: one own-voice claim for each sentence, or claims written out. */
import type { Published } from '../../../src/core/contract';
import type { Claim, Entity, Page, ResolvedDate } from '../../../src/core/model';
import { segment, sentenceSpan } from '../../../src/core/text/sentences';
import { tokenise } from '../../../src/core/text/tokenise';

export interface Said {
  readonly text: string;
  /** Who says it; left out: the document itself. */
  readonly speaker?: string;
  readonly quote?: Claim['quote'];
  readonly polarity?: Claim['polarity'];
}

export interface PageOptions {
  readonly published?: string;
  /** Claims by their words; left out: one for each sentence. */
  readonly said?: readonly Said[];
  /** Values of passages that are dates. */
  readonly dates?: Readonly<Record<string, string>>;
}

/** A page with the actors that its linker is to be told of. */
export interface TestPage {
  readonly page: Page;
  readonly actors: readonly string[];
}

export function pageOf(document: string, text: string, options: PageOptions = {}): TestPage {
  const t = segment(text, tokenise(text));
  const sentences = Array.from({ length: t.sentenceCount }, (_, i) => sentenceSpan(t, i));
  const names = [...new Set((options.said ?? []).flatMap(({ speaker }) => speaker ?? []))];
  const entities = names.map((name): Entity => ({ name, type: 'person', named: true, titles: [] }));
  const claim = (start: number, end: number, said: Partial<Said>): Claim => ({
    start,
    end,
    score: 1,
    why: '',
    quote: said.quote ?? (said.speaker === undefined ? 'none' : 'indirect'),
    speaker: said.speaker === undefined ? null : { ...spanOf(text, said.speaker), entity: names.indexOf(said.speaker) },
    cue: null,
    via: [],
    group: null,
    polarity: said.polarity ?? 'asserted',
    region: 'body',
    comparable: true,
  });
  const claims =
    options.said === undefined
      ? sentences.map(({ start, end }) => claim(start, end, {}))
      : options.said.map((said) => {
          const start = text.indexOf(said.text);
          if (start < 0) throw new Error(`${document}: no “${said.text}”`);
          return claim(start, start + said.text.length, said);
        });
  const marks = Object.keys(options.dates ?? {})
    .map((words) => ({ words, start: text.indexOf(words) }))
    .sort((a, b) => a.start - b.start);
  const published: Published =
    options.published === undefined
      ? { value: null, basis: 'none', why: '' }
      : { value: options.published, basis: 'given', why: '' };
  return {
    actors: names,
    page: {
      source: { id: document, text, sha256: '' },
      published,
      outlet: null,
      dates: marks.map(({ words }): ResolvedDate => ({ type: 'date', value: options.dates![words]!, why: '' })),
      reading: {
        document,
        length: text.length,
        language: 'en',
        title: null,
        outlet: null,
        published,
        sentences,
        boilerplate: [],
        entities,
        mentions: [],
        dates: marks.map(({ words, start }) => ({
          start,
          end: start + words.length,
          score: 1,
          why: '',
          type: 'date',
          meaning: { rule: 'given', args: [] },
          range: null,
        })),
        claims,
        own: [],
        notices: [],
      },
    },
  };
}

/** Where the words stand first; an empty span where they do not. */
function spanOf(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words);
  return start < 0 ? { start: 0, end: 0 } : { start, end: start + words.length };
}
