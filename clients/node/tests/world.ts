import assert from "node:assert/strict";
import type { CallId } from "../src/call-id.js";
import { Endpoints } from "../src/endpoints.js";
import { Kind, newCall, type Reply, type Request } from "../src/envelope.js";
import { LazyPirate, type Shared } from "../src/lazy-pirate.js";
import type { CallResult, Line } from "../src/line.js";
import type { Peer } from "../src/peer.js";
import { Resolver } from "../src/resolver.js";
import { RetryBudget } from "../src/retry-policy.js";
import { Session } from "../src/session.js";

interface WorldOptions {
  readonly random?: () => number;
  readonly maxAttempts?: number;
  readonly share?: number;
  readonly perSecond?: number;
}

/** One call at a time in a world without sockets and with a clock that only tests move. */
export class World implements Line {
  readonly sent: Request[] = [];
  readonly closed: string[] = [];
  readonly released: string[] = [];
  endpoint = "";
  over: CallResult | undefined;
  now = 1_000;
  machine!: LazyPirate | Resolver;
  readonly shared: Shared;
  private readonly peers = new Map<string, Peer>();
  private connected = false;

  constructor(endpoints: readonly string[], options: WorldOptions = {}) {
    this.shared = {
      policy: {
        attemptTimeoutMs: 1_000,
        maxAttempts: options.maxAttempts ?? 5,
        backoffBaseMs: 50,
        backoffCapMs: 1_000,
      },
      session: new Session("cc"),
      budget: new RetryBudget(options.share ?? 0.2, options.perSecond ?? 10, this.now),
      endpoints: new Endpoints(endpoints),
      random: options.random ?? (() => 0.5),
    };
  }

  // ---- the caller

  place(timeout = 10_000): void {
    this.begin("shop.Orders/Place", false, timeout);
  }

  find(timeout = 10_000): void {
    this.begin("shop.Orders/Find", true, timeout);
  }

  private begin(method: string, idempotent: boolean, timeout: number): void {
    this.over = undefined;
    const request = newCall(method, Uint8Array.of(8, 1), {});
    this.machine = new LazyPirate(this.shared, this, request, idempotent, timeout, this.now);
    this.machine.start(this.now);
  }

  ask(id: CallId, timeout = 5_000): void {
    this.over = undefined;
    this.machine = new Resolver(this.shared, this, id, timeout, this.now);
    this.machine.start(this.now);
  }

  cancel(): void {
    this.machine.cancel(this.now);
  }

  result(): CallResult {
    if (this.over === undefined) {
      throw new Error("the call is not over");
    }
    return this.over;
  }

  // ---- time

  untilNext(): number {
    return this.machine.nextTime() - this.now;
  }

  advanceToNext(): void {
    this.now = Math.max(this.now, this.machine.nextTime());
    this.machine.onTime(this.now);
  }

  /** Lets so much time pass, with all that happens in it. */
  advance(ms: number): void {
    const until = this.now + ms;
    while (this.over === undefined && this.machine.nextTime() <= until) {
      this.advanceToNext();
    }
    this.now = until;
  }

  // ---- the server

  pong(pong: Partial<Reply> & { maxMessageBytes?: bigint; retentionMs?: bigint } = {}): void {
    const server = { maxMessageBytes: pong.maxMessageBytes ?? 0n, retentionMs: pong.retentionMs ?? 600_000n };
    this.reply({ executed: "NO", scope: "aa", storeMs: 1n, ...pong, sequence: this.last().sequence, server });
  }

  reply(reply: Partial<Reply>): void {
    const request = this.sent.filter((sent) => sent.kind !== Kind.PING).at(-1);
    this.machine.onReply(this.now, {
      client: "cc",
      sequence: request?.sequence ?? 1n,
      code: "OK",
      message: "",
      detail: undefined,
      executed: "UNKNOWN",
      working: false,
      draining: false,
      retryAfterMs: 0,
      scope: request?.scope === "" ? "aa" : (request?.scope ?? "aa"),
      storeMs: 1n,
      metadata: {},
      body: new Uint8Array(0),
      server: undefined,
      settled: false,
      ...reply,
    });
  }

  last(): Request {
    const request = this.sent.at(-1);
    if (request === undefined) {
      throw new Error("nothing was sent");
    }
    return request;
  }

  sentKinds(): Kind[] {
    return this.sent.map((request) => request.kind);
  }

  sequences(): bigint[] {
    return this.sent.filter((request) => request.kind !== Kind.PING).map((request) => request.sequence);
  }

  // ---- the line

  connect(endpoint: string): boolean {
    this.endpoint = endpoint;
    this.connected = true;
    return true;
  }

  peer(): Peer | undefined {
    return this.peers.get(this.endpoint);
  }

  learned(peer: Peer): void {
    this.peers.set(this.endpoint, peer);
  }

  send(request: Request): boolean {
    this.sent.push(request);
    return true;
  }

  release(): void {
    this.disconnect();
    this.released.push(this.endpoint);
  }

  close(): void {
    this.disconnect();
    this.closed.push(this.endpoint);
    this.peers.delete(this.endpoint);
  }

  /** What was given back is another call's. */
  private disconnect(): void {
    assert.ok(this.connected);
    this.connected = false;
  }

  done(result: CallResult): void {
    this.over = result;
  }
}
