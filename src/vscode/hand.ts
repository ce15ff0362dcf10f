/** The person's hand: turns what somebody does to marks and links into decisions, and brings them to the store as one step. */
import * as vscode from 'vscode';
import type { ActorAnnotation, ActorType, Annotation, DateAnnotation, DateType } from '../core/contract';
import type { DocumentId, Span } from '../core/model';
import { decide, type Edit, type MarkRecord, type ProjectEdit, type Who, withId } from '../core/review/edit';
import { stepBetween } from '../core/review/history';
import { describe, locate } from '../core/text/anchor';
import type { Statement } from '../engine/engine';
import { author } from './author';
import type { Desk } from './desk';
import { isClaim, type Live } from './live';
import { openDocument, sourceOf } from './source';
import { PROJECT, type Store } from './store';

type Draft<T> = T extends unknown ? Omit<T, 'id' | 'by' | 'at'> : never;
export type EditDraft = Draft<Edit>;
export type ProjectDraft = Draft<ProjectEdit>;

export interface Saying {
  readonly document: DocumentId | typeof PROJECT;
  readonly drafts: readonly (EditDraft | ProjectDraft)[];
  /** Decisions to take back. */
  readonly taken?: readonly Edit[];
}

export interface Hand {
  /** Everything said here is one step of undo. Rejects, with nothing changed, if it cannot be written. */
  say(label: string, sayings: readonly Saying[]): Promise<void>;
  /** The text that the engine has of a document. */
  textOf(document: DocumentId): Promise<string | null>;
  judgeMarks(verdict: 'accept' | 'reject' | 'dispute', marks: readonly Annotation[], label: string): Promise<void>;
  /** Takes a mark away: one set by hand goes altogether, one of the machine's is rejected. */
  remove(marks: readonly Annotation[], label: string): Promise<void>;
  add(document: DocumentId, mark: (text: string) => MarkRecord, label: string): Promise<void>;
  change(mark: Annotation, set: Extract<EditDraft, { does: 'change' }>['set'], label: string): Promise<void>;
  judgeLink(
    from: Statement,
    to: Statement,
    verdict: 'confirm' | 'reject' | 'dismiss' | 'dispute',
    label: string,
    reason?: string,
  ): Promise<void>;
}

export function openHand(desk: Desk, live: Live, store: Store, actorOf: (id: string) => Who | null): Hand {
  const say: Hand['say'] = async (label, sayings) => {
    const by = await author();
    const at = new Date().toISOString();
    const files: Parameters<typeof stepBetween>[1][number][] = [];
    for (const { document, drafts, taken } of sayings) {
      const before: readonly (Edit | ProjectEdit)[] =
        document === PROJECT ? await store.loadProject() : await store.load(document);
      let after = before.filter((edit) => !(taken ?? []).some((gone) => gone.id === edit.id));
      for (const draft of drafts) after = [...decide(after, withId({ ...draft, by, at }) as Edit | ProjectEdit)];
      files.push({ document, before, after });
    }
    const step = stepBetween(label, files);
    if (step !== null) await store.apply(step);
  };

  const textOf: Hand['textOf'] = async (document) => {
    const uri = desk.places.uriOf(document);
    const open = uri === null ? undefined : openDocument(uri);
    if (open !== undefined) {
      const text = await live.settled(open);
      if (text !== null) return text.source.text;
    }
    const taken = await sourceOf(document, desk.places);
    return 'problem' in taken ? null : taken.source.text;
  };

  /** One saying for each document, its text at hand. */
  const byDocument = async (
    marks: readonly Annotation[],
    make: (text: string, marks: readonly Annotation[], document: DocumentId) => Promise<Omit<Saying, 'document'>>,
  ): Promise<Saying[]> => {
    const sayings: Saying[] = [];
    for (const document of new Set(marks.map((mark) => mark.document))) {
      const text = await textOf(document);
      if (text === null) continue;
      const here = marks.filter((mark) => mark.document === document);
      sayings.push({ document, ...(await make(text, here, document)) });
    }
    return sayings;
  };

  return {
    say,
    textOf,
    async judgeMarks(verdict, marks, label) {
      const sayings = await byDocument(marks, async (text, here) => ({
        drafts: here.map((mark) => {
          const target = { kind: mark.kind, anchor: describe(text, mark) };
          return verdict === 'accept'
            ? { does: 'accept' as const, ...target, mark: recordOf(text, mark, actorOf) }
            : { does: verdict, ...target };
        }),
      }));
      await say(label, sayings);
    },
    async remove(marks, label) {
      const sayings = await byDocument(marks, async (text, here, document) => {
        const edits = await store.load(document);
        const taken: Edit[] = [];
        const drafts: EditDraft[] = [];
        for (const mark of here) {
          const added = edits.filter(
            (edit) => edit.does === 'add' && edit.mark.kind === mark.kind && standsOn(text, edit.mark.anchor, mark),
          );
          taken.push(...added);
          if (added.length === 0) drafts.push({ does: 'reject', kind: mark.kind, anchor: describe(text, mark) });
        }
        return { drafts, taken };
      });
      await say(label, sayings);
    },
    async add(document, mark, label) {
      const text = await textOf(document);
      if (text === null) return;
      await say(label, [{ document, drafts: [{ does: 'add', mark: mark(text) }] }]);
    },
    async change(mark, set, label) {
      const text = await textOf(mark.document);
      if (text === null) return;
      const draft: EditDraft = {
        does: 'change',
        kind: mark.kind,
        anchor: describe(text, mark),
        set,
        mark: recordOf(text, mark, actorOf),
      };
      await say(label, [{ document: mark.document, drafts: [draft] }]);
    },
    async judgeLink(from, to, verdict, label, reason) {
      const [text, other] = [await textOf(from.document.id), await textOf(to.document.id)];
      if (text === null || other === null) return;
      const draft: EditDraft = {
        does: 'link',
        anchor: describe(text, from.claim),
        to: { document: to.document.id, anchor: describe(other, to.claim) },
        verdict,
        ...(reason === undefined || reason === '' ? {} : { reason }),
      };
      await say(label, [{ document: from.document.id, drafts: [draft] }]);
    },
  };
}

