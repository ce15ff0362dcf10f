/** The composition root: what Synoptic is made of in VS Code, and who hears whom. Each host has its own entry in `host/`. */
import * as vscode from 'vscode';
import type { Engine, ModelBytes } from '../engine/engine';
import { sha256 } from '../engine/intake';
import type { Threads } from '../engine/lanes';
import { remoteEngine, type Thread } from '../engine/remote';
import { IDLE, restingReader } from '../engine/resting';
import { knownActors } from './actors';
import { adjudicateTab } from './adjudicate';
import { agreement } from './agreement';
import { sameForAllAlike } from './alike';
import { annotate } from './annotate';
import { onceAwake } from './awake';
import { registerCommands } from './commands';
import { compareTab } from './compare';
import { decorate } from './decorations';
import { openDesk } from './desk';
import { diagnose } from './diagnostics';
import { discrepancies } from './differing';
import { diskOf } from './disk';
import { documentCommands } from './documentCommands';
import { openHand } from './hand';
import { hovers } from './hover';
import { openKinds } from './kinds';
import { languageFeatures } from './language';
import { links } from './links';
import { liveTexts } from './live';
import { offerMergeLine } from './mergeLine';
import { followMoved } from './moved';
import { notes } from './notes';
import { passages } from './passages';
import { pictures } from './picture';
import { placesOf } from './places';
import { recentlyUsed } from './recentlyUsed';
import { relatedPanel } from './related';
import { refreshOnSave } from './relink';
import { openReport } from './report';
import { ruleHints } from './ruleHints';
import { openSample } from './sample';
import { shardsIn } from './shards';
import { statusBar } from './statusBar';
import { openStore } from './store';
import { actorsView } from './views/actors';
import { reviewView } from './views/review';
import { timelineView } from './views/timeline';
import { topicsView } from './views/topics';
import { followFolder, startIfUsed } from './wake';
import { whoDecided } from './whoDecided';

/** Texts whose marks are shown: plain text and Markdown, wherever they are. */
const TEXTS: vscode.DocumentSelector = [{ language: 'plaintext' }, { language: 'markdown' }];

export function start(context: vscode.ExtensionContext, startThreads: () => Promise<Threads>): void {
  const report = openReport();
  const places = placesOf(vscode.workspace.workspaceFolders ?? []);
  const store = openStore(places, context.workspaceState, report);
  const shards = shardsIn(context.storageUri ?? null);
  const recent = recentlyUsed(places, context.workspaceState);
  const desk = openDesk(places, store, { startThreads, shards, recent }, report);
  const live = liveTexts(desk);
  const actors = knownActors(desk);
  const differing = discrepancies(desk, context.extensionUri);
  const hand = openHand(desk, live, store, actors.who);
  const kinds = openKinds(store);
  const decorations = decorate(context, live, differing, kinds);
  const picture = pictures(context, desk, live);
  const related = relatedPanel(context, desk, live, hand, actors.name, picture, report);
  const topics = topicsView(desk, hand, differing);
  const people = actorsView(desk, hand, actors);
  const rules = ruleHints(desk, places, store, hand, context.workspaceState);
  const decided = whoDecided(store, hand);
  const review = reviewView(desk, hand, differing, rules, kinds, decided);
  const noted = notes(desk, live, hand);
  const compare = compareTab(context, desk, live, hand, differing, picture);
  const agreed = agreement(desk);
  const adjudicate = adjudicateTab(context, desk, live, store, hand);
  const followers = followMoved(desk, store);
  const linked = links(desk, live);
  const timeline = timelineView(desk);
  const commands = registerCommands({
    desk,
    live,
    store,
    hand,
    actors,
    annotate: annotate(desk, live, hand, actors, kinds),
    kinds,
    alike: sameForAllAlike(desk, live, store, hand, actors.who),
    decorations,
    differing,
    related,
    report,
    topics,
    actorsView: people,
    review,
    rules,
    compare,
    picture,
    agreement: agreed,
    adjudicate,
    notes: noted,
    passages: passages(live, hand, actors),
    whole: documentCommands(desk, store, hand, actors),
    links: linked,
    sample: () => openSample(context),
    timeline,
  });
  context.subscriptions.push(
    report,
    recent,
    store,
    desk,
    live,
    actors,
    differing,
    kinds,
    decorations,
    related,
    topics,
    people,
    timeline,
    linked,
    rules,
    review,
    compare,
    picture,
    agreed,
    adjudicate,
    noted,
    commands,
    followers,
    statusBar(desk),
    diagnose(desk, differing),
    onceAwake(desk, () => languageFeatures(TEXTS, desk, live, actors.name)),
    onceAwake(desk, () =>
      vscode.languages.registerHoverProvider(
        TEXTS,
        hovers(desk, live, { actor: actors.name, counts: actors.counts, kind: kinds.label }, decided),
      ),
    ),
    followFolder(desk, live, store, followers),
    refreshOnSave(desk, live, store, report),
    offerMergeLine(places, store, context.workspaceState),
  );
  startIfUsed(context, desk);
}

/** The weights that ship with the extension. */
export async function readModel(extension: vscode.Uri): Promise<ModelBytes> {
  const read = (name: string): Thenable<Uint8Array> => {
    const uri = vscode.Uri.joinPath(extension, 'media', name);
    return diskOf(uri).read(uri);
  };
  const [claims, names] = await Promise.all(['claims.bin', 'names.bin'].map(read));
  return { claims: claims!, names: names! };
}

/**
 * One thread that knows all texts, and further ones that only read.
 * @param code of the thread: with the weights it tells whose readings of an earlier day are still good
 */
export async function startThreads(
  extension: vscode.Uri,
  code: Uint8Array,
  start: () => Thread,
  further: number,
): Promise<Threads> {
  const model = await readModel(extension);
  const sums = await Promise.all([code, model.claims, model.names].map(sha256));
  const engine = (): Engine => remoteEngine(start(), [model]);
  const readers = Array.from({ length: further }, () => restingReader(engine, afterIdling));
  return { engine: engine(), readers, stamp: sums.join(' ') };
}

function afterIdling(call: () => void): () => void {
  const timer = setTimeout(call, IDLE);
  return () => clearTimeout(timer);
}
