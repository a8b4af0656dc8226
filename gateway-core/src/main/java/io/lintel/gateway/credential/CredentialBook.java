package io.lintel.gateway.credential;

import io.lintel.gateway.access.CanonicalCard;
import io.lintel.gateway.access.CardBook;
import io.lintel.gateway.access.DoorCard;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.Write;
import io.lintel.spi.CardNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The credentials that the box knows, in memory; the store has them too. On the loop alone. */
final class CredentialBook implements CardBook {

  static final String PREFIX = "credential/record/";

  /** Far above any building; what comes after it is refused with words. */
  static final int RECORDS_MAX = 100_000;

  private final Map<String, Credential> byKey = new LinkedHashMap<>();
  private final Map<UUID, Set<String>> byDoor = new HashMap<>();
  private final Map<CanonicalCard, Set<String>> byCard = new HashMap<>();
  private final List<Consumer<UUID>> listeners = new ArrayList<>();
  private final Supplier<Instant> floor;

  /**
   * An empty book.
   *
   * @param floor the earliest that it can be now: what ended before it has surely ended
   */
  CredentialBook(Supplier<Instant> floor) {
    this.floor = floor;
  }

  Optional<Credential> find(Kind kind, UUID id) {
    return Optional.ofNullable(byKey.get(key(kind, id)));
  }

  /** Which credential this card was written with. */
  Optional<Credential> onCard(CardNumber card) {
    return withNumber(card).filter(one -> one.isOn(card)).findFirst();
  }

  /** Whose number this is, however the reader tells it. */
  Optional<Credential> byNumber(CardNumber read) {
    return withNumber(read).findFirst();
  }

  private Stream<Credential> withNumber(CardNumber read) {
    return CanonicalCard.of(read).stream().flatMap(card -> all(byCard.get(card)));
  }

  boolean hasRoom(int more) {
    return byKey.size() + more <= RECORDS_MAX;
  }

  /** Takes up what was stored; one that cannot be read is told by its key. */
  List<String> load(List<Blob> blobs, Instant now) {
    var unreadable = new ArrayList<String>();
    for (var blob : blobs) {
      try {
        put(stored(blob, now));
      } catch (BadCredential e) {
        unreadable.add(blob.key() + ": " + e.words());
      }
    }
    return unreadable;
  }

  private static Credential stored(Blob blob, Instant now) throws BadCredential {
    var json = Json.read(blob.value()).orElseGet(Json::object);
    var kind = json.has(Kind.ACCESS_METHOD.idField()) ? Kind.ACCESS_METHOD : Kind.ACS_CREDENTIAL;
    return CredentialJson.read(kind, json, now);
  }

  /** Puts one in its place, and tells the doors. */
  void put(Credential credential) {
    var key = key(credential.kind(), credential.id());
    var before = Optional.ofNullable(byKey.put(key, credential));
    before.ifPresent(old -> forget(key, old));
    index(key, credential);
    Set<UUID> doors = new LinkedHashSet<>(credential.doors());
    before.ifPresent(old -> doors.addAll(old.doors()));
    listeners.forEach(listener -> doors.forEach(listener));
  }

  private void index(String key, Credential one) {
    one.doors().forEach(door -> byDoor.computeIfAbsent(door, _ -> new LinkedHashSet<>()).add(key));
    numbers(one).forEach(card -> byCard.computeIfAbsent(card, _ -> new LinkedHashSet<>()).add(key));
  }

  private void forget(String key, Credential one) {
    one.doors().forEach(door -> byDoor.computeIfPresent(door, (_, keys) -> without(keys, key)));
    numbers(one).forEach(card -> byCard.computeIfPresent(card, (_, keys) -> without(keys, key)));
  }

  private static @Nullable Set<String> without(Set<String> keys, String key) {
    keys.remove(key);
    return keys.isEmpty() ? null : keys;
  }

  private Stream<Credential> all(@Nullable Set<String> keys) {
    return Stream.ofNullable(keys)
        .flatMap(Set::stream)
        .flatMap(key -> Stream.ofNullable(byKey.get(key)));
  }

  static Write write(Credential credential) {
    var value = Json.write(CredentialJson.write(credential));
    return new Write.PutBlob(new Blob(PREFIX + key(credential.kind(), credential.id()), value));
  }

  @Override
  public Stream<DoorCard> of(UUID guardedDevice) {
    return all(byDoor.get(guardedDevice))
        .filter(one -> !one.isDeleted())
        .filter(one -> one.endsAt().filter(end -> !end.isAfter(floor.get())).isEmpty())
        .flatMap(CredentialBook::cards);
  }

  @Override
  public void onChange(Consumer<UUID> device) {
    listeners.add(device);
  }

  private static Stream<DoorCard> cards(Credential one) {
    return numbers(one).map(card -> new DoorCard(one.id(), card, one.startsAt(), one.endsAt()));
  }

  /** Its own number, and the identifier of the card that it was put on. */
  private static Stream<CanonicalCard> numbers(Credential one) {
    return Stream.of(one.number(), one.issued().flatMap(Credential.Issue::card))
        .flatMap(Optional::stream)
        .flatMap(number -> CanonicalCard.of(number).stream())
        .distinct();
  }

  private static String key(Kind kind, UUID id) {
    return kind.wireName() + "/" + id;
  }
}
