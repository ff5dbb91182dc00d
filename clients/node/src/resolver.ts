import { type CallId, callIdText } from "./call-id.js";
import { Kind, newCall, newNonce, newPing, type Reply, type Request } from "./envelope.js";
import type { Shared } from "./lazy-pirate.js";
import { type CallResult, HeldLine, type Line } from "./line.js";
import { type Peer, peerOf } from "./peer.js";
import { backoff } from "./retry-policy.js";
import type { Outcome, StatusName } from "./status.js";

/**
 * Asks what became of a call, by a WAIT that does not wait: it changes nothing, and never takes the reply from whoever waits
 * for it. It asks each server that tells the call's reply store until one answers, or the time is over.
 *
 * A pure state machine like `LazyPirate`.
 */
export class Resolver {
  private readonly shared: Shared;
  private readonly line: HeldLine;
  private readonly id: CallId;
  private readonly question: Request;
  private readonly deadline: number;
  /** Endpoints that told of another reply store. */
  private readonly foreign = new Set<string>();

  private phase: "RESTING" | "PINGING" | "ASKING" | "OVER" = "RESTING";
  private timer = 0;
  private nonce = 0n;
  private failures = 0;
  private last = "no server was reached";

  /**
   * @param id of a call that is bound to a reply store
   * @param timeout how long the caller waits from `now` on
   */
  constructor(shared: Shared, line: Line, id: CallId, timeout: number, now: number) {
    this.shared = shared;
    this.line = new HeldLine(line);
    this.id = id;
    this.question = { ...newCall("", new Uint8Array(0), {}), ...id, kind: Kind.WAIT };
    this.deadline = now + timeout;
  }

  nextTime(): number {
    return Math.min(this.timer, this.deadline);
  }

  isOver(): boolean {
    return this.phase === "OVER";
  }

  start(now: number): void {
    this.go(now);
  }

  onTime(now: number): void {
    if (this.isOver() || this.nextTime() > now) {
      return;
    }
    if (this.deadline <= now) {
      this.end("DEADLINE_EXCEEDED", this.last, undefined);
    } else if (this.phase === "RESTING") {
      this.go(now);
    } else {
      this.failed(now, `no reply from ${this.line.endpoint}`);
    }
  }

  /** The caller does not want to know any more. */
  cancel(): void {
    if (!this.isOver()) {
      this.end("CANCELLED", "cancelled by the caller", undefined);
    }
  }

  /** A reply came on the current connection; one that answers another question is dropped. */
  onReply(now: number, reply: Reply): void {
    const { client } = this.shared.session;
    if (reply.server !== undefined) {
      if (this.phase === "PINGING" && reply.sequence === this.nonce && reply.client === client) {
        const peer = peerOf(reply, reply.server, now);
        this.line.learned(peer);
        this.shared.endpoints.trust(this.line.endpoint);
        this.ask(now, peer);
      }
    } else if (this.phase === "ASKING") {
      if (reply.sequence === 0n && reply.client === "") {
        this.refused(now, reply);
      } else if (reply.sequence === this.id.sequence && reply.client === this.id.client) {
        this.onAnswer(now, reply);
      }
    }
  }

  private onAnswer(now: number, reply: Reply): void {
    if (reply.code === "WRONG_SCOPE") {
      this.otherStore(now);
    } else if (reply.scope === this.id.scope) {
      this.line.release();
      this.end(reply.code, reply.message, reply);
    }
  }

  // ---- towards a server that knows

  private go(now: number): void {
    const chosen = this.shared.endpoints.choose(now, (address) => !this.foreign.has(address));
    if (chosen === undefined) {
      this.end("UNAVAILABLE", "no server has the reply store that the call is bound to", undefined);
      return;
    }
    this.phase = "PINGING";
    this.timer = now + this.shared.policy.attemptTimeoutMs;
    const peer = this.line.connect(chosen) ? this.line.peer() : undefined;
    if (peer !== undefined) {
      this.ask(now, peer);
    } else {
      this.nonce = newNonce(this.shared.random);
      const { session } = this.shared;
      this.send(now, session.acknowledging(newPing(session.client, this.nonce), now));
    }
  }

  private ask(now: number, peer: Peer): void {
    if (peer.scope !== this.id.scope) {
      this.otherStore(now);
      return;
    }
    this.phase = "ASKING";
    this.timer = now + this.shared.policy.attemptTimeoutMs;
    // Without a word of what is finished: it may be another session's call, and that session's numbers are not ours.
    this.send(now, { ...this.question, timeoutMs: Math.max(1, Math.floor(this.deadline - now)) });
  }

  private send(now: number, request: Request): void {
    if (!this.line.send(request)) {
      this.failed(now, `no connection to ${this.line.endpoint}`);
    }
  }

  private otherStore(now: number): void {
    this.foreign.add(this.line.endpoint);
    this.line.release();
    this.go(now);
  }

  private failed(now: number, why: string): void {
    this.last = why;
    this.line.close();
    this.shared.endpoints.avoid(this.line.endpoint, now);
    this.rest(now, 0);
  }

  /** The server lives, and could not read the question or will not for a while. */
  private refused(now: number, reply: Reply): void {
    this.last = `not read by ${this.line.endpoint}: ${reply.message}`;
    this.line.release();
    this.rest(now, reply.retryAfterMs);
  }

  private rest(now: number, atLeastMs: number): void {
    this.failures++;
    this.phase = "RESTING";
    this.timer = now + Math.max(backoff(this.shared.policy, this.failures, this.shared.random), atLeastMs);
  }

  // ---- the end

  private end(code: StatusName, message: string, reply: Reply | undefined): void {
    this.phase = "OVER";
    const outcome = outcomeOf(reply);
    if (outcome !== "UNKNOWN" && this.id.client === this.shared.session.client) {
      this.shared.session.finish(this.id.sequence);
    }
    const result: CallResult = {
      code,
      outcome,
      message,
      serverSaid: reply !== undefined,
      reply,
      attempts: [],
      callId: callIdText(this.id),
    };
    this.line.done(result);
  }
}

function outcomeOf(reply: Reply | undefined): Outcome {
  if (reply?.executed === "YES") {
    return "EXECUTED";
  }
  // A NO that is not settled speaks of a copy; another one may run yet.
  return reply?.executed === "NO" && reply.settled ? "NOT_EXECUTED" : "UNKNOWN";
}
