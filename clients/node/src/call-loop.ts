import { randomBytes } from "node:crypto";
import { Acknowledgements } from "./acknowledgements.js";
import { type CallId, callIdText } from "./call-id.js";
import type { Settings } from "./client-options.js";
import { type Connection, Connections } from "./connections.js";
import { Endpoints } from "./endpoints.js";
import { Kind, newNonce, newPing, type Request } from "./envelope.js";
import { randomId } from "./id.js";
import { LazyPirate, type Shared } from "./lazy-pirate.js";
import type { CallResult, Line } from "./line.js";
import type { Peer } from "./peer.js";
import { Resolver } from "./resolver.js";
import { RetryBudget } from "./retry-policy.js";
import { Session } from "./session.js";
import type { StatusName } from "./status.js";

/** How long a closing client waits for the answers to its last words. */
const FAREWELL_MS = 100;

/** The longest delay that a timer takes. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A call from its submission to its end. */
export interface PendingCall {
  readonly request: Request;
  readonly idempotent: boolean;
  /** The call that it asks about, if it is no call itself. */
  readonly question?: CallId;
  /** When its caller stops waiting. */
  readonly deadline: number;
  readonly end: (result: CallResult) => void;
}

/** A client's calls under way, their connections and their one timer. All decisions are those of `LazyPirate`. */
export class CallLoop {
  private readonly settings: Settings;
  private readonly shared: Shared;
  private readonly connections: Connections;
  private readonly acknowledgements = new Acknowledgements();
  private readonly running = new Map<PendingCall, RunningCall>();
  private readonly waiting = new Set<PendingCall>();
  private timer: NodeJS.Timeout | undefined;
  private closing = false;
  private idle: (() => void) | undefined;

  constructor(settings: Settings) {
    const now = performance.now();
    this.settings = settings;
    this.shared = {
      policy: settings.policy,
      session: new Session(randomId()),
      budget: new RetryBudget(settings.retryShare, settings.retriesPerSecond, now),
      endpoints: new Endpoints(settings.endpoints),
      random: () => randomBytes(4).readUInt32LE() / 2 ** 32,
    };
    this.connections = new Connections(settings.maxMessageBytes);
  }

  submit(call: PendingCall): void {
    if (this.closing) {
      notSent(call, "CANCELLED", "the client is closed");
    } else if (this.running.size < this.settings.maxConcurrentCalls) {
      this.begin(call);
    } else if (this.waiting.size < this.settings.maxWaitingCalls) {
      this.waiting.add(call);
    } else {
      const limits = `maxConcurrentCalls = ${this.settings.maxConcurrentCalls} are under way`;
      notSent(call, "RESOURCE_EXHAUSTED", `${limits} and maxWaitingCalls = ${this.settings.maxWaitingCalls} wait`);
    }
    this.schedule();
  }

  cancel(call: PendingCall): void {
    const running = this.running.get(call);
    if (running !== undefined) {
      running.machine.cancel(performance.now());
    } else if (this.waiting.delete(call)) {
      notSent(call, "CANCELLED", "cancelled by the caller");
    }
    this.schedule();
  }

  /** Cancels all calls, waits for their outcomes and says farewell to the servers. */
  async close(): Promise<void> {
    this.closing = true;
    for (const call of [...this.waiting, ...this.running.keys()]) {
      this.cancel(call);
    }
    if (this.running.size > 0) {
      await new Promise<void>((resolve) => (this.idle = resolve));
    }
    await this.farewell();
    clearTimeout(this.timer);
    this.connections.closeIdle();
  }

  private begin(call: PendingCall): void {
    const now = performance.now();
    const left = call.deadline - now;
    if (left <= 0) {
      notSent(call, "DEADLINE_EXCEEDED", "the deadline passed before the call was sent");
      return;
    }
    const running = new RunningCall(call, this.connections, this.acknowledgements, (result) => {
      this.running.delete(call);
      call.end(result);
      this.beginWaiting();
    });
    running.machine =
      call.question === undefined
        ? new LazyPirate(this.shared, running, call.request, call.idempotent, left, now)
        : new Resolver(this.shared, running, call.question, left, now);
    running.onEvent = () => {
      this.schedule();
    };
    this.running.set(call, running);
    running.machine.start(now);
  }

  private beginWaiting(): void {
    for (const call of this.waiting) {
      if (this.running.size >= this.settings.maxConcurrentCalls) {
        break;
      }
      this.waiting.delete(call);
      this.begin(call);
    }
    if (this.running.size === 0) {
      this.idle?.();
    }
  }

  // ---- time

