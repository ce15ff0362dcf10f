import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationsFile } from '../../../src/core/contract';
import { isInside, printAnnotations, readAnnotations } from '../../../src/core/formats/annotations';
import { type BratFile, fromBrat, readBratMarks, toBrat } from '../../../src/core/formats/brat';
import { linksToCsv, readCsv, readCsvMarks, toCsv } from '../../../src/core/formats/csv';
import { toJsonl } from '../../../src/core/formats/jsonl';
import { inert, toMarkdown } from '../../../src/core/formats/markdown';
import { codePoints, lineNumbers } from '../../../src/core/formats/positions';
import { receipt } from '../../../src/core/formats/receipt';
import { readWebAnnotation, toWebAnnotation } from '../../../src/core/formats/webAnnotation';
import { FILE, large, TEXTS } from './sample';
import { breaches } from './webAnnotationModel';

const content = (files: readonly BratFile[], name: string): string => {
  const file = files.find((f) => f.name === name);
  assert.ok(file, name);
  return file.content;
};

describe('the export as JSON', () => {
  it('comes back as it was, one record a line', () => {
    const json = printAnnotations(FILE);
    assert.deepEqual(JSON.parse(json), FILE);
    assert.deepEqual(readAnnotations(json, TEXTS), { file: FILE, refused: [] });
    assert.equal(json.split('\n').filter((line) => line.includes('"kind":')).length, FILE.annotations.length);
  });

  it('names the project’s own kinds of mark, and so do lines', () => {
    const file = { ...FILE, kinds: [{ id: 'risk', label: 'Risk', colour: '#aa0000' }] };
    assert.deepEqual(JSON.parse(printAnnotations(file)), file);
    assert.deepEqual(JSON.parse([...toJsonl(file)][0]!).kinds, file.kinds);
  });

  it('is refused whole when it is something else', () => {
    assert.throws(() => readAnnotations('{'), /not JSON/);
    assert.throws(() => readAnnotations('[]'), /not an export/);
    assert.throws(
      () => readAnnotations(printAnnotations(FILE).replace('annotations/1', 'annotations/9')),
      /not an export/,
    );
  });

  const broken: readonly [string, (file: AnnotationsFile) => object, string, RegExp][] = [
    [
      'reversed offsets',
      (f) => ({ annotations: [{ ...f.annotations[0], start: 20, end: 10 }] }),
      'annotations[0]',
      /end/,
    ],
    ['negative offsets', (f) => ({ annotations: [{ ...f.annotations[0], start: -1 }] }), 'annotations[0]', /start/],
    [
      'offsets behind the end',
      (f) => ({ annotations: [{ ...f.annotations[0], start: 9000, end: 9010 }] }),
      'annotations[0]',
      /behind/,
    ],
    [
      'words of another text',
      (f) => ({ annotations: [{ ...f.annotations[0], text: 'Mara Ilvez' }] }),
      'annotations[0]',
      /words/,
    ],
    ['an id twice', (f) => ({ annotations: [...f.annotations, f.annotations[0]] }), 'annotations[9]', /twice/],
    [
      'a document outside',
      (f) => ({ documents: [...f.documents, { ...f.documents[0], id: '../../x' }] }),
      'documents[2]',
      /folder/,
    ],
    [
      'an unknown document',
      (f) => ({ annotations: [{ ...f.annotations[0], document: 'c.txt' }] }),
      'annotations[0]',
      /c\.txt/,
    ],
    [
      'an unknown actor',
      (f) => ({ annotations: [{ ...f.annotations[0], actor: 'nobody' }] }),
      'annotations[0]',
      /nobody/,
    ],
    ['a link inside one document', (f) => ({ links: [{ ...f.links[0], to: 'c2' }] }), 'links[0]', /one document/],
    [
      'a kind that is none',
      (f) => ({ annotations: [{ ...f.annotations[4], kind: 'Not a kind' }] }),
      'annotations[0]',
      /kind|record/,
    ],
  ];
  for (const [name, change, record, why] of broken) {
    it(`refuses ${name}, that record alone`, () => {
      const json = JSON.stringify({ ...FILE, topics: [], ...change(FILE) });
      const { refused } = readAnnotations(json, TEXTS);
      const found = refused.find((r) => r.record === record);
      assert.ok(found, JSON.stringify(refused));
      assert.match(found.why, why);
    });
  }

  it('refuses __proto__, 1e309 and a mile of brackets, record by record', () => {
    const record = JSON.stringify(FILE.annotations[0]);
    const evil = [
      record.replace('{', '{"__proto__":{"polluted":true},'),
      record.replace('"score":0.9', '"score":1e309'),
      record.replace('"why":', `"extra":${'['.repeat(5000)}${']'.repeat(5000)},"why":`),
    ];
    const json = JSON.stringify({ ...FILE, annotations: [], topics: [], links: [] }).replace(
      '"annotations":[]',
      `"annotations":[${evil.join(',')},${record}]`,
    );
    const { file, refused } = readAnnotations(json, TEXTS);
    assert.equal(refused.length, 3);
    assert.equal(file.annotations.length, 1);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  for (const path of [
    '../x',
    '/etc/passwd',
    'C:\\x',
    'c:/x',
    '\\\\host\\share',
    'a/../../x',
    'a//b',
    './a',
    '',
    'a\0b',
  ]) {
    it(`does not let ${JSON.stringify(path)} out of the folder`, () => assert.equal(isInside(path), false));
  }
  it('lets ordinary paths be', () => {
    for (const path of ['a.txt', 'a/b c/ü.md', '..a/b..txt']) assert.equal(isInside(path), true);
  });
});

describe('JSON lines', () => {
  it('tell header, documents with their annotations, actors with what they were, topics, links', () => {
    const records = [...toJsonl(FILE)].map(
      (line) => JSON.parse(line) as { record: string; was?: string[]; id?: string },
    );
    assert.deepEqual(
      records.map((r) => r.record).join(' '),
      `header document ${'annotation '.repeat(6)}document ${'annotation '.repeat(3)}actor actor topic link`,
    );
    assert.deepEqual(records.find((r) => r.record === 'actor')?.was, ['mara-ilves']);
    const { record: _record, ...annotation } = records[2]!;
    assert.deepEqual(annotation, FILE.annotations[0]);
  });
});

describe('offsets in other units', () => {
  it('count code points there and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(50), (text, at) => {
        const { fromUnits, toUnits } = codePoints(text);
        const offset = Math.min(at, [...text].length);
        const units = [...text].slice(0, offset).join('').length;
        assert.equal(fromUnits(units), offset);
        assert.equal(toUnits(offset), units);
      }),
    );
  });

  it('count lines as an editor does', () => {
    const line = lineNumbers('a\nb\r\nc\rd\u2028e');
    assert.deepEqual([0, 1, 2, 5, 7, 9].map(line), [1, 1, 2, 3, 4, 4]);
  });
});