/** True if an anchor is found again at exactly this span. */
export function standsOn(text: string, anchor: Parameters<typeof locate>[1], span: Span): boolean {
  const location = locate(text, anchor);
  return location.outcome !== 'lost' && location.span.start === span.start && location.span.end === span.end;
}

/** All that is needed to set the mark again where no machine finds it. */
export function recordOf(text: string, mark: Annotation, actorOf: (id: string) => Who | null): MarkRecord {
  const anchor = describe(text, mark);
  if (isClaim(mark)) {
    return {
      kind: 'claim',
      anchor,
      quote: mark.quote,
      speaker:
        mark.speaker === null
          ? null
          : {
              anchor: describe(text, mark.speaker),
              who: mark.speaker.actor === null ? null : actorOf(mark.speaker.actor),
            },
      cue: mark.cue === null ? null : describe(text, mark.cue),
      via: mark.via.map(actorOf).filter((who) => who !== null),
      group: mark.group,
      polarity: mark.polarity,
      region: mark.region,
    };
  }
  if (isActor(mark)) {
    const who = actorOf(mark.actor) ?? { name: mark.text, type: mark.type };
    return { kind: 'actor', anchor, type: mark.type, form: mark.form, who };
  }
  if (isDate(mark)) return { kind: 'date', anchor, type: mark.type, value: mark.value };
  return { kind: mark.kind, anchor };
}

export function isActor(mark: Annotation): mark is ActorAnnotation {
  return mark.kind === 'actor' && 'actor' in mark;
}

export function isDate(mark: Annotation): mark is DateAnnotation {
  return mark.kind === 'date' && 'value' in mark;
}

export const ACTOR_TYPES: readonly ActorType[] = ['person', 'organization', 'place', 'group'];

/** What kind of time a TIMEX3 value speaks of. */
export function dateTypeOf(value: string): DateType {
  if (/^P/.test(value) && !/_REF$/.test(value)) return 'duration';
  return value.includes('T') ? 'time' : 'date';
}

/** Values that a person may set: calendar dates, weeks, parts of days, durations, references. */
export function isTimex(value: string): boolean {
  return /^(\d{4}(-(\d{2}(-\d{2}(T[0-9A-Z:]+)?)?|W\d{2}))?|PT?\d+[A-Z]+|PAST_REF|PRESENT_REF|FUTURE_REF)$/.test(value);
}

export function label(verb: string, marks: readonly Annotation[]): string {
  const first = marks[0];
  if (marks.length === 1 && first !== undefined) return `${verb}: ${first.text.replace(/\s+/g, ' ').slice(0, 40)}`;
  return vscode.l10n.t('{0}: {1} marks', verb, marks.length);
}
