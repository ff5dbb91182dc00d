import { callIdText } from "./call-id.js";
import { CallLog, seconds } from "./call-log.js";
import type { Endpoints } from "./endpoints.js";
import { about, Kind, newNonce, newPing, type Reply, type Request } from "./envelope.js";
import { NO_ID } from "./id.js";
import { type CallResult, HeldLine, type Line } from "./line.js";
import { isFresh, type Peer, peerOf } from "./peer.js";
import { backoff, beatMs, PONG_FRESH_MS, type RetryBudget, type RetryPolicy } from "./retry-policy.js";
import type { Session } from "./session.js";
import type { Outcome, StatusName } from "./status.js";

/** How long a call with unknown outcome stays unfinished for servers: the default retention of a store. */
const RETENTION_MS = 600_000;

type Phase =
  | "READY"
  | "PINGING"
  | "CALLING"
  | "RESTING"
  /** Giving up or moving: waits for the PONG that must come before a CANCEL on a fresh connection. */
  | "SETTLING_PING"
  /** Giving up or moving: a CANCEL is on its way. */
  | "SETTLING"
  | "OVER";

/** What all calls of a client share. */
export interface Shared {
  readonly policy: RetryPolicy;
  readonly session: Session;
  readonly budget: RetryBudget;
  readonly endpoints: Endpoints;
  /** Uniform between 0 and 1. */
  readonly random: () => number;
}

/** What the call ends with once its outcome is known. */
interface Verdict {
  readonly code: StatusName;
  readonly message: string;
  readonly serverSaid: boolean;
  /** It does not end then, if it was not executed: it is placed anew, wherever it is taken. */
  readonly moves: boolean;
}

/**
 * One call on its way to a result: asks a fresh connection for a PONG, sends, tells slow from dead by the beat, closes and
 * opens and sends again with the same identity, and settles the outcome before it gives up.
 *
 * A pure state machine: events and the time (milliseconds of the caller's clock) come in through its methods, actions go
 * out through a `Line`; it never sleeps and reads no clock. The name is ZeroMQ's for the pattern (zguide, chapter 4).
 */
export class LazyPirate {
  private readonly shared: Shared;
  private readonly line: HeldLine;
  private readonly log: CallLog;
  private readonly deduplicated: boolean;
  private readonly timeout: number;
  private readonly deadline: number;
  /** Endpoints that told of another reply store than the one that this call is bound to. */
  private readonly foreign = new Set<string>();

  private request: Request;
  private phase: Phase = "READY";
  private timer = 0;
  private nonce = 0n;
  private lastKind: Kind = Kind.PING;
  private lastSentTo: string | undefined;
  private failures = 0;
  private verdict: Verdict = { code: "UNKNOWN", message: "", serverSaid: false, moves: false };
  private settleBy = 0;

  /**
   * @param request a CALL with method, body and metadata; the machine fills in the rest
   * @param idempotent whether it may be executed again, anywhere; otherwise it is deduplicated
   * @param timeout how long the caller waits from `now` on
   */
  constructor(shared: Shared, line: Line, request: Request, idempotent: boolean, timeout: number, now: number) {
    this.shared = shared;
    this.line = new HeldLine(line);
    this.log = new CallLog(request.method);
    this.request = request;
    this.deduplicated = !idempotent;
    this.timeout = timeout;
    this.deadline = now + timeout;
  }

  /** When `onTime` must be called next. */
  nextTime(): number {
    return this.isSettling() ? this.timer : Math.min(this.timer, this.deadline);
  }

  isOver(): boolean {
    return this.phase === "OVER";
  }

  private isSettling(): boolean {
    return this.phase === "SETTLING" || this.phase === "SETTLING_PING";
  }

  /** Begins. */
  start(now: number): void {
    this.identify();
    this.go(now);
  }

  /** Time has passed. */
  onTime(now: number): void {
    if (this.isOver() || this.nextTime() > now) {
      return;
    }
    if (!this.isSettling() && this.deadline <= now) {
      this.log.ended(now, "the deadline passed");
      const late = `no result from ${this.line.endpoint} within the deadline of ${seconds(this.timeout)}`;
      this.giveUp(now, "DEADLINE_EXCEEDED", late);
      return;
    }
    switch (this.phase) {
      case "PINGING":
        this.notReached(now);
        break;
      case "CALLING":
        this.unanswered(now);
        break;
      case "RESTING":
        this.go(now);
        break;
      case "SETTLING_PING":
      case "SETTLING":
        this.unsettled(now, "");
        break;
      case "READY":
      case "OVER":
        break;
    }
  }