describe('web annotations', () => {
  it('come back with every quotation', () => {
    const json = toWebAnnotation(FILE, TEXTS);
    const { missing, same } = receipt(FILE, readWebAnnotation(json, TEXTS), []);
    assert.deepEqual([missing, same], [[], FILE.annotations.length]);
  });

  it('are of the shape that the W3C’s data model demands', () => {
    const collection = JSON.parse(toWebAnnotation(FILE, TEXTS));
    assert.deepEqual(breaches(collection), []);
    const item = collection.first.items[0];
    for (const [broken, where] of [
      [{ ...collection, '@context': ['http://www.w3.org/ns/oa.jsonld'] }, '@context'],
      [{ ...collection, total: 1 }, 'total'],
      [{ ...collection, first: { ...collection.first, items: [item, item] }, total: 2 }, 'id'],
      [withItem({ ...item, target: { ...item.target, source: 'two words' } }), 'first.items.0.target.source'],
      [withItem({ ...item, motivation: 'guessing' }), 'first.items.0.motivation'],
      [withItem({ ...item, body: { type: 'TextualBody' } }), 'first.items.0.body'],
      [
        withItem({
          ...item,
          target: { ...item.target, selector: [{ type: 'TextPositionSelector', start: 5, end: 5 }] },
        }),
        'first.items.0.target.selector.0',
      ],
    ] as const) {
      assert.match(breaches(broken).join(), new RegExp(`^${where}`), where);
    }
    function withItem(changed: unknown) {
      return { ...collection, first: { ...collection.first, items: [changed] }, total: 1 };
    }
  });

  it('count code points and say so, and name sources by relative IRIs', () => {
    const page = JSON.parse(toWebAnnotation(FILE, TEXTS));
    const [actor] = page.first.items;
    const text = TEXTS.get('harbour.txt')!;
    assert.equal(page['synoptic:offsets'], 'code-points');
    assert.equal(actor.target.selector[0].start, [...text.slice(0, text.indexOf('Mara'))].length);
    assert.equal(actor.target.selector[1].exact, 'Mara Ilves');
    assert.equal(page.first.items.at(-2).target.source, 'notes/b%20(1).md');
    assert.equal(page.first.items.at(-1).motivation, 'linking');
    assert.equal(page.total, page.first.items.length);
  });
});

