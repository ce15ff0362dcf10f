/** The libraries that Synoptic is measured against, each doing its nearest to the same work on the same text. */
import * as recognizers from '@microsoft/recognizers-text-date-time';
import * as chrono from 'chrono-node';
import nlp from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Contestant } from './measure';

export function readingPeers(texts: readonly string[]): Contestant[] {
  const wink = winkNLP(model, ['sbd', 'pos']);
  return [
    { name: 'bare /\\w+/g scan (the floor)', run: () => texts.map((text) => text.match(/\w+/g)?.length) },
    { name: 'wink-nlp: tokens, sentences, tags', run: () => texts.map((text) => wink.readDoc(text).tokens().length()) },
    {
      name: 'compromise: people, places, organisations',
      run: () => texts.map((text) => nlp(text).topics().out('array').length),
    },
    {
      name: 'chrono-node: dates, by paragraph',
      run: () => texts.map((text) => text.split('\n\n').map((p) => chrono.parse(p))),
    },
    {
      name: 'Recognizers-Text: dates, by paragraph',
      run: () => texts.map((text) => text.split('\n\n').map((p) => recognizers.recognizeDateTime(p, 'en-us'))),
    },
  ];
}
