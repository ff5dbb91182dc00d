import type { Reply, Request } from "./envelope.js";
import type { Attempt } from "./errors.js";
import { heardAgain, type Peer } from "./peer.js";
import { NO_ID } from "./id.js";
import type { Outcome, StatusName } from "./status.js";

/** How a call ended. */
export interface CallResult {
  /** `"OK"` if there is a result, which `reply` then holds. */
  readonly code: StatusName;
  readonly outcome: Outcome;
  /** For people; empty if there is a result. */
  readonly message: string;
  /** Whether code and outcome are a server's own words. */
  readonly serverSaid: boolean;
  /** The reply that decided it, if one did. */
  readonly reply: Reply | undefined;
  readonly attempts: readonly Attempt[];
  readonly callId: string | undefined;
}

/** A call's hand on the world: at most one connection at a time, and a place for the result. */
export interface Line {
  /** Takes an idle connection to this endpoint, or opens one. `false` if none can be had. */
  connect(endpoint: string): boolean;
  /**
   * What the server on this connection told last; `undefined` on a fresh one, and on one that broke and was made again
   * underneath, because another server may have come up at the other end.
   */
  peer(): Peer | undefined;
  /** The server told this of itself: to be remembered with the connection. */
  learned(peer: Peer): void;
  /** Sends; `false` means that this copy will never reach anybody. */
  send(request: Request): boolean;
  /** Gives the connection back for other calls: nothing is on its way on it. */
  release(): void;
  /** Closes the connection for good. */
  close(): void;
  /** The call is over. Comes once, and last. */
  done(result: CallResult): void;
}

/** A line, and whether it holds a connection at the moment, so that none is used after it was given back. */
export class HeldLine {
  /** The endpoint that was connected last; for messages also when it is not held any more. */
  endpoint = "no endpoint";
  held = false;
  private readonly line: Line;

  constructor(line: Line) {
    this.line = line;
  }

  connect(endpoint: string): boolean {
    this.close();
    this.endpoint = endpoint;
    this.held = this.line.connect(endpoint);
    return this.held;
  }

  peer(): Peer | undefined {
    return this.line.peer();
  }

  learned(peer: Peer): void {
    this.line.learned(peer);
  }

  /** Any reply tells the server's store and its clock, as a PONG does. */
  heard(now: number, reply: Reply): void {
    const peer = this.held ? this.line.peer() : undefined;
    if (peer !== undefined && reply.scope !== NO_ID) {
      this.line.learned(heardAgain(peer, reply, now));
    }
  }

  send(request: Request): boolean {
    return this.held && this.line.send(request);
  }

  release(): void {
    if (this.held) {
      this.held = false;
      this.line.release();
    }
  }

  close(): void {
    if (this.held) {
      this.held = false;
      this.line.close();
    }
  }

  done(result: CallResult): void {
    this.close();
    this.line.done(result);
  }
}
