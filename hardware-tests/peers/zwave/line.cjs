// The serial line to the stick, on tcp: any chunking, checksums, and faults that are ordered.
"use strict";
const net = require("node:net");
const { SerialAPIParser, ZWaveSerialFrameType } = require("@zwave-js/serial");

const NAK = 0x15;
const CAN = 0x18;

const hasGoodChecksum = (frame) => frame.subarray(1).reduce((sum, octet) => sum ^ octet, 0xff) === 0;

/** What an ordered fault makes of a frame: true when the stick never sees it. */
function spoiled(frame, line) {
  if (!hasGoodChecksum(frame)) {
    line.socket.write(Uint8Array.of(NAK));
    return true;
  }
  if (!(line.fault?.count > 0)) return false;
  line.fault.count--;
  if (line.fault.mode !== "silent") line.socket.write(Uint8Array.of(line.fault.mode === "can" ? CAN : NAK));
  return true;
}

/** A new host owes no ACKs, and interrupts no conversation. */
function forgetLastHost(stick) {
  for (const awaited of stick.expectedHostACKs.splice(0)) awaited.resolve();
  stick.state.delete("communicationState");
  stick.state.delete("inclusionState");
}

/** Serves one host at a time; the stick wants whole frames, a stream promises none. */
function serialServer(stick, toStick, line, log) {
  return net.createServer((socket) => {
    if (line.socket) return void socket.destroy();
    line.socket = socket;
    forgetLastHost(stick);
    socket.setNoDelay(true);
    const parser = new SerialAPIParser();
    const writer = parser.writable.getWriter();
    const frames = new WritableStream({
      write({ type, data }) {
        if (type !== ZWaveSerialFrameType.SerialAPI) return;
        if (typeof data !== "number" && spoiled(data, line)) return;
        void toStick.write(typeof data === "number" ? Uint8Array.of(data) : data).catch(log);
      },
    });
    void parser.readable.pipeTo(frames).catch(() => {});
    socket.on("data", (chunk) => void writer.write(chunk).catch(() => {}));
    socket.on("error", () => {});
    socket.on("close", () => {
      if (line.socket === socket) line.socket = undefined;
      void writer.abort().catch(() => {});
    });
  });
}

module.exports = { serialServer };
