#!/usr/bin/env node
// Validates what a gateway published against the published schemas, in both versions.
//
//   node validate.mjs < captured.jsonl
//
// Each line is {"kind": "attempt" | "event", "message": <payload as published>}. Every problem is
// one JSON line on standard output; the last line is the summary. Status 1: there were problems.
import { createInterface } from "node:readline"
import { schemas as current } from "@seamapi/types/connect"
import { schemas as seed } from "seam-types-seed/connect"

// `remote` replaced `seamapi` between the two versions, and `card` came; a consumer of the old one is told so.
const oldMethods = { remote: "seamapi", card: "unknown" }
const oldMethod = (event) =>
  event.method in oldMethods ? { ...event, method: oldMethods[event.method] } : event
const asIs = (value) => value

// Words for what happens at an encoder that came after 1.424.0; its consumers know the catch-all alone.
const LATER = ["encoder_not_online", "encoder_communication_timeout", "bridge_disconnected", "encoding_interrupted", "credential_deleted"]
const oldError = (attempt) =>
  ["SCAN_CREDENTIAL", "ENCODE_CREDENTIAL"].includes(attempt?.action_type) && LATER.includes(attempt.error?.type)
    ? { ...attempt, error: { ...attempt.error, type: "uncategorized_error" } }
    : attempt

const versions = [
  { version: "1.977.0", schemas: current, event: asIs, attempt: asIs, gone: ["ENCODE_ACCESS_METHOD"] },
  { version: "1.424.0", schemas: seed, event: oldMethod, attempt: oldError, gone: [] },
]

// The gateway's own event names: outside the published vocabulary, each with a schema of our own.
const isGatewaysOwn = (event) => event.event_type?.startsWith("gateway.") ?? false

const summary = { attempts: 0, events: 0, skipped: {}, problems: 0 }

const check = (schema, value, about) => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return
  summary.problems++
  console.log(JSON.stringify({ ...about, issues: flat(parsed.error.issues), value }))
}

// A union answers with the issues of every branch: the branch with the fewest is the one meant.
const flat = (issues) =>
  issues.flatMap((issue) =>
    issue.code === "invalid_union"
      ? flat(issue.unionErrors.map((error) => error.issues).sort((a, b) => weight(a) - weight(b))[0])
      : [`${issue.path.join(".")}: ${issue.message}`],
  )
const weight = (issues) => issues.reduce((sum, issue) => sum + (issue.path[0] === "action_type" ? 100 : 1), 0)

const skip = (name) => (summary.skipped[name] = (summary.skipped[name] ?? 0) + 1)

// Answered under the name that the sender used, which no schema can know: known by how they ended.
const endedAsUnknownType = new Set()
const noteUnknownType = ({ kind, message }) => {
  const attempt = kind === "attempt" ? message.action_attempt : undefined
  if (attempt?.error?.type === "unknown_action_type") endedAsUnknownType.add(attempt.action_attempt_id)
}

const checkAttempt = (attempt) => {
  summary.attempts++
  if (endedAsUnknownType.has(attempt?.action_attempt_id)) return skip("unknown_action_type")
  for (const { version, schemas, attempt: given, gone } of versions) {
    if (gone.includes(attempt?.action_type)) skip(`${attempt.action_type} in ${version}`)
    else check(schemas.action_attempt, given(attempt), { version, kind: "attempt" })
    checkCode(schemas, version, attempt?.result?.access_code)
  }
  checkResult(attempt)
}

// What an attempt made is told whole: its published object is checked as such.
const RESULTS = {
  CREATE_ACCESS_CODE: "access_code",
  UPDATE_ACCESS_CODE: "access_code",
  CREATE_NOISE_THRESHOLD: "noise_threshold",
  UPDATE_NOISE_THRESHOLD: "noise_threshold",
}
const checkResult = ({ action_type, status, result }) => {
  const name = RESULTS[action_type]
  if (status !== "success" || name === undefined) return
  for (const { version, schemas } of versions) {
    check(schemas[name], result?.[name], { version, kind: "result" })
  }
}

// The attempt's own schema lets any object pass as one.
const checkCode = (schemas, version, code) => {
  if (code) check(schemas.access_code, code, { version, kind: "access_code" })
}

// Published after the seed's version; a consumer of that one ignores them, as it must any it does not know.
const NEWER = ["mutations_requested", "name_changed", "code_changed", "time_frame_changed"].map(
  (name) => `access_code.${name}`,
)

const checkEvent = (message) => {
  summary.events++
  for (const { version, schemas, event } of versions) {
    if (schemas === seed && NEWER.includes(message.event_type)) skip(`${message.event_type} in ${version}`)
    else check(schemas.seam_event, event(message), { version, kind: "event" })
  }
}

const validate = ({ kind, message }) => {
  if (kind === "attempt") checkAttempt(message.action_attempt)
  else if (kind === "event" && isGatewaysOwn(message)) skip(message.event_type)
  else if (kind === "event") checkEvent(message)
  else throw new Error(`neither attempt nor event: ${kind}`)
}

const captured = []
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() !== "") captured.push(JSON.parse(line))
}
captured.forEach(noteUnknownType)
captured.forEach(validate)
console.log(JSON.stringify(summary))
process.exitCode = summary.problems === 0 ? 0 : 1
