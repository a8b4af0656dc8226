// How a node of the house speaks by itself: with its best key, as a real one would.
"use strict";
const { createMockZWaveRequestFrame } = require("@zwave-js/testing");
const { SecurityClass } = require("@zwave-js/core");
const cc = require("@zwave-js/cc");

const NONCE_LIMIT_MILLIS = 2000;
const SPAN_SET_UP = 3;

const transmit = (node, command) =>
  node.sendToController(createMockZWaveRequestFrame(command, { ackRequested: false }));

/** Asks the host for a nonce and waits for it. */
async function nonceFor(node, question, isAnswer) {
  const answered = node.expectControllerFrame((frame) => frame.type === 0 && isAnswer(frame.payload), { timeout: NONCE_LIMIT_MILLIS });
  await transmit(node, question);
  return (await answered).payload;
}

async function byS2(node, host, command) {
  const manager = node.securityManagers.securityManager2;
  if (manager.getSPANState(host).type !== SPAN_SET_UP)
    await nonceFor(node, new cc.Security2CCNonceGet({ nodeId: host }), (said) => said instanceof cc.Security2CCNonceReport && said.SOS);
  return cc.Security2CC.encapsulate(command, node.id, node.securityManagers);
}

async function byS0(node, host, command) {
  const report = await nonceFor(node, new cc.SecurityCCNonceGet({ nodeId: host }), (said) => said instanceof cc.SecurityCCNonceReport);
  const sealed = cc.SecurityCC.encapsulate(node.id, node.securityManagers.securityManager, command);
  sealed.nonce = report.nonce;
  return sealed;
}

/** Sends a command that nobody asked for. */
async function say(node, command) {
  const host = node.controller.ownNodeId;
  const best = node.encodingContext.getHighestSecurityClass(node.id);
  const { securityManager, securityManager2 } = node.securityManagers;
  if (best === SecurityClass.S0_Legacy && securityManager) return transmit(node, await byS0(node, host, command));
  if (best !== undefined && best !== SecurityClass.None && securityManager2) return transmit(node, await byS2(node, host, command));
  return transmit(node, command);
}

module.exports = { say, transmit };