describe('brat standoff', () => {
  const files = toBrat(FILE, TEXTS);
  const text = TEXTS.get('harbour.txt')!;

  it('gives each document its text and its marks, and brat its configuration', () => {
    assert.deepEqual(
      files.map((f) => f.name),
      ['harbour.txt', 'harbour.ann', 'notes/b (1).md.txt', 'notes/b (1).md.ann', 'annotation.conf'],
    );
    assert.equal(content(files, 'harbour.txt'), text);
    assert.match(content(files, 'annotation.conf'), /^risk$/m);
  });

  it('counts code points and breaks spans at line ends', () => {
    const ann = content(files, 'harbour.ann').split('\n');
    const points = [...text];
    for (const line of ann.filter((l) => l.startsWith('T'))) {
      const [, body, words] = line.split('\t') as [string, string, string];
      const parts = body.slice(body.indexOf(' ') + 1).split(';');
      const read = parts.map((p) => points.slice(...(p.split(' ').map(Number) as [number, number])).join(''));
      assert.equal(read.join(' '), words);
    }
    assert.ok(ann.some((l) => /^T\d+\tClaim \d+ \d+;\d+ \d+\tThe ferry line would not close$/.test(l)));
    assert.ok(ann.some((l) => /^R\d+\tSameUtterance Arg1:T\d+ Arg2:T\d+$/.test(l)));
  });

  it('comes back with every quotation', () => {
    const read = FILE.documents.flatMap(({ id }) =>
      readBratMarks(content(files, `${id === 'harbour.txt' ? 'harbour' : id}.ann`), TEXTS.get(id)!, id),
    );
    assert.deepEqual(receipt(FILE, read, []).missing, []);
  });

  it('can be taken in as marks, with speakers, cues, groups and values', () => {
    const { marks, refused } = fromBrat(content(files, 'harbour.ann'), text);
    assert.deepEqual(refused, []);
    assert.equal(marks.length, 6);
    const claims = marks.flatMap((m) => (m.kind === 'claim' && 'speaker' in m ? [m] : []));
    assert.equal(claims[0]!.speaker?.anchor.quote, 'Mara Ilves');
    assert.equal(claims[1]!.cue?.quote, 'added');
    assert.ok(claims[0]!.group !== null && claims[0]!.group === claims[1]!.group);
    assert.equal(claims[2]!.region, 'boilerplate');
    assert.ok(marks.some((m) => m.kind === 'date' && 'value' in m && m.value === '2031-05-02'));
    assert.ok(marks.some((m) => m.kind === 'risk' && m.anchor.quote === '=SUM(A1)'));
  });

  it('refuses, line by line, what does not fit', () => {
    const ann = [
      'T1\tPerson 7 3\tx',
      'T2\tPerson 0 99999\tx',
      'T3\tPerson 0 1e309\tx',
      'T4\tPerson 8 18\tSomeone else',
      'T5\tPerson 8 18\tMara Ilves',
      'T5\tPerson 8 18\tMara Ilves',
      'T6\tconstructor 8 18\tMara Ilves',
      'R1\tSpeaker Arg1:T5 Arg2:T77',
      'E1\tAttack:T5',
      'gibberish',
    ].join('\r\n');
    const { marks, refused } = fromBrat(ann, text);
    assert.deepEqual(
      marks.map((m) => m.kind),
      ['actor', 'constructor'],
    );
    assert.equal(refused.length, 8, JSON.stringify(refused));
  });

  it('takes any text for an .ann', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), (ann, t) => void fromBrat(ann, t)));
  });
});

