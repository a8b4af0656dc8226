package io.lintel.gateway.store;

import java.util.UUID;

/**
 * Which store something belongs to: kept in the database and in the epoch file.
 *
 * @param generation grows with each start, in the database first and then in the file
 * @param epochKnown false while a higher epoch may have been published before
 */
record Identity(UUID storeId, long epoch, long generation, boolean epochKnown) {

  Identity nextStart(long seenGeneration) {
    return new Identity(storeId, epoch, Math.max(generation, seenGeneration) + 1, epochKnown);
  }
}
