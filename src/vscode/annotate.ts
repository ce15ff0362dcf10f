/** Commands that mark, change and judge: each acts on what it is given, else on the marks at the cursor. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { ActorType, Annotation } from '../core/contract';
import type { Span } from '../core/model';
import type { MarkRecord, Who } from '../core/review/edit';
import { describe } from '../core/text/anchor';
import { nudged } from '../core/text/edges';
import type { Actors } from './actors';
import type { Desk } from './desk';
import { dateTypeOf, type Hand, isDate, isTimex, label, type ProjectDraft, type Saying } from './hand';
import type { Kinds } from './kinds';
import { isClaim, type Live, type LiveText, marksAt, selectedSpan } from './live';
import { PROJECT } from './store';

/** A mark as links name it; a tree's node holds one. */
const MarkName = z.object({ id: z.string(), document: z.string() });

export function markName(argument: unknown): z.infer<typeof MarkName> | null {
  const held = MarkName.safeParse((argument as { readonly mark?: unknown } | null | undefined)?.mark);
  if (held.success) return held.data;
  const given = MarkName.safeParse(argument);
  return given.success ? given.data : null;
}

export interface Annotate {
  mark(kind: 'actor' | 'date' | 'claim' | 'own'): Promise<void>;
  /** False where there was nothing to judge. */
  judge(verdict: 'accept' | 'reject' | 'dispute', argument: unknown): Promise<boolean>;
  remove(argument: unknown): Promise<void>;
  change(argument: unknown): Promise<void>;
  setDate(argument: unknown): Promise<void>;
  setSpeaker(argument: unknown): Promise<void>;
  /** Moves one end of the mark at the cursor by a word or a character. */
  nudge(end: 'start' | 'end', step: 1 | -1, by?: 'word' | 'character'): Promise<void>;
  /** The mark that a command speaks of. */
  markOf(argument: unknown): Promise<Annotation | null>;
}

