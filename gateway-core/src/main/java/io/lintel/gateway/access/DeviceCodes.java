package io.lintel.gateway.access;

import io.lintel.spi.Report.SlotContent;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All that is known of the codes of one device.
 *
 * @param codes durable, by id
 * @param unmanaged durable, by slot
 * @param course what is under way; a restart begins it anew
 */
record DeviceCodes(
    UUID deviceId, Map<UUID, AccessCode> codes, Map<Integer, Unmanaged> unmanaged, Course course) {

  /**
   * What is under way.
   *
   * @param work the one exchange that has not ended
   * @param heard what the device said of the slot that it is asked about
   * @param listed what it said while it was asked for all
   * @param settling slots that were written and cannot be believed yet
   * @param retries by code
   */
  record Course(
      Optional<Work> work,
      Optional<SlotContent> heard,
      Map<Integer, SlotContent> listed,
      Map<Integer, Settling> settling,
      Map<UUID, Retry> retries,
      Listing listing) {

    static Course begin(long firstAuditNanos) {
      return new Course(
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Map.of(),
          Map.of(),
          Listing.first(firstAuditNanos));
    }
  }

  /**
   * A slot that was written.
   *
   * @param untilNanos boot time from which a reading can be believed
   * @param cleared whether it was emptied, not filled
   */
  record Settling(long untilNanos, boolean cleared) {}
}
