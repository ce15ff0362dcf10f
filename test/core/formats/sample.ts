/** A small export with every kind of record, and text that is hard on formats. */
import type { Annotation, AnnotationsFile } from '../../../src/core/contract';

export const TEXTS: ReadonlyMap<string, string> = new Map([
  [
    'harbour.txt',
    '👩‍👩‍👧‍👦 Mara Ilves said on Friday: “The ferry line\nwould not close”, she added, “before autumn”.\r\n=SUM(A1) told <img src=x onerror=alert(1)> no.',
  ],
  ['notes/b (1).md', 'The council denied that the ferry line would close. [x](command:evil) https://evil.example'],
]);

const span = (document: string, words: string): { document: string; start: number; end: number; text: string } => {
  const start = TEXTS.get(document)!.indexOf(words);
  if (start < 0) throw new Error(words);
  return { document, start, end: start + words.length, text: words };
};

const part = (document: string, words: string): { start: number; end: number; text: string } => {
  const { start, end, text } = span(document, words);
  return { start, end, text };
};

const by = {
  origin: 'machine',
  status: 'suggested',
  anchor: 'exact',
  score: 0.9,
  why: 'a rule, with "quotes"',
} as const;

function claim(id: string, document: string, words: string, extra: object): Annotation {
  return {
    kind: 'claim',
    id,
    ...span(document, words),
    ...by,
    quote: 'direct',
    speaker: null,
    cue: null,
    via: [],
    group: null,
    polarity: 'asserted',
    region: 'body',
    ...extra,
  } as Annotation;
}

const A = 'harbour.txt';
const B = 'notes/b (1).md';
const mara = { ...part(A, 'Mara Ilves'), actor: 'mara-ilves' };

export const FILE: AnnotationsFile = {
  schema: 'synoptic.annotations/1',
  generator: { name: 'synoptic', version: '0.1.0' },
  offsets: 'utf-16',
  documents: [A, B].map((id) => ({
    id,
    path: id,
    sha256: '00',
    length: TEXTS.get(id)!.length,
    title: id === A ? '# Not a heading' : null,
    outlet: null,
    published: { value: id === A ? '2031-05-06' : null, basis: id === A ? 'meta' : 'none', why: 'the metadata' },
  })),
  actors: [
    { id: 'mara-ilves', name: 'Mara Ilves', type: 'person', aliases: ['Ilves'] },
    { id: 'council', name: 'The council', type: 'organization', aliases: [] },
  ],
  annotations: [
    { kind: 'actor', id: 'a1', ...span(A, 'Mara Ilves'), ...by, actor: 'mara-ilves', type: 'person', form: 'name' },
    { kind: 'date', id: 'd1', ...span(A, 'Friday'), ...by, type: 'date', value: '2031-05-02', range: null },
    claim('c1', A, 'The ferry line\nwould not close', { speaker: mara, cue: part(A, 'said'), group: 'g1' }),
    claim('c2', A, 'before autumn', { speaker: mara, cue: part(A, 'added'), group: 'g1' }),
    { kind: 'risk', id: 'o1', ...span(A, '=SUM(A1)'), ...by, status: 'accepted', origin: 'human' },
    claim('c3', A, '<img src=x onerror=alert(1)> no', { quote: 'none', region: 'boilerplate' }),
    { kind: 'actor', id: 'a2', ...span(B, 'council'), ...by, actor: 'council', type: 'organization', form: 'name' },
    claim('c4', B, 'the ferry line would close', {
      quote: 'indirect',
      polarity: 'denied',
      speaker: { ...part(B, 'The council'), actor: 'council' },
      cue: part(B, 'denied'),
      via: ['mara-ilves'],
    }),
    claim('c5', B, '[x](command:evil) https://evil.example', { quote: 'none' }),
  ],
  topics: [{ id: 't1', label: 'the *ferry* line', statements: ['c1', 'c3', 'c4', 'c5'] }],
  links: [
    {
      id: 'l1',
      from: 'c1',
      to: 'c4',
      relation: 'conflicts',
      differs: ['stance'],
      score: 0.8,
      why: 'one [denies] it',
      origin: 'machine',
      status: 'suggested',
    },
  ],
};

/** A file of `count` claims in one long text. */
export function large(count: number): { file: AnnotationsFile; texts: ReadonlyMap<string, string> } {
  const line = 'Mara Ilves said on Friday that the ferry line 🚢 would close before the autumn, the council heard.\n';
  const text = line.repeat(count);
  const start = line.indexOf('the ferry');
  const quote = line.slice(start, line.indexOf(','));
  const annotations = Array.from({ length: count }, (_, i): Annotation => {
    const at = i * line.length;
    return {
      ...(FILE.annotations[2] as Annotation & { kind: 'claim' }),
      id: `c${i}`,
      start: at + start,
      end: at + start + quote.length,
      text: quote,
      speaker: { start: at, end: at + 10, text: 'Mara Ilves', actor: 'mara-ilves' },
      cue: { start: at + 11, end: at + 15, text: 'said' },
      group: null,
    } as Annotation;
  });
  const [document] = FILE.documents;
  return {
    file: {
      ...FILE,
      documents: [{ ...document!, length: text.length }],
      annotations,
      topics: [{ id: 't', label: 'all', statements: annotations.map(({ id }) => id) }],
      links: [],
    },
    texts: new Map([['harbour.txt', text]]),
  };
}