  private schedule(): void {
    clearTimeout(this.timer);
    let next = this.acknowledgements.nextTime();
    for (const call of this.running.values()) {
      next = Math.min(next, call.machine.nextTime());
    }
    for (const call of this.waiting) {
      next = Math.min(next, call.deadline);
    }
    if (next !== Infinity) {
      const delay = Math.min(LONGEST_TIMER_MS, Math.max(0, Math.ceil(next - performance.now())));
      this.timer = setTimeout(() => {
        this.onTime();
      }, delay);
    }
  }

  private onTime(): void {
    const now = performance.now();
    for (const call of [...this.running.values()]) {
      call.machine.onTime(now);
    }
    for (const call of this.waiting) {
      if (call.deadline <= now) {
        this.waiting.delete(call);
        const limit = `maxConcurrentCalls = ${this.settings.maxConcurrentCalls}`;
        notSent(call, "DEADLINE_EXCEEDED", `no connection came free within the deadline: ${limit}`);
      }
    }
    void this.acknowledge(this.acknowledgements.due(now), now);
    this.schedule();
  }

  // ---- what servers may forget

  /** Tells servers what is finished, so that they free it, and a draining one can end. Resolves when they answered. */
  private acknowledge(endpoints: readonly string[], now: number): Promise<unknown> {
    const answers = endpoints.map((endpoint) => {
      this.acknowledgements.told(endpoint);
      const connection = this.connections.idleTo(endpoint);
      const ping = newPing(this.shared.session.client, newNonce(this.shared.random));
      if (connection?.send(this.shared.session.acknowledging(ping, now)) !== true) {
        return Promise.resolve();
      }
      return new Promise<void>((resolve) => {
        connection.user = () => {
          resolve();
        };
      });
    });
    return Promise.all(answers);
  }

  private async farewell(): Promise<void> {
    let patience: NodeJS.Timeout | undefined;
    const longEnough = new Promise((resolve) => (patience = setTimeout(resolve, FAREWELL_MS)));
    await Promise.race([this.acknowledge(this.acknowledgements.all(), performance.now()), longEnough]);
    clearTimeout(patience);
  }
}

/** A call under way: the machine, and the connection that it holds. */
class RunningCall implements Line {
  machine!: LazyPirate | Resolver;
  onEvent: () => void = () => undefined;
  private readonly pending: PendingCall;
  private readonly connections: Connections;
  private readonly acknowledgements: Acknowledgements;
  private readonly ended: (result: CallResult) => void;
  private connection: Connection | undefined;
  /** Where it was sent last. */
  private sentTo: string | undefined;

  constructor(
    pending: PendingCall,
    connections: Connections,
    acknowledgements: Acknowledgements,
    ended: (result: CallResult) => void,
  ) {
    this.pending = pending;
    this.connections = connections;
    this.acknowledgements = acknowledgements;
    this.ended = ended;
  }

  connect(endpoint: string): boolean {
    this.connection = this.connections.take(endpoint, (reply) => {
      this.machine.onReply(performance.now(), reply);
      this.onEvent();
    });
    return this.connection !== undefined;
  }

  peer(): Peer | undefined {
    return this.connection?.peer;
  }

  learned(peer: Peer): void {
    if (this.connection !== undefined) {
      this.connection.peer = peer;
    }
  }

  send(request: Request): boolean {
    if (this.connection === undefined) {
      return false;
    }
    const { endpoint } = this.connection;
    this.acknowledgements.told(endpoint);
    if (request.kind !== Kind.PING && endpoint !== this.sentTo) {
      // It moved, and is finished where it was before.
      this.owe();
      this.sentTo = endpoint;
    }
    return this.connection.send(request);
  }

  release(): void {
    if (this.connection !== undefined) {
      this.connections.release(this.connection);
      this.connection = undefined;
    }
  }

  close(): void {
    this.connection?.close();
    this.connection = undefined;
  }

  done(result: CallResult): void {
    this.owe();
    this.ended(result);
  }

  private owe(): void {
    if (this.sentTo !== undefined && !this.pending.idempotent) {
      this.acknowledgements.owed(this.sentTo, performance.now());
    }
  }
}

function notSent(call: PendingCall, code: StatusName, message: string): void {
  const nothing = { code, serverSaid: false, reply: undefined, attempts: [] };
  if (call.question === undefined) {
    const told = `${message} (${call.request.method}). Outcome: NOT_EXECUTED, nothing was sent`;
    call.end({ ...nothing, outcome: "NOT_EXECUTED", message: told, callId: undefined });
  } else {
    // That nobody was asked says nothing of the call.
    const told = `${message}, no server was asked`;
    call.end({ ...nothing, outcome: "UNKNOWN", message: told, callId: callIdText(call.question) });
  }
}