  /** The caller does not want the result any more; the call ends as CANCELLED with a true outcome. */
  cancel(now: number): void {
    const cancelled: Verdict = {
      code: "CANCELLED",
      message: "cancelled by the caller",
      serverSaid: false,
      moves: false,
    };
    if (this.isSettling()) {
      // One that wanted to move gives up instead; one that gives up goes on doing so.
      this.verdict = this.verdict.moves ? cancelled : this.verdict;
    } else if (!this.isOver()) {
      this.log.ended(now, "the caller cancelled");
      this.settle(now, cancelled);
    }
  }

  /** A reply came on the current connection; one that this call did not ask for is dropped. */
  onReply(now: number, reply: Reply): void {
    if (reply.server !== undefined) {
      const pinging = this.phase === "PINGING" || this.phase === "SETTLING_PING";
      if (pinging && reply.sequence === this.nonce && reply.client === this.request.client) {
        this.onPong(now, peerOf(reply, reply.server, now));
      }
    } else if (this.phase === "CALLING" && reply.sequence === 0n && reply.client === NO_ID) {
      this.tryAgain(now, `not read by the server: ${reply.message}`, reply.retryAfterMs);
    } else if (this.isMine(reply)) {
      this.line.heard(now, reply);
      if (this.phase === "CALLING") {
        this.onAnswer(now, reply);
      } else if (this.phase === "SETTLING") {
        this.onSettlement(now, reply);
      }
    }
  }

  private isMine(reply: Reply): boolean {
    const mine = reply.sequence === this.request.sequence && reply.client === this.request.client;
    const otherStore = this.deduplicated && reply.scope !== this.request.scope;
    return mine && (!otherStore || reply.code === "WRONG_SCOPE");
  }

  // ---- towards a connection

  /** A new identity, free to be bound to any reply store. */
  private identify(): void {
    const { session } = this.shared;
    this.request = {
      ...this.request,
      kind: Kind.CALL,
      client: session.client,
      sequence: session.allocate(),
      scope: NO_ID,
      boundMs: 0n,
      attempt: 0,
    };
    this.foreign.clear();
    this.lastSentTo = undefined;
  }

  private go(now: number): void {
    const chosen = this.shared.endpoints.choose(now, (address) => !this.foreign.has(address));
    if (chosen === undefined) {
      this.storeIsGone(now);
    } else if (!this.line.connect(chosen)) {
      this.notReached(now);
    } else {
      const peer = this.line.peer();
      if (peer === undefined || !isFresh(peer, now, PONG_FRESH_MS)) {
        this.ping(now, "PINGING", now + this.shared.policy.attemptTimeoutMs);
      } else {
        this.call(now, peer);
      }
    }
  }

  private ping(now: number, next: "PINGING" | "SETTLING_PING", until: number): void {
    this.nonce = newNonce(this.shared.random);
    this.phase = next;
    this.timer = until;
    const ping = newPing(this.request.client, this.nonce);
    if (!this.line.send(this.shared.session.acknowledging(ping, now))) {
      if (next === "PINGING") {
        this.notReached(now);
      } else {
        this.unsettled(now, "");
      }
    }
  }

  private onPong(now: number, peer: Peer): void {
    this.line.learned(peer);
    if (this.phase === "PINGING") {
      this.shared.endpoints.trust(this.line.endpoint);
      this.call(now, peer);
    } else if (peer.scope === this.request.scope) {
      this.sendCancel(now);
    } else {
      this.line.release();
      if (this.line.endpoint === this.lastSentTo) {
        this.unsettled(now, "another reply store answers in its place");
      } else {
        this.reconnectToSettle(now);
      }
    }
  }

  private call(now: number, peer: Peer): void {
    const bound = this.request.scope !== NO_ID;
    if (bound && peer.scope !== this.request.scope) {
      this.otherStore(now);
      return;
    }
    if (!bound && peer.draining) {
      this.line.release();
      this.notReached(now);
      return;
    }
    const size = this.request.body.length;
    if (peer.maxMessageBytes > 0n && BigInt(size) > peer.maxMessageBytes) {
      this.line.release();
      const limit = `maxMessageSize = ${peer.maxMessageBytes.toString()} of ${this.line.endpoint}`;
      this.giveUp(now, "RESOURCE_EXHAUSTED", `request of ${size} bytes is over ${limit}`);
      return;
    }
    if (this.log.sent === 0) {
      this.shared.budget.deposit();
    } else if (!this.shared.budget.withdraw(now)) {
      this.line.release();
      this.giveUp(now, "UNAVAILABLE", "the client's retry budget is used up");
      return;
    }
    if (this.deduplicated && !bound) {
      this.request = { ...this.request, scope: peer.scope, boundMs: peer.storeMs };
    }
    const attempt = this.request.attempt + 1;
    this.request = { ...this.request, attempt, extra: !this.deduplicated && attempt > 1 };
    this.log.began(this.line.endpoint, now);
    this.send(now, this.request);
  }

