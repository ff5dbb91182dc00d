import { type Id, NO_ID } from "./id.js";

/** Which call, and where it is remembered. As text: `client/sequence@scope/boundMs`, `@` and what follows only if it is bound. */
export interface CallId {
  readonly client: Id;
  readonly sequence: bigint;
  readonly scope: Id;
  readonly boundMs: bigint;
}

const TEXT = /^([0-9a-f]{32})\/([1-9][0-9]{0,18})(?:@([0-9a-f]{32})\/(0|[1-9][0-9]{0,18}))?$/;
const MOST = 2n ** 63n - 1n;

export function callIdText({ client, sequence, scope, boundMs }: CallId): string {
  return `${client}/${sequence.toString()}${scope === NO_ID ? "" : `@${scope}/${boundMs.toString()}`}`;
}

/** @throws RangeError if it is no call id */
export function parseCallId(text: string): CallId {
  const [, client, sequence, scope, boundMs] = TEXT.exec(text) ?? [];
  if (client === undefined || sequence === undefined) {
    throw new RangeError(`no call id: ${JSON.stringify(text)}; it looks like client/sequence@scope/boundMs`);
  }
  const id = { client, sequence: BigInt(sequence), scope: scope ?? NO_ID, boundMs: BigInt(boundMs ?? 0) };
  if (id.sequence > MOST || id.boundMs > MOST) {
    throw new RangeError(`no call id: a number in ${JSON.stringify(text)} is too large`);
  }
  return id;
}
