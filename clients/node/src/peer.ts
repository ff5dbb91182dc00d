import type { Id } from "./id.js";
import type { Reply, ServerInfo } from "./envelope.js";

/** What a server told of itself on a connection: in its last PONG, and in its replies since. */
export interface Peer {
  /** Its reply store. */
  readonly scope: Id;
  /** That store's clock. */
  readonly storeMs: bigint;
  readonly draining: boolean;
  /** The largest frame that it takes; 0 if it did not say. */
  readonly maxMessageBytes: bigint;
  readonly retentionMs: bigint;
  /** When it was heard, on the client's own clock. */
  readonly at: number;
}

export function peerOf(pong: Reply, server: ServerInfo, now: number): Peer {
  return {
    scope: pong.scope,
    storeMs: pong.storeMs,
    draining: pong.draining,
    maxMessageBytes: server.maxMessageBytes,
    retentionMs: server.retentionMs,
    at: now,
  };
}

/** The same server, heard again. */
export function heardAgain(peer: Peer, reply: Reply, now: number): Peer {
  return { ...peer, scope: reply.scope, storeMs: reply.storeMs, draining: reply.draining, at: now };
}

/**
 * Whether a call may be bound to what it told: a store forgets what was bound longer ago than its retention, so a call
 * must not start with most of that behind it.
 */
export function isFresh(peer: Peer, now: number, longestMs: number): boolean {
  const quarter = peer.retentionMs > 0n ? Number(peer.retentionMs) / 4 : longestMs;
  return now - peer.at <= Math.min(longestMs, quarter);
}
