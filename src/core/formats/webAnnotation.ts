/**
 * W3C Web Annotation (JSON-LD): one collection with one page; each target is selected by position and by quotation. Positions count
 * code points, as the Recommendation asks; the collection says so. What the vocabulary has no word for stands under `synoptic:`.
 */
import type { Annotation, AnnotationsFile, LinkRecord } from '../contract';
import type { DocumentId } from '../model';
import { describe } from '../text/anchor';
import { type CodePoints, codePoints } from './positions';
import type { ReadMark } from './receipt';

const NAMESPACE = 'urn:synoptic:';
const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { synoptic: NAMESPACE }];

/** The export as JSON-LD. `texts`: each document's text, for context and code points. Cost: linear. */
export function toWebAnnotation(file: AnnotationsFile, texts: ReadonlyMap<DocumentId, string>): string {
  const points = new Map<DocumentId, CodePoints>();
  for (const document of file.documents) points.set(document.id, codePoints(texts.get(document.id) ?? ''));
  const claims = new Map(file.annotations.flatMap((a) => (a.kind === 'claim' ? [[a.id, a]] : [])));
  const target = (annotation: Annotation): object => {
    const text = texts.get(annotation.document) ?? '';
    const { fromUnits } = points.get(annotation.document)!;
    const { quote, before, after } = describe(text, annotation);
    return {
      type: 'SpecificResource',
      source: iri(annotation.document),
      selector: [
        { type: 'TextPositionSelector', start: fromUnits(annotation.start), end: fromUnits(annotation.end) },
        { type: 'TextQuoteSelector', exact: quote, prefix: before, suffix: after },
      ],
    };
  };
  const items = [
    ...file.annotations.map((annotation) => ({
      id: name('annotation', annotation.id),
      type: 'Annotation',
      motivation: annotation.kind === 'claim' ? 'describing' : 'identifying',
      body: bodies(annotation),
      target: target(annotation),
      'synoptic:record': recordOf(annotation),
    })),
    ...file.links.flatMap((link) => {
      const [from, to] = [claims.get(link.from), claims.get(link.to)];
      return from === undefined || to === undefined ? [] : [linkItem(link, target(from), target(to))];
    }),
  ];
  const lines = items.map((item) => `    ${JSON.stringify(item)}`);
  return [
    '{',
    `  "@context": ${JSON.stringify(CONTEXT)},`,
    `  "id": "${NAMESPACE}collection",`,
    '  "type": "AnnotationCollection",',
    `  "label": "${file.generator.name} ${file.generator.version}",`,
    '  "synoptic:offsets": "code-points",',
    `  "total": ${items.length},`,
    `  "last": "${NAMESPACE}page:1",`,
    `  "first": {"id": "${NAMESPACE}page:1", "type": "AnnotationPage", "partOf": "${NAMESPACE}collection", "startIndex": 0, "items": [`,
    lines.join(',\n'),
    '  ]}',
    '}\n',
  ].join('\n');
}

const name = (what: string, id: string): string => `${NAMESPACE}${what}:${encode(id)}`;

/** A document's path as a relative IRI. */
const iri = (document: DocumentId): string => document.split('/').map(encode).join('/');

// A lone surrogate has no UTF-8 and would make encodeURIComponent throw.
const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

function bodies(annotation: Annotation): object[] {
  const tag = { type: 'TextualBody', purpose: 'tagging', value: annotation.kind };
  if ('actor' in annotation) {
    return [tag, { type: 'SpecificResource', source: name('actor', annotation.actor), purpose: 'identifying' }];
  }
  if ('value' in annotation) return [tag, { type: 'TextualBody', purpose: 'describing', value: annotation.value }];
  return [tag];
}

/** All fields but those that the target tells. */
function recordOf(annotation: Annotation): object {
  const { id: _id, start: _start, end: _end, text: _text, ...rest } = annotation;
  return rest;
}

function linkItem(link: LinkRecord, from: object, to: object): object {
  return {
    id: name('link', link.id),
    type: 'Annotation',
    motivation: 'linking',
    body: to,
    target: from,
    'synoptic:link': link,
  };
}

interface Read {
  readonly first?: { readonly items?: readonly unknown[] };
}

interface ReadItem {
  readonly 'synoptic:record'?: { readonly kind: string; readonly document: string };
  readonly target?: {
    readonly selector: readonly { readonly start?: number; readonly end?: number; readonly exact?: string }[];
  };
}

/** The marks of an export of ours, for its receipt. */
export function readWebAnnotation(json: string, texts: ReadonlyMap<DocumentId, string>): ReadMark[] {
  const points = new Map([...texts].map(([id, text]) => [id, codePoints(text)]));
  return ((JSON.parse(json) as Read).first?.items ?? []).flatMap((item) => {
    const { 'synoptic:record': record, target } = item as ReadItem;
    if (record === undefined || target === undefined) return [];
    const { toUnits } = points.get(record.document)!;
    const [position, quotation] = target.selector;
    const [start, end] = [toUnits(position!.start!), toUnits(position!.end!)];
    return [{ document: record.document, kind: record.kind, start, end, text: quotation!.exact! }];
  });
}
