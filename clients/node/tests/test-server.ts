import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { createInterface } from "node:readline";

/** The Java servers and broken networks that clients are tested against, in a process of their own. */
export class TestServer {
  private readonly process: ChildProcessByStdio<Writable, Readable, null>;
  private readonly lines: AsyncIterator<string>;

  constructor() {
    this.process = spawn("../testserver/run", { stdio: ["pipe", "pipe", "inherit"] });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  /** Gives one order and takes its answer. */
  async order(line: string): Promise<string> {
    this.process.stdin.write(`${line}\n`);
    const answer = await this.lines.next();
    if (answer.done === true) {
      throw new Error(`the test server ended at: ${line}`);
    }
    return answer.value;
  }

  async executions(text: string): Promise<number> {
    return Number(await this.order(`executions ${text}`));
  }

  close(): void {
    this.process.stdin.end();
  }
}
