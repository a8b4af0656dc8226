package io.lintel.gateway.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** {@code epoch.json} beside the database: what is left of a store's identity when that is gone. */
final class EpochFile {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final Path file;

  EpochFile(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("epoch.json");
  }

  /** Empty when it is missing or unreadable as such: then the database decides alone. */
  Optional<Identity> read() throws IOException {
    return Files.exists(file) ? parse(Files.readString(file)) : Optional.empty();
  }

  /** Written, synced, renamed, and the folder synced: whole or not at all. */
  void write(Identity identity) throws IOException {
    Path temporary = folder.resolve("epoch.json.new");
    try (FileChannel channel = FileChannel.open(temporary, WRITE, CREATE, TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(text(identity).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(temporary, file, ATOMIC_MOVE);
    syncFolder(folder);
  }

  static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }

  private static String text(Identity identity) {
    return JSON.createObjectNode()
            .put("store_id", identity.storeId().toString())
            .put("epoch", identity.epoch())
            .put("generation", identity.generation())
            .put("epoch_known", identity.epochKnown())
            .toPrettyString()
        + "\n";
  }

  private static Optional<Identity> parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return Optional.of(
          new Identity(
              UUID.fromString(json.required("store_id").asText()),
              json.required("epoch").asLong(),
              json.required("generation").asLong(),
              json.required("epoch_known").asBoolean()));
    } catch (IOException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }
}