export function annotate(desk: Desk, live: Live, hand: Hand, actors: Actors, kinds: Kinds): Annotate {
  const say = vscode.l10n.t;

  const here = async (): Promise<{ editor: vscode.TextEditor; text: LiveText } | null> => {
    const editor = vscode.window.activeTextEditor;
    const text = editor === undefined ? null : await live.settled(editor.document);
    if (editor !== undefined && text !== null) return { editor, text };
    void vscode.window.showInformationMessage(
      desk.engine === null
        ? say('Synoptic has not read this folder yet. Run "Synoptic: Read This Folder" first.')
        : say('This is not one of the sources. Open one and try again.'),
    );
    return null;
  };

  const markOf: Annotate['markOf'] = async (argument) => {
    const given = markName(argument);
    if (given !== null) {
      const marks = await desk.engine?.marks(given.document);
      return marks?.annotations.find((mark) => mark.id === given.id) ?? null;
    }
    const at = await here();
    if (at === null) return null;
    const found = marksAt(at.text, at.editor.document.offsetAt(at.editor.selection.active));
    if (found[0] === undefined) void vscode.window.showInformationMessage(say('No mark at the cursor.'));
    return found[0]?.annotation ?? null;
  };

  /** The mark itself, or all marks inside a selection that is wider than one word. */
  const marksOf = async (argument: unknown): Promise<readonly Annotation[]> => {
    const editor = vscode.window.activeTextEditor;
    if (markName(argument) === null && editor !== undefined && !editor.selection.isEmpty) {
      const text = await live.settled(editor.document);
      if (text !== null) {
        const [start, end] = [editor.selection.start, editor.selection.end].map((at) => editor.document.offsetAt(at));
        const inside = text.marks.filter((mark) => mark.start >= start! && mark.end <= end!);
        if (inside.length > 0) return inside.map((mark) => mark.annotation);
      }
    }
    const mark = await markOf(argument);
    return mark === null ? [] : [mark];
  };

  const mark: Annotate['mark'] = async (kind) => {
    const at = await here();
    if (at === null) return;
    const span = selectedSpan(at.editor, at.text);
    if (span === null) return void vscode.window.showInformationMessage(say('Select the words to mark first.'));
    const words = at.text.source.text.slice(span.start, span.end);
    const made = await recordFor(kind, span, at.text);
    if (made === null) return;
    const sayings: Saying[] = [{ document: at.text.id, drafts: [{ does: 'add', mark: made.record }] }];
    if (made.shared !== null) sayings.push({ document: PROJECT, drafts: [made.shared] });
    await hand.say(`${say('Mark')}: ${words.replace(/\s+/g, ' ').slice(0, 40)}`, sayings);
  };

  /** The words as a mark of a kind, asked for what cannot be guessed; null if a person thinks better of it. */
  const recordFor = async (
    kind: 'actor' | 'date' | 'claim' | 'own',
    span: Span,
    { source, known }: LiveText,
  ): Promise<{ record: MarkRecord; shared: ProjectDraft | null } | null> => {
    const words = source.text.slice(span.start, span.end);
    const anchor = describe(source.text, span);
    if (kind === 'actor') {
      const who = (await actors.named(words)) ?? { name: words.replace(/\s+/g, ' '), type: guessType(words) };
      return { record: { kind, anchor, type: who.type, form: 'name', who }, shared: null };
    }
    if (kind === 'date') {
      const value = await askTimex(words, known.record.published.value ?? '');
      return value === undefined ? null : { record: { kind, anchor, type: dateTypeOf(value), value }, shared: null };
    }
    if (kind === 'claim') {
      const before = source.text.charAt(span.start - 1);
      const quote = /["“”«„‘]/.test(before) ? 'direct' : /["“«„]/.test(words) ? 'mixed' : 'indirect';
      const unknown = { speaker: null, cue: null, via: [], group: null };
      return { record: { kind, anchor, quote, ...unknown, polarity: 'asserted', region: 'body' }, shared: null };
    }
    const own = await kinds.pick();
    return own === undefined ? null : { record: { kind: own.id, anchor }, shared: await kinds.shared(own) };
  };

  const setDate: Annotate['setDate'] = async (argument) => {
    const found = await markOf(argument);
    if (found === null || !isDate(found)) return;
    const value = await askTimex(found.text, found.value);
    if (value !== undefined)
      await hand.change(found, { value, type: dateTypeOf(value) }, label(say('Set date'), [found]));
  };

  const setSpeaker: Annotate['setSpeaker'] = async (argument) => {
    const found = await markOf(argument);
    if (found === null || !isClaim(found)) return;
    const who = await actors.pick(say('Who says “{0}”?', found.text.slice(0, 60)));
    if (who === undefined) return;
    const text = await hand.textOf(found.document);
    if (text === null) return;
    const speaker = found.speaker ?? nearestName(text, found, who);
    if (speaker === null) {
      void vscode.window.showInformationMessage(
        say('{0} is not named in this text. Mark the words that name the speaker first.', who.name),
      );
      return;
    }
    await hand.change(found, { speaker: { anchor: describe(text, speaker), who } }, label(say('Set speaker'), [found]));
  };

  const change: Annotate['change'] = async (argument) => {
    const found = await markOf(argument);
    if (found === null) return;
    const picks = choices(found, say);
    const choice = await vscode.window.showQuickPick(picks, { title: label(say('Change'), [found]) });
    if (choice === undefined) return;
    if (choice.does === 'who') return void (await vscode.commands.executeCommand('synoptic.whoIsThis', found));
    if (choice.does === 'date') return setDate(found);
    if (choice.does === 'speaker') return setSpeaker(found);
    if (choice.does === 'extent') {
      const at = await here();
      const span = at === null ? null : selectedSpan(at.editor, at.text);
      if (at === null || span === null || at.text.id !== found.document) return;
      return hand.change(found, { extent: describe(at.text.source.text, span) }, label(say('Change extent'), [found]));
    }
    if (choice.does === 'kind') return retype(found, choice.as);
    if (choice.does === 'set') await hand.change(found, choice.set, label(say('Change'), [found]));
  };

  /** The mark as one of another kind, where it stands. */
  const retype = async (found: Annotation, kind: 'actor' | 'date' | 'claim' | 'own'): Promise<void> => {
    const at = await here();
    const made = at === null || at.text.id !== found.document ? null : await recordFor(kind, found, at.text);
    if (at === null || made === null) return;
    const { record: mark, shared } = made;
    const anchor = describe(at.text.source.text, found);
    const draft = { does: 'change' as const, kind: found.kind, anchor, set: { kind: mark.kind }, mark };
    await hand.say(label(say('Change'), [found]), [
      { document: found.document, drafts: [draft] },
      ...(shared === null ? [] : [{ document: PROJECT, drafts: [shared] }]),
    ]);
  };

  const nudgeNow: Annotate['nudge'] = async (end, step, by = 'word') => {
    const found = await markOf(undefined);
    if (found === null) return;
    const text = await hand.textOf(found.document);
    if (text === null) return;
    const span = nudged(text, found, end, step, by);
    if (span === null) return;
    const read = nextReading(live);
    await hand.change(found, { extent: describe(text, span) }, label(say('Change extent'), [found]));
    await read;
  };
  /** A key that is held down moves the end that the key before it left. */
  let nudging: Promise<void> = Promise.resolve();
  const nudge: Annotate['nudge'] = (end, step, by) => {
    const next = nudging.then(() => nudgeNow(end, step, by));
    nudging = next.catch(() => undefined);
    return next;
  };

  return {
    mark,
    markOf,
    change,
    setDate,
    setSpeaker,
    nudge,
    async judge(verdict, argument) {
      const marks = await marksOf(argument);
      const verb = verdict === 'accept' ? say('Accept') : verdict === 'reject' ? say('Reject') : say('Dispute');
      if (marks.length > 0) await hand.judgeMarks(verdict, marks, label(verb, marks));
      return marks.length > 0;
    },
    async remove(argument) {
      const marks = await marksOf(argument);
      if (marks.length > 0) await hand.remove(marks, label(say('Remove'), marks));
    },
  };
}

