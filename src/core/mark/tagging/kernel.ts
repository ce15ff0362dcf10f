/** Decoding by a small WebAssembly program with vector instructions: finding claims takes half as long as with the same in JavaScript. */
import { moduleOf } from './assembly';
import { type Decoder, FORBIDDEN, LONGEST, MAX_FEATURES, type TaggerModel } from './model';
import { type Plan, programOf, widthOf } from './program';

/** Tokens whose features are written before the kernel is called: few enough that they stay in the nearest cache. */
const BATCH = 64;

/** What of WebAssembly's interface is used; declared here, since the core sees no host's types. */
interface Engine {
  Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

interface Functions {
  score(tokens: number, out: number): void;
  forward(tokens: number): void;
  backward(last: number): void;
}

const PAGE = 1 << 16;

/** Null where the engine has no WebAssembly, no vector instructions, or is forbidden to make programs. */
export function kernelDecoder(model: TaggerModel): Decoder | null {
  const engine = (globalThis as { readonly WebAssembly?: Engine }).WebAssembly;
  if (engine === undefined) return null;
  const { plan, size } = planOf(model);
  let buffer: ArrayBuffer;
  let run: Functions;
  try {
    const memory = new engine.Memory({ initial: Math.ceil(size / PAGE) });
    const instance = new engine.Instance(new engine.Module(moduleOf(programOf(plan))), { host: { memory } });
    buffer = memory.buffer;
    run = instance.exports as Functions;
  } catch {
    return null;
  }
  fill(buffer, plan, model);
  const { labels, lanes } = plan;
  const edgeColumn = new Uint8Array(buffer, plan.edges, LONGEST);
  const featureColumn = new Int32Array(buffer, plan.features, BATCH * MAX_FEATURES);
  const countColumn = new Int32Array(buffer, plan.counts, BATCH);
  const forward = new Int32Array(buffer, plan.forward, LONGEST * lanes);
  const back = new Uint8Array(buffer, plan.back, LONGEST * BACK);
  const margins = new Int32Array(buffer, plan.margins, LONGEST * lanes);
  let n = 0;
  return {
    model,
    lanes,
    tag(from, to, edges, extract, out) {
      n = to - from;
      if (n > LONGEST) throw new RangeError(`a run of ${n} tokens; ${LONGEST} are the most`);
      if (n <= 0) return;
      for (let i = 0; i < n; i += BATCH) {
        const tokens = Math.min(BATCH, n - i);
        for (let k = 0; k < tokens; k++) countColumn[k] = 0;
        extract(from + i, from + i + tokens, featureColumn, countColumn);
        run.score(tokens, plan.scores + 4 * lanes * i);
      }
      for (let k = 0; k < n; k++) edgeColumn[k] = edges[from + k]!;
      run.forward(n);
      const last = (n - 1) * lanes;
      let label = 0;
      for (let l = 1; l < labels; l++) if (forward[last + l]! > forward[last + label]!) label = l;
      for (let i = n - 1; i >= 0; i--) {
        out[from + i] = label;
        label = back[i * BACK + label]!;
      }
    },
    margins() {
      if (n > 0) run.backward(n - 1);
      return margins;
    },
  };
}

/** Bytes of one token's `back`. */
const BACK = 16;

/** Where everything lies. */
function planOf({ labels, edges, bits, fingerprints }: TaggerModel): {
  readonly plan: Plan;
  readonly size: number;
} {
  const lanes = 4 * Math.ceil(labels / 4);
  let size = 0;
  const room = (bytes: number): number => {
    const at = size;
    size += Math.ceil(bytes / 16) * 16;
    return at;
  };
  const steps = edges * labels * lanes * 4;
  const rows = LONGEST * lanes * 4;
  const plan = {
    labels,
    lanes,
    shift: 32 - bits,
    spare: room(lanes * 4),
    fingerprints: room(fingerprints.byteLength + 8),
    weights: room(fingerprints.length * 2 * widthOf(labels)),
    zero: room(32),
    into: room(steps),
    outOf: room(steps),
    edges: room(LONGEST),
    features: room(BATCH * MAX_FEATURES * 4),
    prints: room(BATCH * MAX_FEATURES * 4),
    counts: room(BATCH * 4),
    scores: room(rows),
    forward: room(rows),
    margins: room(rows),
    back: room(LONGEST * BACK),
  };
  return { plan, size };
}

function fill(
  buffer: ArrayBuffer,
  plan: Plan,
  { labels, edges, transitions, fingerprints, weights }: TaggerModel,
): void {
  const { lanes } = plan;
  new Uint16Array(buffer, plan.fingerprints).set(fingerprints);
  const rows = new Int16Array(buffer, plan.weights);
  for (let slot = 0; slot < fingerprints.length; slot++)
    for (let l = 1; l < labels; l++)
      rows[slot * widthOf(labels) + l - 1] = weights[slot * labels + l]! - weights[slot * labels]!;
  const into = new Int32Array(buffer, plan.into, edges * labels * lanes).fill(16 * FORBIDDEN);
  const outOf = new Int32Array(buffer, plan.outOf, edges * labels * lanes).fill(16 * FORBIDDEN);
  for (let edge = 0; edge < edges; edge++)
    for (let from = 0; from < labels; from++)
      for (let to = 0; to < labels; to++) {
        const score = 16 * transitions[(edge * labels + from) * labels + to]!;
        into[(edge * labels + from) * lanes + to] = score + 15 - from;
        outOf[(edge * labels + to) * lanes + from] = score;
      }
}
