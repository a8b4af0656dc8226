package io.lintel.gateway.credential;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.CommitResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Records that come from an installer's file. On the loop alone. */
final class Intake {

  private final Workshop workshop;
  private final CredentialBook book;

  Intake(Workshop workshop, CredentialBook book) {
    this.workshop = workshop;
    this.book = book;
  }

  /**
   * Takes all that can be taken, in one transaction.
   *
   * @param records a JSON object with the array {@code records}
   */
  void take(Bytes records, Consumer<Taken> then) {
    Map<UUID, Credential> wanted = new LinkedHashMap<>();
    List<String> refused = new ArrayList<>();
    int place = 0;
    for (var record : Json.read(records).orElseGet(Json::object).path("records")) {
      try {
        var credential = read(record, wanted.size());
        wanted.put(credential.id(), credential);
      } catch (BadCredential e) {
        refused.add("record %d: %s".formatted(place, e.words()));
      }
      place++;
    }
    workshop.commit(
        wanted.values().stream().map(CredentialBook::write).toList(),
        result -> then.accept(ended(List.copyOf(wanted.values()), refused, result)));
  }

  private Credential read(JsonNode record, int alreadyNew) throws BadCredential {
    boolean method = record.has(Kind.ACCESS_METHOD.idField());
    var kind = method ? Kind.ACCESS_METHOD : Kind.ACS_CREDENTIAL;
    var credential = CredentialJson.read(kind, record, workshop.time().wall());
    var known = book.find(kind, credential.id());
    if (known.isEmpty() && !book.hasRoom(alreadyNew + 1)) {
      throw new BadCredential("the box knows as many credentials as it can");
    }
    return known.map(old -> old.updatedBy(credential)).orElse(credential);
  }

  private Taken ended(List<Credential> wanted, List<String> refused, CommitResult result) {
    return switch (result) {
      case CommitResult.Committed _ -> {
        wanted.forEach(book::put);
        yield new Taken(wanted.size(), refused);
      }
      case CommitResult.Failed failed -> {
        var all = new ArrayList<>(refused);
        all.add("nothing could be stored: " + failed.message());
        yield new Taken(0, all);
      }
    };
  }
}