describe('the table', () => {
  it('comes back with every quotation', () => {
    for (const bom of [false, true]) {
      const csv = toCsv(FILE, TEXTS, { bom });
      assert.equal(csv.startsWith('\ufeff'), bom);
      assert.deepEqual(receipt(FILE, readCsvMarks(csv), []).missing, []);
    }
  });

  it('never lets a cell be a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.stringMatching(/^['\s]*[=+\-@].*$/)), { minLength: 1 }),
        (texts) => {
          const annotations = texts.map((why, i) => ({ ...FILE.annotations[0]!, id: `${i}`, why }));
          const csv = toCsv({ ...FILE, annotations }, TEXTS);
          const rows = readCsv(csv).slice(1);
          assert.deepEqual(
            rows.map((row) => row.at(-2)),
            texts,
          );
          // Not what we read back, but what a spreadsheet sees.
          for (const cell of csv.match(/"(?:[^"]|"")*"|[^,\r\n]+/g) ?? []) assert.doesNotMatch(cell, /^"?\s*[=+@\t-]/);
        },
      ),
    );
    assert.match(toCsv(FILE, TEXTS), /,"'=SUM\(A1\)",/);
  });

  it('has the links in a table of their own', () => {
    const [header, row] = readCsv(linksToCsv(FILE));
    assert.equal(header![0], 'relation');
    assert.deepEqual(row!.slice(0, 4), ['conflicts', 'stance', 'c1', 'The ferry line\nwould not close']);
  });
});

