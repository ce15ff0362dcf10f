import assert from 'node:assert/strict';
import type { Annotation } from '../../../src/core/contract';
import type { Reading } from '../../../src/core/model';
import { type Edit, type ProjectEdit, withId } from '../../../src/core/review/edit';
import { type Claims, placeLinks, placeTopics } from '../../../src/core/review/links';
import { applyRules, type Marked, sameForAll, suggestRules } from '../../../src/core/review/rules';
import { describe as anchorOf } from '../../../src/core/text/anchor';

const A = 'The President spoke on Friday. Later, the President left; on Friday night the harbour President stayed.';
const B = 'On Friday the President was silent. A president is not the President.';

const said = { by: 'Ann', at: '2031-05-06T08:00:00.000Z' };

function spans(text: string, words: string): { start: number; end: number }[] {
  const found = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    found.push({ start: at, end: at + words.length });
  }
  return found;
}

function marks(document: string, text: string): Marked {
  const mark = (kind: string, words: string, more: object): Annotation[] =>
    spans(text, words).map(
      ({ start, end }) =>
        ({
          kind,
          id: `${document}#${kind}:${start}-${end}`,
          document,
          start,
          end,
          text: words,
          origin: 'machine',
          status: 'suggested',
          anchor: 'exact',
          score: 0.9,
          why: '',
          ...more,
        }) as Annotation,
    );
  const actor = { actor: 'the-president', type: 'person', form: 'role' };
  return {
    document,
    text,
    annotations: [
      ...mark('actor', 'The President', actor),
      ...mark('actor', 'the President', actor),
      ...mark('date', 'Friday', { type: 'date', value: '2031-05-02', range: null }),
    ],
  };
}

const DOCUMENTS = [marks('a.txt', A), marks('b.txt', B)];
const first = DOCUMENTS[0]!.annotations[0]!;
const who = { name: 'Ada Oksa', type: 'person', id: 'ada-oksa' } as const;
const target = { kind: 'actor', anchor: anchorOf(A, first) };

const listed = (alike: ReturnType<typeof sameForAll>): string[] =>
  alike.map(({ document, start, text }) => `${document} ${start} ${text}`);

describe('the same for all alike', () => {
  it('finds marks of the same words and actor in all documents, but for the mark itself', () => {
    const alike = sameForAll({ does: 'change', ...target, set: { who } }, first, DOCUMENTS);
    assert.deepEqual(listed(alike), ['a.txt 38 the President', 'b.txt 10 the President', 'b.txt 55 the President']);
    for (const { document, start, end, draft } of alike) {
      const text = document === 'a.txt' ? A : B;
      assert.ok(draft.does === 'change' && draft.anchor.quote === text.slice(start, end));
      assert.deepEqual(draft.set, { who });
    }
  });

  it('leaves alone what people decided, and other actors of the same words', () => {
    const [a, b] = DOCUMENTS as [Marked, Marked];
    const decided = a.annotations.map((m, i) => (i === 1 ? { ...m, status: 'accepted' as const } : m));
    const other = b.annotations.map((m, i) => (i === 0 ? ({ ...m, actor: 'someone-else' } as Annotation) : m));
    const alike = sameForAll({ does: 'reject', ...target }, first, [
      { ...a, annotations: decided },
      { ...b, annotations: other },
    ]);
    assert.deepEqual(listed(alike), ['b.txt 55 the President']);
  });

  it('passes a date on within its document only, and never a cue', () => {
    const friday = DOCUMENTS[0]!.annotations.find((m) => m.kind === 'date')!;
    const set = { value: '2031-04-25', cue: null };
    const alike = sameForAll({ does: 'change', kind: 'date', anchor: anchorOf(A, friday), set }, friday, DOCUMENTS);
    assert.deepEqual(listed(alike), ['a.txt 61 Friday']);
    assert.deepEqual(alike[0]!.draft.does === 'change' && alike[0]!.draft.set, { value: '2031-04-25' });
  });

  it('passes a new extent on where the words around are the same', () => {
    const friday = DOCUMENTS[0]!.annotations.find((m) => m.kind === 'date')!;
    const extent = anchorOf(A, { start: friday.start - 3, end: friday.end });
    const alike = sameForAll(
      { does: 'change', kind: 'date', anchor: anchorOf(A, friday), set: { extent } },
      friday,
      DOCUMENTS,
    );
    // "On Friday" begins the second text.
    assert.deepEqual(listed(alike), ['a.txt 61 Friday']);
    const { draft } = alike[0]!;
    assert.equal(draft.does === 'change' && draft.set.extent?.quote, 'on Friday');
  });
});