  /** Sends a CALL, or a WAIT for one, and listens for as long as a server may be silent. */
  private send(now: number, out: Request): void {
    this.phase = "CALLING";
    this.timer = now + this.shared.policy.attemptTimeoutMs;
    this.lastKind = out.kind;
    const timeoutMs = Math.max(1, Math.floor(this.deadline - now));
    const timed = { ...out, timeoutMs, beatMs: beatMs(this.shared.policy) };
    if (this.line.send(this.shared.session.acknowledging(timed, now))) {
      this.lastSentTo = this.line.endpoint;
    } else {
      this.unanswered(now);
    }
  }

  // ---- what may come back

  private onAnswer(now: number, reply: Reply): void {
    this.failures = 0;
    if (reply.draining) {
      this.shared.endpoints.avoid(this.line.endpoint, now);
    } else {
      this.shared.endpoints.trust(this.line.endpoint);
    }
    if (reply.working) {
      this.send(now, about(this.request, Kind.WAIT));
      return;
    }
    switch (reply.executed) {
      case "YES":
        this.finishWith(now, reply, "EXECUTED");
        break;
      case "NO":
        this.onRefusal(now, reply);
        break;
      case "UNKNOWN":
        this.onUnknown(now, reply);
        break;
    }
  }

  private onRefusal(now: number, reply: Reply): void {
    const comeBack = reply.code === "UNAVAILABLE" || (reply.code === "RESOURCE_EXHAUSTED" && !reply.settled);
    if (!comeBack && reply.settled) {
      this.finishWith(now, reply, "NOT_EXECUTED");
    } else if (!comeBack) {
      this.log.ended(now, `${reply.code}: ${reply.message}`);
      this.settle(now, { code: reply.code, message: reply.message, serverSaid: true, moves: false });
    } else if (reply.settled) {
      this.log.ended(now, `refused: ${reply.message}`);
      this.move(now, reply.message, reply.retryAfterMs);
    } else if (this.deduplicated && reply.draining) {
      this.log.ended(now, `refused: ${reply.message}`);
      this.settle(now, { code: reply.code, message: reply.message, serverSaid: true, moves: true });
    } else {
      this.tryAgain(now, `refused: ${reply.message}`, reply.retryAfterMs);
    }
  }

  private onUnknown(now: number, reply: Reply): void {
    const neverArrived = this.lastKind === Kind.WAIT && reply.code === "NOT_FOUND" && !reply.settled;
    const mayRunAgain = !this.deduplicated && (reply.code === "UNAVAILABLE" || reply.code === "ABORTED");
    if (reply.code === "WRONG_SCOPE") {
      this.log.ended(now, "another reply store");
      this.otherStore(now);
    } else if (neverArrived || mayRunAgain) {
      this.tryAgain(now, reply.message, reply.retryAfterMs);
    } else {
      this.finishWith(now, reply, "UNKNOWN");
    }
  }

  // ---- silence and rest

  /** This server is dead or cut off. */
  private unanswered(now: number): void {
    const silence = `no reply from ${this.line.endpoint} within ${seconds(this.shared.policy.attemptTimeoutMs)}`;
    this.line.close();
    this.shared.endpoints.avoid(this.line.endpoint, now);
    this.tryAgain(now, silence, 0);
  }

  /** The attempt came to nothing, and another one may follow. */
  private tryAgain(now: number, why: string, atLeastMs: number): void {
    this.log.ended(now, why);
    this.line.release();
    if (this.log.sent >= this.shared.policy.maxAttempts) {
      this.giveUp(now, "UNAVAILABLE", why);
    } else {
      this.rest(now, atLeastMs);
    }
  }

  /** Nobody there to send to: another endpoint, or the same one later. Costs no attempt. */
  private notReached(now: number): void {
    this.line.close();
    this.shared.endpoints.avoid(this.line.endpoint, now);
    this.rest(now, 0);
  }

  private rest(now: number, atLeastMs: number): void {
    this.failures++;
    this.phase = "RESTING";
    this.timer = now + Math.max(backoff(this.shared.policy, this.failures, this.shared.random), atLeastMs);
  }

  private otherStore(now: number): void {
    this.foreign.add(this.line.endpoint);
    this.line.release();
    this.go(now);
  }

  /** Every endpoint answers, and none has the store that this call is bound to. */
  private storeIsGone(now: number): void {
    if (this.lastSentTo === undefined) {
      // Bound, but no copy was handed to a socket.
      this.shared.session.finish(this.request.sequence);
      this.identify();
      this.rest(now, 0);
      return;
    }
    const message = "the server that took the call is gone, another reply store answers in its place";
    this.verdict = { code: "UNAVAILABLE", message, serverSaid: false, moves: false };
    this.finish("UNKNOWN", now);
  }

  // ---- settling the outcome

  private giveUp(now: number, code: StatusName, message: string): void {
    this.settle(now, { code, message, serverSaid: false, moves: false });
  }

