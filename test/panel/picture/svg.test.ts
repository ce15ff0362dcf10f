import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawChain } from '../../../src/panel/picture/chain';
import { estimate } from '../../../src/panel/picture/drawing';
import { svgFile } from '../../../src/panel/picture/svg';
import { pictureWords } from '../../../src/panel/picture/view';

const words = pictureWords((message) => message);
const palette = {
  ink: 'rgb(1, 1, 1)',
  quiet: 'rgb(2, 2, 2)',
  line: 'rgb(3, 3, 3)',
  card: 'rgb(4, 4, 4)',
  back: 'rgb(5, 5, 5)',
  accent: 'rgb(6, 6, 6)',
  differs: 'rgb(7, 7, 7)',
};

function file(text: string): string {
  const node = {
    id: 'a',
    kind: 'document' as const,
    title: text,
    place: '',
    text,
    differs: ['date'],
    step: 0,
    asked: true,
    claim: 'c',
  };
  const drawing = drawChain({ kind: 'chain', nodes: [node], edges: [] }, words, {
    width: 600,
    size: 13,
    measure: estimate,
  });
  return svgFile(drawing, `Chain: ${text}`, text, palette, '"Noto Sans", sans-serif', estimate);
}

describe('a picture saved as SVG', () => {
  it('stands on its own: real colours, a ground, a title and a description', () => {
    const svg = file('The bell');
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+"/);
    assert.ok(svg.includes('<title>Chain: The bell</title><desc>The bell</desc>'), svg);
    for (const tone of ['ink', 'card', 'back', 'differs'] as const) assert.ok(svg.includes(palette[tone]), tone);
    assert.doesNotMatch(svg, /var\(|class=|url\(|href/);
  });

  it('holds every line to the width that was measured, whatever font another machine has', () => {
    const lines = file('The bell will be shipped').match(/<text [^>]*>/g) ?? [];
    assert.ok(lines.length > 0);
    for (const line of lines) assert.match(line, /textLength="\d/);
  });

  it('lets no text out of its element', () => {
    const nasty = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constant('</text><script>alert(1)</script>]]>&amp;"\u0000\ud800'),
    );
    fc.assert(
      fc.property(nasty, (text) => {
        const svg = file(text);
        const tags = [...svg.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag!);
        assert.deepEqual(
          [...new Set(tags)].filter((tag) => !['svg', 'title', 'desc', 'rect', 'g', 'text', 'path'].includes(tag)),
          [],
        );
        assert.doesNotMatch(svg, /&(?!amp;|lt;|gt;|quot;)|[\u0000-\u0008]|\p{Cs}/u);
      }),
    );
  });
});
