/** Labels runs of tokens with a tagger's model: by the kernel, or plainly where the engine has no vector instructions. */
import { kernelDecoder } from './kernel';
import type { Decoder, TaggerModel } from './model';
import { plainDecoder } from './plain';

export const createDecoder = (model: TaggerModel): Decoder => kernelDecoder(model) ?? plainDecoder(model);