type Choice = vscode.QuickPickItem &
  (
    | { readonly does: 'who' | 'date' | 'speaker' | 'extent' }
    | { readonly does: 'kind'; readonly as: 'actor' | 'date' | 'claim' | 'own' }
    | { readonly does: 'set'; readonly set: Parameters<Hand['change']>[1] }
  );

function choices(mark: Annotation, say: typeof vscode.l10n.t): Choice[] {
  const kinds = {
    actor: say('It is an actor'),
    date: say('It is a date'),
    claim: say('It is a claim'),
    own: say('It is of another kind …'),
  };
  const always: readonly Choice[] = [
    { label: say('Use the selection as its extent'), does: 'extent' },
    ...(Object.keys(kinds) as (keyof typeof kinds)[])
      .filter((kind) => kind !== mark.kind)
      .map((kind): Choice => ({ label: kinds[kind], does: 'kind', as: kind })),
  ];
  if (isClaim(mark)) {
    const quotes = (['direct', 'indirect', 'mixed', 'none'] as const).filter((quote) => quote !== mark.quote);
    const words = {
      direct: say('Quoted word for word'),
      indirect: say('Reported in other words'),
      mixed: say('Partly quoted'),
      none: say("The document's own voice"),
    };
    return [
      { label: say('Speaker …'), does: 'speaker' },
      ...quotes.map((quote): Choice => ({ label: words[quote], does: 'set', set: { quote } })),
      mark.polarity === 'asserted'
        ? { label: say('It is denied'), does: 'set', set: { polarity: 'denied' } }
        : { label: say('It is asserted'), does: 'set', set: { polarity: 'asserted' } },
      mark.region === 'body'
        ? { label: say('Not part of the article'), does: 'set', set: { region: 'boilerplate' } }
        : { label: say('Part of the article'), does: 'set', set: { region: 'body' } },
      ...always,
    ];
  }
  if (isDate(mark)) return [{ label: say('Date …'), does: 'date' }, ...always];
  if (mark.kind === 'actor' && 'actor' in mark) {
    const types: Record<ActorType, string> = {
      person: say('It is a person'),
      organization: say('It is an organization'),
      place: say('It is a place'),
      group: say('It is a group'),
    };
    return [
      { label: say('This is …'), does: 'who' },
      ...(Object.keys(types) as ActorType[])
        .filter((type) => type !== mark.type)
        .map((type): Choice => ({ label: types[type], does: 'set', set: { type } })),
      ...always,
    ];
  }
  return [...always];
}

async function askTimex(words: string, value: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('What does “{0}” mean?', words),
    prompt: vscode.l10n.t('2031-05-02, 2031-05, 2031, 2031-W18, 2031-05-02T18:00, P3D, PAST_REF …'),
    value,
    validateInput: (typed) =>
      isTimex(typed) ? null : vscode.l10n.t('A day as 2031-05-06, a month, a year, a week or a duration.'),
  });
}

/** Capitals alone are most often a body, everything else a person; changed with one key if wrong. */
function guessType(words: string): ActorType {
  return words.length > 1 && words === words.toUpperCase() && words !== words.toLowerCase() ? 'organization' : 'person';
}

/** The mention of a name that stands nearest to a claim, outside of it. */
function nearestName(
  text: string,
  claim: { start: number; end: number },
  who: Who,
): { start: number; end: number } | null {
  const last = who.name.split(/\s+/).at(-1) ?? who.name;
  let best: { start: number; end: number } | null = null;
  for (const name of [who.name, last]) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (at >= claim.start && at < claim.end) continue;
      const distance = Math.min(Math.abs(at - claim.end), Math.abs(claim.start - at - name.length));
      const known =
        best === null
          ? Number.POSITIVE_INFINITY
          : Math.min(Math.abs(best.start - claim.end), Math.abs(claim.start - best.end));
      if (distance < known) best = { start: at, end: at + name.length };
    }
    if (best !== null) return best;
  }
  return best;
}

/** How long, in milliseconds, a decision may take to be heard of. */
const HEARD = 2000;

/** Fulfilled when the marks in front have been read anew; never rejects. */
function nextReading(live: Live): Promise<void> {
  return new Promise((resolve) => {
    const heard = live.onDidChange(() => {
      heard.dispose();
      clearTimeout(timer);
      resolve();
    });
    const timer = setTimeout(() => {
      heard.dispose();
      resolve();
    }, HEARD);
  });
}
