/** What a person says by selecting words: who speaks and by which cue, which claims are one utterance, what is no part of the article. */
import * as vscode from 'vscode';
import type { ClaimAnnotation } from '../core/contract';
import type { Span } from '../core/model';
import { describe } from '../core/text/anchor';
import type { Actors } from './actors';
import { type EditDraft, type Hand, isActor, label, recordOf } from './hand';
import { isClaim, type Live, type LiveText, selectedSpan } from './live';
import { short } from './views/tree';

export interface Passages {
  /** The selection names the speaker of a claim beside it. */
  asSpeaker(): Promise<void>;
  /** The selection is the cue of a claim beside it: "said", "according to". */
  asCue(): Promise<void>;
  /** The claims in the selection are fragments of one utterance. */
  joinFragments(): Promise<void>;
  /** The selection is, or is not, part of the article. */
  setRegion(region: 'body' | 'boilerplate'): Promise<void>;
}

interface Selected extends Span {
  readonly text: LiveText;
  readonly words: string;
}

export function passages(live: Live, hand: Hand, actors: Actors): Passages {
  const say = vscode.l10n.t;

  const selected = async (): Promise<Selected | null> => {
    const editor = vscode.window.activeTextEditor;
    const text = editor === undefined ? null : await live.settled(editor.document);
    const span = editor === undefined || text === null ? null : selectedSpan(editor, text);
    if (text === null || span === null) {
      void vscode.window.showInformationMessage(say('Select the words first.'));
      return null;
    }
    return { ...span, text, words: text.source.text.slice(span.start, span.end) };
  };

  /** The claim meant: the only one in the paragraph that somebody makes, else the one that a person picks, the nearest on top. */
  const claimBeside = async (at: Selected): Promise<ClaimAnnotation | null> => {
    // Nobody speaks, or is introduced, in the midst of what is said.
    const beside = claimsIn(at.text, paragraphAround(at.text.source.text, at)).filter((claim) => !touches(claim, at));
    const reported = beside.filter((claim) => claim.quote !== 'none');
    const near = (reported.length > 0 ? reported : beside).sort((a, b) => gap(a, at) - gap(b, at));
    if (near.length === 0) {
      void vscode.window.showInformationMessage(say('No claim stands in this paragraph. Mark one first.'));
      return null;
    }
    if (near.length === 1) return near[0]!;
    const items = near.map((claim) => ({ label: short(claim.text), claim }));
    const picked = await vscode.window.showQuickPick(items, {
      title: say('Which claim does “{0}” belong to?', at.words),
    });
    return picked?.claim ?? null;
  };

  return {
    async asSpeaker() {
      const at = await selected();
      const claim = at === null ? null : await claimBeside(at);
      if (at === null || claim === null) return;
      const named = at.text.marks
        .map(({ annotation }) => annotation)
        .find((mark) => isActor(mark) && touches(mark, at));
      const who = named !== undefined && isActor(named) ? actors.who(named.actor) : await actors.named(at.words);
      const speaker = { anchor: describe(at.text.source.text, at), who };
      await hand.change(claim, { speaker }, label(say('Set speaker'), [claim]));
    },
    async asCue() {
      const at = await selected();
      const claim = at === null ? null : await claimBeside(at);
      if (at === null || claim === null) return;
      await hand.change(claim, { cue: describe(at.text.source.text, at) }, label(say('Set cue'), [claim]));
    },
    async joinFragments() {
      const at = await selected();
      if (at === null) return;
      const claims = claimsIn(at.text, at);
      const [first] = claims;
      if (first === undefined || claims.length < 2) {
        void vscode.window.showInformationMessage(say('Select a passage that holds at least two claims.'));
        return;
      }
      const { text } = at.text.source;
      const drafts = claims.map(
        (claim): EditDraft => ({
          does: 'change',
          kind: 'claim',
          anchor: describe(text, claim),
          set: { group: first.id },
          mark: recordOf(text, claim, actors.who),
        }),
      );
      await hand.say(label(say('One utterance'), claims), [{ document: at.text.id, drafts }]);
    },
    async setRegion(region) {
      const at = await selected();
      if (at === null) return;
      const verb = region === 'body' ? say('Part of the article') : say('Not part of the article');
      await hand.say(`${verb}: ${short(at.words, 40)}`, [
        { document: at.text.id, drafts: [{ does: 'region', anchor: describe(at.text.source.text, at), region }] },
      ]);
    },
  };
}

function claimsIn(text: LiveText, span: Span): ClaimAnnotation[] {
  return text.marks
    .map(({ annotation }) => annotation)
    .filter(isClaim)
    .filter((claim) => claim.status !== 'rejected' && touches(claim, span));
}

const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const gap = (a: Span, b: Span): number => Math.max(0, a.start - b.end, b.start - a.end);

/** Up to the nearest line ends. */
function paragraphAround(text: string, { start, end }: Span): Span {
  const next = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: next < 0 ? text.length : next };
}
