import { deepEqual } from 'node:assert/strict';
import type { ClaimAnnotation, LinkRecord } from '../../../src/core/contract';
import { type TransmissionSources, transmission } from '../../../src/core/corpus/transmission';

describe('transmission', () => {
  const claim = (document: string, actor: string | null, via: string[] = []) =>
    ({
      id: `${document}#claim:0-9`,
      document,
      speaker: actor === null ? null : { actor },
      via,
    }) as unknown as ClaimAnnotation;
  const link = (a: string, b: string, relation: LinkRecord['relation'] = 'same-quote') =>
    ({ from: `${a}#claim:0-9`, to: `${b}#claim:0-9`, relation, status: 'suggested' }) as unknown as LinkRecord;

  /** The way of the wire's claim: its edges as "ilves said wire", its nodes as "0 ilves". */
  const way = (
    claims: readonly ClaimAnnotation[],
    links: readonly LinkRecord[],
    more: Partial<TransmissionSources> = {},
  ) => {
    const { nodes, edges } = transmission(
      {
        linksOf: (id) => links.filter(({ from, to }) => from === id || to === id),
        origins: [],
        claim: (id) => claims.find((one) => one.id === id),
        published: (document) => (document === 'wire' ? '2031-05-01' : '2031-05-02'),
        outlet: () => null,
        ...more,
      },
      'wire#claim:0-9',
    );
    return {
      edges: edges.map(({ from, to, kind }) => `${nodes[from]!.id} ${kind} ${nodes[to]!.id}`),
      nodes: nodes.map(({ step, id }) => `${step} ${id}`),
    };
  };

  it('tells who said it, who reported it, who repeated it', () => {
    const claims = [
      claim('blog', 'ilves', ['agency']),
      claim('copy', 'ilves'),
      claim('wire', 'ilves'),
      claim('other', 'renn'),
    ];
    const links = [link('wire', 'blog'), link('copy', 'wire'), link('other', 'wire', 'conflicts')];
    deepEqual(way(claims, links, { origins: [{ documents: ['copy', 'wire'], evidence: '' }] }), {
      nodes: ['0 ilves', '1 agency', '1 wire', '2 blog', '2 copy'],
      edges: ['ilves said agency', 'ilves said wire', 'agency reported blog', 'wire repeated copy'],
    });
  });

  it('knows a go-between that publishes one of the documents', () => {
    const claims = [claim('wire', 'ilves'), claim('blog', 'ilves', ['tta'])];
    const outlet = (document: string) => (document === 'wire' ? 'tta' : null);
    deepEqual(way(claims, [link('blog', 'wire')], { outlet }).edges, ['ilves said wire', 'wire reported blog']);
    const both = way(claims, [link('blog', 'wire')], { outlet: () => 'tta' });
    deepEqual(both.edges, ['ilves said tta', 'ilves said wire', 'tta reported blog']);
  });

  it('follows an utterance from document to document, but only one step what is merely of one matter', () => {
    const claims = ['wire', 'a', 'b', 'c', 'd'].map((document) => claim(document, null));
    const links = [link('wire', 'a'), link('a', 'b'), link('c', 'wire', 'same-fact'), link('d', 'c', 'same-fact')];
    deepEqual(way(claims, links).nodes, ['0 a', '0 b', '0 c', '0 wire']);
  });

  it('leaves out whom others quote with the like', () => {
    const claims = [claim('wire', 'ilves'), claim('a', 'renn'), claim('b', 'renn')];
    const links = [link('wire', 'a', 'same-fact'), link('wire', 'b', 'same-quote')];
    deepEqual(way(claims, links).edges, ['ilves said wire', 'renn said b']);
  });

  it('has no rings, whoever quotes whom', () => {
    const claims = [claim('wire', 'ilves', ['post']), claim('a', 'ilves', ['tta'])];
    const outlet = (document: string) => (document === 'wire' ? 'tta' : 'post');
    const { edges } = way(claims, [link('a', 'wire')], { outlet });
    deepEqual(edges, ['ilves said a', 'ilves said wire', 'a reported wire']);
  });
});
