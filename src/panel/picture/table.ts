/** A picture as a table, for those who hear it or want to copy from it: all of it, nothing folded. */
import { element, isolated, text } from '../dom';
import type { ChainPicture, PictureWords, TimelinePicture } from './protocol';
import { sortKey } from './timeline';

export function pictureTable(picture: ChainPicture | TimelinePicture, words: PictureWords): HTMLElement {
  return picture.kind === 'chain' ? chainTable(picture, words) : timelineTable(picture, words);
}

function chainTable({ nodes, edges }: ChainPicture, words: PictureWords): HTMLElement {
  const rows = edges.map(({ from, to, kind }) => {
    const [a, b] = [nodes[from]!, nodes[to]!];
    return [a.title, words[kind], b.title, b.place, statement(b.text, b.differs)];
  });
  // Who stands alone has no way to tell of.
  const alone = nodes.filter((_, at) => !edges.some(({ from, to }) => from === at || to === at));
  for (const { title, place, text, differs } of alone) rows.push(['', '', title, place, statement(text, differs)]);
  return table([words.from, words.how, words.to, words.source, words.statement], rows);
}

function timelineTable({ items }: TimelinePicture, words: PictureWords): HTMLElement {
  const sorted = [...items].sort(
    (a, b) => Number(a.day === '') - Number(b.day === '') || (sortKey(a.day) < sortKey(b.day) ? -1 : 1),
  );
  const rows = sorted.map(({ day, kind, who, source, text, differs }) => [
    day === '' ? words.undated : day,
    kind === 'told' ? `${words.toldOf} ${who}` : who,
    source,
    statement(text, differs),
  ]);
  return table([words.day, words.who, words.source, words.statement], rows);
}

const statement = (words: string, differs: readonly string[]): string =>
  differs.length === 0 ? words : `${words} (≠ ${differs.join(', ')})`;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const node = element('table');
  const head = element('thead');
  const names = element('tr');
  for (const name of heads) {
    const cell = text('th', '', name);
    cell.setAttribute('scope', 'col');
    names.append(cell);
  }
  head.append(names);
  const body = element('tbody');
  for (const row of rows) {
    const made = element('tr');
    for (const content of row) {
      const cell = element('td');
      cell.append(isolated(content));
      made.append(cell);
    }
    body.append(made);
  }
  node.append(head, body);
  return node;
}
