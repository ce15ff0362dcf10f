/** The bars above the table: what is compared, and what of it is shown. */
import { button, element, text } from '../dom';
import { type Choice, EVERYTHING, speakersOf } from './arrange';
import type { CompareIntent, CompareView, SortOrder } from './protocol';

export interface Filters {
  readonly nodes: readonly HTMLElement[];
  /** Brings all controls up to date; those that stay as they were keep their focus. */
  show(view: CompareView, choice: Choice, counts: { readonly rows: number; readonly columns: number }): void;
}

const SORTS: readonly SortOrder[] = ['given', 'differs', 'label', 'sources', 'newest'];
const PAIR_SORTS: readonly SortOrder[] = ['given', 'differs'];

export function createFilters(
  chosen: (change: Partial<Choice>) => void,
  send: (intent: CompareIntent) => void,
  save: (format: 'markdown' | 'csv') => void,
): Filters {
  let view: CompareView | null = null;
  const bar = element('div', 'bar');
  const more = element('div', 'bar more');
  more.id = 'more';
  more.hidden = true;

  const topics = button('', () => send({ type: 'pair', pair: null }));
  const pair = button('', () => {
    if (view !== null && view.pair === null) send({ type: 'pair', pair: firstTwo(view) });
  });
  const [left, right] = [element('select') as HTMLSelectElement, element('select') as HTMLSelectElement];
  const choosePair = (): void => send({ type: 'pair', pair: [left.value, right.value] });
  const swap = button('⇄', () => send({ type: 'pair', pair: [right.value, left.value] }));
  const filter = input('search', () => chosen({ filter: filter.value }));
  const only = input('checkbox', () => chosen({ differsOnly: only.checked }));
  only.id = 'only';
  const onlyLabel = label('only');
  const moreButton = button('', () => {
    more.hidden = !more.hidden;
    moreButton.setAttribute('aria-expanded', String(!more.hidden));
  });
  moreButton.setAttribute('aria-expanded', 'false');
  moreButton.setAttribute('aria-controls', 'more');
  const count = element('span', 'count');
  count.setAttribute('role', 'status');
  const [markdown, csv] = [button('', () => save('markdown')), button('', () => save('csv'))];
  const pairBox = element('span', 'pair');
  pairBox.append(left, swap, right);
  const modes = element('span', 'modes');
  modes.append(topics, pair);
  const files = element('span', 'files');
  files.append(markdown, csv);
  const onlyBox = element('span', 'check');
  onlyBox.append(only, onlyLabel);
  bar.append(modes, pairBox, filter, onlyBox, moreButton, count, files);

  const speaker = element('select') as HTMLSelectElement;
  speaker.id = 'speaker';
  const sort = element('select') as HTMLSelectElement;
  sort.id = 'sort';
  const [from, until] = [
    input('text', () => chosen({ from: day(from) })),
    input('text', () => chosen({ until: day(until) })),
  ];
  [from.id, until.id] = ['from', 'until'];
  for (const field of [from, until]) {
    field.placeholder = '2033-05';
    field.size = 10;
    field.maxLength = 10;
  }
  const labels = { speaker: label('speaker'), sort: label('sort'), from: label('from'), until: label('until') };
  const sources = element('fieldset', 'sources');
  const reset = button('', () => chosen({ ...EVERYTHING }));
  for (const [name, field] of [
    [labels.speaker, speaker],
    [labels.from, from],
    [labels.until, until],
    [labels.sort, sort],
  ] as const) {
    const box = element('span', 'field');
    box.append(name, field);
    more.append(box);
  }
  more.append(reset, sources);
  speaker.addEventListener('change', () => chosen({ speaker: speaker.value }));
  sort.addEventListener('change', () => chosen({ sort: sort.value as SortOrder }));
  for (const side of [left, right]) side.addEventListener('change', choosePair);

  const relabel = (): void => {
    const { words } = view!;
    topics.textContent = words.topics;
    pair.textContent = words.pair;
    left.setAttribute('aria-label', words.left);
    right.setAttribute('aria-label', words.right);
    swap.title = words.swap;
    swap.setAttribute('aria-label', words.swap);
    filter.placeholder = words.filter;
    filter.setAttribute('aria-label', words.filter);
    onlyLabel.textContent = words.differsOnly;
    moreButton.textContent = words.filters;
    markdown.textContent = words.markdown;
    csv.textContent = words.csv;
    labels.speaker.textContent = words.speaker;
    labels.sort.textContent = words.sort;
    labels.from.textContent = words.from;
    labels.until.textContent = words.until;
    reset.textContent = words.reset;
  };

  return {
    nodes: [bar, more],
    show(next, choice, counts) {
      const fresh = view !== next;
      view = next;
      const { words } = next;
      if (fresh) {
        relabel();
        options(
          left,
          next.documents.map(({ id, title }) => [id, title]),
        );
        options(
          right,
          next.documents.map(({ id, title }) => [id, title]),
        );
        options(speaker, [['', words.anybody], ...speakersOf(next).map((name) => [name, name] as const)]);
        options(
          sort,
          (next.pair === null ? SORTS : PAIR_SORTS).map((one) => [one, words.sorts[one]]),
        );
      }
      topics.setAttribute('aria-pressed', String(next.pair === null));
      pair.setAttribute('aria-pressed', String(next.pair !== null));
      pair.disabled = next.documents.length < 2;
      pairBox.hidden = next.pair === null;
      [left.value, right.value] = next.pair ?? ['', ''];
      setValue(filter, choice.filter);
      setValue(from, choice.from);
      setValue(until, choice.until);
      only.checked = choice.differsOnly;
      speaker.value = choice.speaker;
      sort.value = choice.sort;
      sourceBoxes(sources, next, choice, chosen, fresh);
      const hidden = next.columns.length - counts.columns;
      const rows = words.shown.replace('{0}', String(counts.rows)).replace('{1}', String(next.rows.length));
      const told =
        next.rows.length === 0
          ? words.empty
          : [rows, ...(hidden === 0 ? [] : [words.hidden.replace('{0}', String(hidden))])].join(' · ');
      if (count.textContent !== told) count.textContent = told;
    },
  };
}

