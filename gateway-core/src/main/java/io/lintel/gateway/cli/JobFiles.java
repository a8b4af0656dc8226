package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.spi.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files of a job, read and written by the operator's process as its user: the gateway's own user
 * need not reach them.
 */
final class JobFiles {

  private static final int BYTES_MAX = 4 << 20;

  /** As base64 in a line it stays below the socket's 16 KiB. */
  private static final int PART_BYTES = 11_000;

  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final Map<String, Path> outFiles;
  private final Map<Integer, ByteArrayOutputStream> coming = new HashMap<>();

  /**
   * For one job.
   *
   * @param outFiles where to write, by argument
   */
  JobFiles(Map<String, Path> outFiles) {
    this.outFiles = Map.copyOf(outFiles);
  }

  /**
   * The content of a file.
   *
   * @param secret whether nobody but its owner may be able to read it
   */
  static Secret read(Path file, boolean secret) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new NotPossibleException(ExitCode.USAGE, file + " is not a file");
      }
      if (secret && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
        throw new NotPossibleException(
            ExitCode.USAGE,
            "others can read %s, which holds secrets: chmod 600 %s".formatted(file, file));
      }
      if (Files.size(file) > BYTES_MAX) {
        throw new NotPossibleException(ExitCode.USAGE, file + " is larger than 4 MiB");
      }
      return new Secret(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new NotPossibleException(ExitCode.USAGE, "cannot read " + file + ": " + e);
    }
  }

  /** Pieces that fit into lines. */
  static List<Secret> parts(Secret content) {
    byte[] bytes = content.reveal();
    var parts = new ArrayList<Secret>();
    for (int from = 0; from < bytes.length || parts.isEmpty(); from += PART_BYTES) {
      int until = Math.min(bytes.length, from + PART_BYTES);
      parts.add(new Secret(Arrays.copyOfRange(bytes, from, until)));
    }
    return parts;
  }

  /** Says so before anything is done, rather than after. */
  static void requireFree(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.exists(file)) {
      throw new NotPossibleException(
          ExitCode.USAGE, file + " is there already: name another file, or move it away");
    }
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new NotPossibleException(ExitCode.USAGE, "this user cannot write into " + folder);
    }
  }

  /** Takes a piece of a file; what to answer once it is whole. */
  Optional<OperatorLine> take(JsonNode part) {
    int number = part.path("number").asInt();
    coming
        .computeIfAbsent(number, _ -> new ByteArrayOutputStream())
        .writeBytes(Base64.getDecoder().decode(part.path("content").asText()));
    if (!part.path("last").asBoolean()) {
      return Optional.empty();
    }
    byte[] content = coming.remove(number).toByteArray();
    Path file = outFiles.get(part.path("argument").asText());
    return Optional.of(
        new OperatorLine.Written(number, file != null && wrote(file, content, JobFiles::keepName)));
  }

  /** The last that is done before a file counts; fails as disks do. */
  interface Sync {
    void of(Path file) throws IOException;
  }

  static boolean wrote(Path file, byte[] content, Sync sync) {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(file, how, mode)) {
      var bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      sync.of(file);
      return true;
    } catch (IOException e) {
      System.err.println("lintel: " + file + " could not be written: " + e);
      leaveNoPiece(file, e);
      return false;
    }
  }

  /** The name too is on the disk before the gateway hears of the file, or a power cut takes it. */
  private static void keepName(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  /** A piece would pass for a backup, and stand in the way of the next try. */
  private static void leaveNoPiece(Path file, IOException cause) {
    if (cause instanceof FileAlreadyExistsException) {
      return; // someone else's
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.err.println("lintel: delete " + file + ", which is not whole: " + e);
    }
  }
}