  /** Ends with the verdict once the server has said what became of all copies, or within one attempt timeout. */
  private settle(now: number, verdict: Verdict): void {
    this.verdict = verdict;
    if (this.lastSentTo === undefined) {
      this.finish("NOT_EXECUTED", now);
      return;
    }
    if (!this.deduplicated) {
      // It stops work that nobody waits for. No server remembers such calls, so its answer would say nothing.
      if (this.phase === "CALLING") {
        this.line.send(about(this.request, Kind.CANCEL));
      }
      this.finish("UNKNOWN", now);
      return;
    }
    this.settleBy = now + this.shared.policy.attemptTimeoutMs;
    this.timer = this.settleBy;
    if (this.line.held && this.phase === "CALLING") {
      this.sendCancel(now);
    } else if (this.line.held && this.phase === "PINGING") {
      this.phase = "SETTLING_PING";
    } else {
      this.reconnectToSettle(now);
    }
  }

  private reconnectToSettle(now: number): void {
    if (this.lastSentTo === undefined || !this.line.connect(this.lastSentTo)) {
      this.unsettled(now, `${this.line.endpoint} cannot be reached`);
      return;
    }
    if (this.line.peer()?.scope === this.request.scope) {
      this.sendCancel(now);
    } else {
      this.ping(now, "SETTLING_PING", this.settleBy);
    }
  }

  private sendCancel(now: number): void {
    this.phase = "SETTLING";
    this.timer = this.settleBy;
    const cancel = { ...about(this.request, Kind.CANCEL), timeoutMs: 1, beatMs: beatMs(this.shared.policy) };
    if (!this.line.send(this.shared.session.acknowledging(cancel, now))) {
      this.unsettled(now, "");
    }
  }

  private onSettlement(now: number, reply: Reply): void {
    const ofACopy =
      (reply.executed === "NO" && !reply.settled) || (reply.executed === "UNKNOWN" && reply.code === "NOT_FOUND");
    if (reply.working || ofACopy) {
      // It answers a copy that was sent before the CANCEL.
      return;
    }
    this.line.release();
    if (reply.executed === "NO" && this.verdict.moves) {
      this.move(now, this.verdict.message, 0);
    } else if (reply.executed === "NO") {
      this.finish("NOT_EXECUTED", now);
    } else if (reply.executed === "YES" && this.verdict.moves) {
      this.finishWith(now, reply, "EXECUTED");
    } else if (reply.executed === "YES") {
      this.finish("EXECUTED", now);
    } else {
      this.finish("UNKNOWN", now);
    }
  }

  private unsettled(now: number, why: string): void {
    this.line.close();
    if (this.verdict.moves && this.deadline > now) {
      // Nobody may place it elsewhere yet: try again where it is bound.
      this.shared.endpoints.avoid(this.line.endpoint, now);
      this.rest(now, 0);
      return;
    }
    if (why !== "") {
      this.verdict = { ...this.verdict, message: `${this.verdict.message}; ${why}`, moves: false };
    }
    this.finish("UNKNOWN", now);
  }

  /** It did not run in the old store and never will: it is placed anew. */
  private move(now: number, why: string, atLeastMs: number): void {
    this.line.release();
    if (this.log.sent >= this.shared.policy.maxAttempts) {
      this.verdict = { code: "UNAVAILABLE", message: why, serverSaid: true, moves: false };
      this.finish("NOT_EXECUTED", now);
      return;
    }
    this.shared.session.finish(this.request.sequence);
    this.identify();
    this.rest(now, atLeastMs);
  }

  // ---- the end

  /** Ends with the verdict. */
  private finish(outcome: Outcome, now: number): void {
    const { code, message, serverSaid } = this.verdict;
    this.end(now, code, outcome, message, serverSaid, undefined);
  }

  /** Ends with a reply. */
  private finishWith(now: number, reply: Reply, outcome: Outcome): void {
    this.log.ended(now, reply.code === "OK" ? "result" : `${reply.code}: ${reply.message}`);
    this.line.release();
    this.end(now, reply.code, outcome, reply.message, true, reply);
  }

  private end(
    now: number,
    code: StatusName,
    outcome: Outcome,
    message: string,
    serverSaid: boolean,
    reply: Reply | undefined,
  ): void {
    this.phase = "OVER";
    const { sequence } = this.request;
    if (outcome === "UNKNOWN" && this.deduplicated) {
      this.shared.session.finishUnknown(sequence, now + RETENTION_MS);
    } else {
      this.shared.session.finish(sequence);
    }
    const result: CallResult = {
      code,
      outcome,
      message: code === "OK" ? "" : this.log.told(message, sequence, outcome),
      serverSaid,
      reply,
      attempts: this.log.attempts,
      callId: callIdText(this.request),
    };
    this.line.done(result);
  }
}
