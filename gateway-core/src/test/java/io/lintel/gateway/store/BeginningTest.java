package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.gateway.store.Beginning.Continue;
import io.lintel.gateway.store.Beginning.Found;
import io.lintel.gateway.store.Beginning.NewEpoch;
import io.lintel.gateway.store.Beginning.NewStore;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BeginningTest {

  private static final UUID OURS = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);
  private static final UUID NEW = new UUID(0, 3);

  @Test
  void with_nothing_there_a_first_epoch_begins_that_may_not_be_the_first() {
    assertEquals(
        new NewStore(new Identity(NEW, 1, 1, false), Optional.empty()),
        decide(Optional.empty(), Optional.empty()));
  }

  @Test
  void a_database_and_a_file_of_the_same_start_go_on() {
    assertEquals(
        new Continue(new Identity(OURS, 3, 8, true)), decide(found(OURS, 3, 7), file(OURS, 3, 7)));
  }

  @Test
  void power_cut_between_database_and_file_of_a_start_is_no_copy_put_back() {
    assertEquals(
        new Continue(new Identity(OURS, 3, 9, true)), decide(found(OURS, 3, 8), file(OURS, 3, 7)));
  }

  @Test
  void power_cut_between_database_and_file_of_a_new_store_is_no_copy_put_back() {
    Optional<Found> successor =
        Optional.of(new Found(new Identity(NEW, 4, 1, true), Optional.of(OURS)));
    assertInstanceOf(Continue.class, decide(successor, file(OURS, 3, 7)));
  }

  @Test
  void power_cut_between_database_and_file_of_a_raised_epoch_is_no_copy_put_back() {
    assertInstanceOf(Continue.class, decide(found(OURS, 9, 1), file(OURS, 1, 1)));
  }

  @Test
  void a_lost_file_is_written_again() {
    assertEquals(
        new Continue(new Identity(OURS, 3, 8, true)), decide(found(OURS, 3, 7), Optional.empty()));
  }

  @Test
  void a_lost_database_begins_the_next_epoch() {
    assertEquals(
        new NewStore(new Identity(NEW, 4, 1, true), Optional.of(Beginning.GONE)),
        decide(Optional.empty(), file(OURS, 3, 7)));
  }

  @Test
  void a_database_behind_the_file_was_put_back_and_begins_the_next_epoch() {
    NewEpoch next = assertInstanceOf(NewEpoch.class, decide(found(OURS, 3, 6), file(OURS, 3, 7)));
    assertEquals(new Identity(NEW, 4, 1, true), next.identity());
    assertInstanceOf(NewEpoch.class, decide(found(OURS, 2, 50), file(OURS, 3, 7)));
  }

  @Test
  void the_database_of_another_gateway_begins_an_epoch_above_both() {
    NewEpoch next = assertInstanceOf(NewEpoch.class, decide(found(OTHER, 9, 2), file(OURS, 3, 7)));
    assertEquals(10, next.identity().epoch());
  }

  @Test
  void a_successor_with_an_epoch_that_is_not_above_the_file_was_put_back() {
    Optional<Found> old =
        Optional.of(new Found(new Identity(OTHER, 3, 1, true), Optional.of(OURS)));
    assertInstanceOf(NewEpoch.class, decide(old, file(OURS, 3, 7)));
  }

  @Test
  void an_epoch_that_was_never_known_stays_so_when_the_database_is_lost() {
    NewStore next =
        assertInstanceOf(
            NewStore.class, decide(Optional.empty(), Optional.of(new Identity(OURS, 1, 4, false))));
    assertEquals(new Identity(NEW, 2, 1, false), next.identity());
  }

  private static Beginning decide(Optional<Found> database, Optional<Identity> file) {
    return Beginning.decide(database, file, NEW, Optional.empty());
  }

  private static Optional<Found> found(UUID id, long epoch, long generation) {
    return Optional.of(new Found(new Identity(id, epoch, generation, true), Optional.empty()));
  }

  private static Optional<Identity> file(UUID id, long epoch, long generation) {
    return Optional.of(new Identity(id, epoch, generation, true));
  }
}
