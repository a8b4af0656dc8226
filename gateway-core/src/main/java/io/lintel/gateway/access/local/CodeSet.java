package io.lintel.gateway.access.local;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.util.Optional;

/**
 * Which set of codes a door has, without telling the codes.
 *
 * @param revision grows whenever the set differs from what it was, over restarts too
 * @param digest keyed, equal for equal sets
 * @param codes how many
 */
record CodeSet(long revision, String digest, int codes) {

  /** The set as it is now, after what was kept of it. */
  static CodeSet after(Optional<CodeSet> kept, String digest, int codes) {
    return kept.filter(same -> same.digest.equals(digest) && same.codes == codes)
        .orElseGet(() -> new CodeSet(kept.map(CodeSet::revision).orElse(0L) + 1, digest, codes));
  }

  Bytes toJson() {
    return Json.write(
        Json.object().put("revision", revision).put("digest", digest).put("codes", codes));
  }

  static Optional<CodeSet> read(Bytes json) {
    return Json.read(json)
        .map(
            kept ->
                new CodeSet(
                    kept.path("revision").asLong(),
                    kept.path("digest").asText(),
                    kept.path("codes").asInt()));
  }
}