describe('corrections that repeat', () => {
  const correct = (text: string, words: string, set: object): Edit[] =>
    spans(text, words).map((span) =>
      withId({ does: 'change', kind: 'actor', anchor: anchorOf(text, span), set, ...said }),
    );
  const reject = (text: string, words: string, kind = 'date'): Edit[] =>
    spans(text, words).map((span) => withId({ does: 'reject', kind, anchor: anchorOf(text, span), ...said }));

  it('suggest who is meant by the words', () => {
    const decisions = new Map([
      ['a.txt', correct(A, 'the President', { who })],
      ['b.txt', correct(B, 'the President', { who })],
    ]);
    const [suggestion, ...more] = suggestRules(decisions, []);
    assert.deepEqual(more, []);
    assert.deepEqual(suggestion!.rule, { does: 'alias', alias: 'the President', who });
    assert.deepEqual(
      suggestion!.because.map((b) => b.document),
      ['a.txt', 'b.txt', 'b.txt'],
    );
    const rule = withId({ ...suggestion!.rule, ...said }) as ProjectEdit;
    assert.deepEqual(suggestRules(decisions, [rule]), [], 'the project has it already');
  });

  it('suggest nothing where people meant different ones', () => {
    const decisions = new Map([
      ['a.txt', correct(A, 'the President', { who: { name: 'Someone Else', type: 'person' } })],
      ['b.txt', [...correct(B, 'the President', { who }), ...correct(A, 'The President', { who })]],
    ]);
    assert.deepEqual(suggestRules(decisions, []), []);
  });

  it('suggest words that are never marked, unless someone accepted them once', () => {
    const decisions = new Map([
      ['a.txt', reject(A, 'Friday')],
      ['b.txt', reject(B, 'Friday')],
    ]);
    assert.deepEqual(
      suggestRules(decisions, []).map((s) => s.rule),
      [{ does: 'never', kind: 'date', quote: 'Friday' }],
    );
    const accepted = withId({
      does: 'accept' as const,
      kind: 'date',
      anchor: anchorOf(A, spans(A, 'Friday')[0]!),
      ...said,
    });
    assert.deepEqual(suggestRules(new Map([...decisions, ['c.txt', [accepted]]]), []), []);
  });

  it('become rules under which marks are rejected, but for those on which a person decided', () => {
    const dates = spans(A, 'Friday').map((span) => ({
      ...span,
      score: 1,
      why: '',
      type: 'date' as const,
      meaning: { rule: 'weekday', args: [5] },
      range: null,
    }));
    const accepted = { origin: 'machine', status: 'accepted', anchor: 'exact' } as const;
    const reading = {
      mentions: [],
      claims: [],
      dates: [dates[0]!, { ...dates[1]!, review: accepted }],
    } as unknown as Reading;
    const rule = withId({ does: 'never' as const, kind: 'date', quote: 'friday', ...said });
    assert.deepEqual(
      applyRules(reading, A, [rule]).dates.map((d) => d.review?.status),
      ['rejected', 'accepted'],
    );
    assert.equal(applyRules(reading, A, []), reading);
  });
});

describe('decisions on links and topics', () => {
  const texts = new Map([
    ['a.txt', A],
    ['b.txt', `Preface.\n${B}`],
  ]);
  const claim = (document: string, words: string) => {
    const [span] = spans(texts.get(document)!, words);
    return { id: `${document}#${words}`, ...span! };
  };
  const known = new Map([
    ['a.txt', [claim('a.txt', 'The President spoke on Friday')]],
    ['b.txt', [claim('b.txt', 'the President was silent')]],
  ]);
  const claims: Claims = {
    textOf: (document) => texts.get(document) ?? null,
    claimsOf: (document) => known.get(document) ?? [],
  };
  const link = (document: string, words: string): Edit & { does: 'link' } =>
    withId({
      does: 'link' as const,
      anchor: anchorOf(A, spans(A, 'The President spoke on Friday')[0]!),
      to: { document, anchor: anchorOf(B, spans(B, words)[0]!) },
      verdict: 'reject' as const,
      reason: 'two evenings',
      ...said,
    });
  const decision = (edit: Edit & { does: 'link' }) => ({
    edit,
    from: { start: edit.anchor.start, end: edit.anchor.end },
    to: edit.to,
    verdict: edit.verdict,
  });

  it('find the claims of both documents, though one has moved or is cut a little differently', () => {
    for (const words of ['the President was silent', 'the President was silent.']) {
      const { links, lost } = placeLinks(new Map([['a.txt', [decision(link('b.txt', words))]]]), claims);
      assert.deepEqual(links, [
        {
          from: 'a.txt#The President spoke on Friday',
          to: 'b.txt#the President was silent',
          verdict: 'reject',
          reason: 'two evenings',
        },
      ]);
      assert.equal(lost.size, 0);
    }
  });

  it('are told as lost where a document or a claim is gone', () => {
    const gone = [link('c.txt', 'the President was silent'), link('b.txt', 'not the President')];
    const { links, lost } = placeLinks(new Map([['a.txt', gone.map(decision)]]), claims);
    assert.deepEqual(links, []);
    assert.deepEqual(lost.get('a.txt'), gone);
  });

  it('gather the statements of a topic', () => {
    const edit = withId({
      does: 'topic' as const,
      verdict: 'merge' as const,
      statements: [
        { document: 'a.txt', anchor: link('b.txt', 'On Friday').anchor },
        { document: 'b.txt', anchor: anchorOf(B, spans(B, 'the President was silent')[0]!) },
        { document: 'c.txt', anchor: anchorOf(B, spans(B, 'silent')[0]!) },
      ],
      label: 'the evening',
      ...said,
    });
    assert.deepEqual(placeTopics([edit], claims), [
      {
        verdict: 'merge',
        statements: ['a.txt#The President spoke on Friday', 'b.txt#the President was silent'],
        label: 'the evening',
      },
    ]);
  });
});
