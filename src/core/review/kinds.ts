/** Kinds of mark that a project defines for itself: from a person's settings and from the project's own file, as one list. */
import { byTime, type ProjectEdit } from './edit';

export interface OwnKind {
  readonly id: string;
  readonly label: string;
  /** `#rrggbb`; null: the theme's. */
  readonly colour: string | null;
  /** One character that chooses it. */
  readonly key: string | null;
}

/**
 * The settings' kinds in their order, then the project's in that of their labels; what the project says of a kind holds over the settings.
 * A key that two kinds ask for goes to the first. Cost: linear but for the sorting.
 */
export function kindsOf(settings: readonly OwnKind[], project: readonly ProjectEdit[]): readonly OwnKind[] {
  const shared = new Map<string, OwnKind>();
  for (const edit of [...project].sort(byTime)) {
    if (edit.does !== 'kind') continue;
    shared.set(edit.kind, { id: edit.kind, label: edit.label, colour: edit.colour ?? null, key: edit.key || null });
  }
  const mine = settings.map((kind) => shared.get(kind.id) ?? kind);
  const known = new Set(mine.map(({ id }) => id));
  const rest = [...shared.values()].filter(({ id }) => !known.has(id));
  rest.sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : a.id < b.id ? -1 : 1));
  const keys = new Set<string>();
  return [...mine, ...rest].map((kind) => {
    const key = kind.key?.toLowerCase() ?? null;
    if (key === null || keys.has(key)) return { ...kind, key: null };
    keys.add(key);
    return { ...kind, key };
  });
}
