package io.lintel.gateway.log;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How to log.
 *
 * @param level {@code error}, {@code warn}, {@code info}, {@code debug}
 * @param dir of the files; empty: none are written
 * @param fileBytes a file is closed at this size
 * @param files how many are kept
 * @param zone of the site, for every line
 * @param journal whether the console is systemd's journal, which adds the time itself and reads
 *     {@code <N>} as the priority
 */
public record LogPlan(
    String level, Optional<Path> dir, long fileBytes, int files, ZoneId zone, boolean journal) {}