/** The two sources that the table shows first. */
function firstTwo(view: CompareView): [string, string] | null {
  const ids = [...view.columns.map(({ id }) => id), ...view.documents.map(({ id }) => id)];
  const [left, right] = [...new Set(ids)];
  return left === undefined || right === undefined ? null : [left, right];
}

/** One box for each source that can be left out. */
function sourceBoxes(
  field: HTMLElement,
  view: CompareView,
  choice: Choice,
  chosen: (change: Partial<Choice>) => void,
  fresh: boolean,
): void {
  field.hidden = view.pair !== null;
  if (fresh) {
    const boxes = view.columns.map(({ id, title }, at) => {
      const box = element('span', 'check');
      const made = input('checkbox', () => {
        const without = [...field.querySelectorAll<HTMLInputElement>('input')].filter((one) => !one.checked);
        chosen({ without: without.map((one) => one.value) });
      });
      made.id = `source-${at}`;
      made.value = id;
      const name = label(made.id);
      name.textContent = title;
      box.append(made, name);
      return box;
    });
    field.replaceChildren(text('legend', '', view.words.sources), ...boxes);
  }
  for (const box of field.querySelectorAll<HTMLInputElement>('input'))
    box.checked = !choice.without.includes(box.value);
}

function input(type: string, change: () => void): HTMLInputElement {
  const node = document.createElement('input');
  node.type = type;
  node.addEventListener(type === 'checkbox' ? 'change' : 'input', change);
  return node;
}

function label(of: string): HTMLLabelElement {
  const node = document.createElement('label');
  node.htmlFor = of;
  return node;
}

/** What is typed so far, if it can be the beginning of a day. */
const day = (field: HTMLInputElement): string =>
  /^\d{4}(-\d\d(-\d\d)?)?$/.test(field.value.trim()) ? field.value.trim() : '';

/** Leaves alone what the person is typing. */
function setValue(field: HTMLInputElement, value: string): void {
  if (document.activeElement !== field && field.value !== value) field.value = value;
}

function options(select: HTMLSelectElement, all: readonly (readonly [value: string, title: string])[]): void {
  select.replaceChildren(
    ...all.map(([value, title]) => {
      const node = document.createElement('option');
      node.value = value;
      node.textContent = title;
      return node;
    }),
  );
}
