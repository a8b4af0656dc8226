package io.lintel.gateway.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Json;
import java.util.List;
import java.util.function.Predicate;

/** Errors and warnings of a code, as published. Pure. */
final class Troubles {

  private Troubles() {}

  static List<ObjectNode> errors(AccessCode code) {
    return all(code, Trouble.Kind::isError);
  }

  static List<ObjectNode> warnings(AccessCode code) {
    return all(code, kind -> !kind.isError());
  }

  private static List<ObjectNode> all(AccessCode code, Predicate<Trouble.Kind> which) {
    return code.troubles().stream()
        .filter(trouble -> which.test(trouble.kind()))
        .map(Troubles::node)
        .toList();
  }

  private static ObjectNode node(Trouble trouble) {
    var isError = trouble.kind().isError();
    var json =
        Json.object()
            .put(isError ? "error_code" : "warning_code", trouble.kind().code())
            .put("message", trouble.message())
            .put("created_at", Iso.text(trouble.since()));
    if (isError) {
      json.put("is_access_code_error", true);
    }
    trouble.facts().forEach(json::put);
    return json;
  }
}