describe('the report', () => {
  const report = toMarkdown(FILE, TEXTS);

  it('says that it is one, and shows statements word for word with source and line', () => {
    assert.ok(report.startsWith('---\nsynoptic: report\n---\n'));
    assert.match(report, /> The ferry line\\\n {3}> would not close/);
    assert.match(report, /\[harbour\.txt:1\]\(harbour\.txt#L1\)/);
    assert.match(report, /\*\*Mara Ilves\*\*/);
    assert.match(report, /- \*\*stance\*\*: 1 ↔ 3/);
  });

  it('makes what sources say inert', () => {
    assert.match(report, /> \\<img src=x onerror=alert\(1\)\\> no/);
    assert.match(report, /> \\\[x\\\]\(command:evil\) https\\:\/\/evil\.example/);
    assert.match(report, /## the \\\*ferry\\\* line/);
    assert.match(report, /\\# Not a heading/);
    assert.match(report, /\[notes\/b \(1\)\.md:1\]\(notes\/b%20%281%29\.md#L1\)/);
    assert.equal(inert('a\u202eb\0c'), 'a⟦U+202E⟧b⟦U+0000⟧c');
    assert.equal(inert('1. x'), '1\\. x');
    assert.equal(inert('--- x'), '\\--- x');
    assert.equal(inert('</script><b>&amp;'), '\\</script\\>\\<b\\>\\&amp;');
  });

  it('leaves out what was rejected', () => {
    const annotations = FILE.annotations.map((a) => (a.id === 'c4' ? { ...a, status: 'rejected' as const } : a));
    assert.doesNotMatch(toMarkdown({ ...FILE, annotations }, TEXTS), /the ferry line would close/);
  });
});

describe('an export of 10,000 annotations', () => {
  const { file, texts } = large(10_000);
  const formats: readonly [string, () => readonly unknown[]][] = [
    ['JSON', () => readAnnotations(printAnnotations(file), texts).file.annotations],
    ['JSON lines', () => [...toJsonl(file)].slice(2, -3)],
    ['web annotations', () => readWebAnnotation(toWebAnnotation(file, texts), texts)],
    ['brat', () => readBratMarks(toBrat(file, texts)[1]!.content, texts.get('harbour.txt')!, 'harbour.txt')],
    ['CSV', () => readCsvMarks(toCsv(file, texts))],
    ['Markdown', () => toMarkdown(file, texts).match(/^ {3}> /gm) ?? []],
  ];
  for (const [name, run] of formats) {
    it(`is all there as ${name}, read back too`, () => assert.equal(run().length, 10_000));
  }
});

describe('every format', () => {
  const all = (): string =>
    [
      printAnnotations(FILE),
      ...toJsonl(FILE),
      toWebAnnotation(FILE, TEXTS),
      ...toBrat(FILE, TEXTS).map((file) => file.content),
      toCsv(FILE, TEXTS),
      linksToCsv(FILE),
      toMarkdown(FILE, TEXTS),
    ].join('\n');

  it('is the same in every time zone, and changes nothing of what it is given', () => {
    const zone = process.env.TZ;
    const before = JSON.stringify(FILE);
    try {
      process.env.TZ = 'Pacific/Kiritimati';
      const east = all();
      process.env.TZ = 'America/Adak';
      assert.equal(all(), east);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    assert.equal(JSON.stringify(FILE), before);
  });

  it('takes an export with nothing in it', () => {
    const empty: AnnotationsFile = { ...FILE, documents: [], actors: [], annotations: [], topics: [], links: [] };
    const none = new Map<string, string>();
    assert.deepEqual(readAnnotations(printAnnotations(empty)), { file: empty, refused: [] });
    assert.equal([...toJsonl(empty)].length, 1);
    assert.deepEqual(readWebAnnotation(toWebAnnotation(empty, none), none), []);
    assert.deepEqual(readCsvMarks(toCsv(empty, none)), []);
    assert.match(toMarkdown(empty, none), /None\./);
  });

  it('gives every quotation back, whatever the text is made of', () => {
    // Emoji, line ends of all kinds, control characters, lone surrogates; a span never cuts a character in two.
    const piece = fc.constantFrom(
      'a',
      'é',
      '\u0301',
      '👩‍👧',
      '🇫🇮',
      '\n',
      '\r\n',
      '\r',
      '\u2028',
      '\0',
      '\x0b',
      '\ud83d',
      '\t',
      '"',
      ',',
      '=',
      "'",
      ' ',
      'ع',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 3, maxLength: 40 }), fc.nat(), fc.nat(), (pieces, a, b) => {
        const [from, to] = [a % pieces.length, b % pieces.length].sort((x, y) => x - y) as [number, number];
        const text = pieces.join('');
        const start = pieces.slice(0, from).join('').length;
        const end = start + pieces.slice(from, to + 1).join('').length;
        // Two lone halves beside each other are one character: a span may not end between them.
        const cuts = (at: number): boolean => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
        if (cuts(start) || cuts(end)) return;
        const words = text.slice(start, end);
        const mark = { ...FILE.annotations[4]!, document: 'harbour.txt', start, end, text: words };
        const file = {
          ...FILE,
          annotations: [mark],
          links: [],
          topics: [],
          documents: [{ ...FILE.documents[0]!, length: text.length }],
        };
        const texts = new Map([['harbour.txt', text]]);
        assert.deepEqual(readAnnotations(printAnnotations(file), texts).refused, []);
        assert.deepEqual(receipt(file, readWebAnnotation(toWebAnnotation(file, texts), texts), []).missing, []);
        assert.deepEqual(receipt(file, readCsvMarks(toCsv(file, texts)), []).missing, []);
        // A span of nothing but line ends, or with one at its end, is none that brat could show.
        if (/^[\n\r\u2028\v]|[\n\r\u2028\v]$/.test(words)) return;
        const ann = toBrat(file, texts)[1]!.content;
        assert.deepEqual(receipt(file, readBratMarks(ann, text, 'harbour.txt'), []).missing, [], ann);
      }),
      { numRuns: 2000 },
    );
  });
});
