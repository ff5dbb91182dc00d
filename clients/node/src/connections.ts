import { Dealer } from "zeromq";
import { decodeReply, encodeRequest, Kind, MalformedFrameError, type Reply, type Request } from "./envelope.js";
import type { Peer } from "./peer.js";

/** What an envelope adds to the largest body: identities, numbers, 8 KiB of metadata. */
const ENVELOPE_BYTES = 64 * 1024;

/** How long the last words of a connection may take to leave. */
const LAST_WORDS_MS = 100;

const EMPTY_FRAME = new Uint8Array(0);

/** One DEALER to one server, used by one call at a time, and what its server told on it. */
export class Connection {
  readonly endpoint: string;
  user: ((reply: Reply) => void) | undefined;
  private readonly socket: Dealer;
  private known: Peer | undefined;
  private sending: Promise<void> = Promise.resolve();
  private lastKind: Kind = Kind.PING;
  private open = true;

  constructor(endpoint: string, maxMessageBytes: number) {
    this.endpoint = endpoint;
    this.socket = new Dealer({
      linger: 0,
      sendTimeout: 0,
      sendHighWaterMark: 1_000,
      maxMessageSize: maxMessageBytes + ENVELOPE_BYTES,
      reconnectInterval: 100,
      reconnectMaxInterval: 1_000,
      handshakeInterval: 2_000,
      tcpKeepalive: 1,
      tcpKeepaliveIdle: 60,
    });
    try {
      // ZeroMQ makes a lost connection again in silence, and another server may listen there by then.
      let up = false;
      this.socket.events.on("handshake", () => {
        up = true;
      });
      this.socket.events.on("disconnect", () => {
        if (up) {
          up = false;
          this.known = undefined;
        }
      });
      this.socket.connect(endpoint);
    } catch (error) {
      this.socket.close();
      throw error;
    }
    void this.receive();
  }

  get peer(): Peer | undefined {
    return this.known;
  }

  set peer(peer: Peer | undefined) {
    this.known = peer;
  }

  send(request: Request): boolean {
    if (!this.open) {
      return false;
    }
    this.lastKind = request.kind;
    const frame = encodeRequest(request);
    // One after the other, as ZeroMQ's binding asks. A frame that cannot be sent is silence to the call.
    this.sending = this.sending.then(() => this.socket.send([EMPTY_FRAME, frame])).catch(() => undefined);
    return true;
  }

  close(): void {
    if (!this.open) {
      return;
    }
    this.open = false;
    this.user = undefined;
    if (this.lastKind === Kind.CANCEL) {
      this.socket.linger = LAST_WORDS_MS;
      void this.sending.then(() => {
        this.socket.close();
      });
    } else {
      this.socket.close();
    }
  }

  private async receive(): Promise<void> {
    try {
      for await (const frames of this.socket) {
        const [delimiter, frame] = frames;
        if (frames.length === 2 && delimiter?.length === 0 && frame !== undefined) {
          this.received(frame);
        }
      }
    } catch (error) {
      if (this.open) {
        process.emitWarning(`connection to ${this.endpoint} failed: ${String(error)}`, "PrivateerWarning");
      }
    }
  }

  private received(frame: Uint8Array): void {
    let reply: Reply;
    try {
      reply = decodeReply(frame);
    } catch (error) {
      if (!(error instanceof MalformedFrameError)) {
        throw error;
      }
      process.emitWarning(`unreadable reply from ${this.endpoint}: ${error.message}`, "PrivateerWarning");
      return;
    }
    this.user?.(reply);
  }
}

/** A client's connections: in use by one call each, or idle and ready for the next. */
export class Connections {
  private readonly maxMessageBytes: number;
  private readonly idle = new Map<string, Connection[]>();

  constructor(maxMessageBytes: number) {
    this.maxMessageBytes = maxMessageBytes;
  }

  /** An idle connection, the one used last, or a new one; `undefined` if none can be had. */
  take(endpoint: string, user: (reply: Reply) => void): Connection | undefined {
    let connection = this.idle.get(endpoint)?.pop();
    if (connection === undefined) {
      try {
        connection = new Connection(endpoint, this.maxMessageBytes);
      } catch (error) {
        process.emitWarning(`no connection to ${endpoint}: ${String(error)}`, "PrivateerWarning");
        return undefined;
      }
    }
    connection.user = user;
    return connection;
  }

  release(connection: Connection): void {
    connection.user = undefined;
    const free = this.idle.get(connection.endpoint);
    if (free === undefined) {
      this.idle.set(connection.endpoint, [connection]);
    } else {
      free.push(connection);
    }
  }

  /** An idle connection to this endpoint, which stays idle; `undefined` if there is none. */
  idleTo(endpoint: string): Connection | undefined {
    return this.idle.get(endpoint)?.at(-1);
  }

  closeIdle(): void {
    for (const free of this.idle.values()) {
      for (const connection of free) {
        connection.close();
      }
    }
    this.idle.clear();
  }
}
