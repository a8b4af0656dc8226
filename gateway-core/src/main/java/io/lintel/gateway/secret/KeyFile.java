package io.lintel.gateway.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import io.lintel.spi.FaultException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Keys in a file of the daemon's own user, made at the first start. */
final class KeyFile implements KeySource {

  private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(OWNER_READ, OWNER_WRITE);

  private final Path file;

  KeyFile(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public List<Key> load() {
    try {
      if (Files.notExists(file)) {
        make();
      }
      refuseIfExposed();
      return KeyText.parse(name(), Files.readAllBytes(file));
    } catch (IOException failure) {
      throw new FaultException(
          SecretFaults.keyMissing(
              name(),
              file
                  + " can neither be read nor made ("
                  + failure.getMessage()
                  + "): check that its folder exists and belongs to the daemon's user"));
    }
  }

  @Override
  public String protection() {
    return "Codes and keys are sealed with the key in "
        + file
        + ". This protects a copy of the database alone; whoever takes the whole card or disk"
        + " takes the key with it.";
  }

  /** Whole or not at all: a torn key file would lock out everything sealed later. */
  private void make() throws IOException {
    byte[] key = new byte[Key.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(temporary);
    var mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    try (FileChannel channel = FileChannel.open(temporary, Set.of(CREATE_NEW, WRITE), mode)) {
      channel.write(ByteBuffer.wrap(KeyText.write(key).getBytes(US_ASCII)));
      channel.force(true);
    }
    Arrays.fill(key, (byte) 0);
    Files.move(temporary, file);
    try (FileChannel folder =
        FileChannel.open(file.resolveSibling(".").normalize().toAbsolutePath(), READ)) {
      folder.force(true);
    }
  }

  private void refuseIfExposed() throws IOException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(mode)) {
      throw new FaultException(SecretFaults.keyExposed(file, PosixFilePermissions.toString(mode)));
    }
  }
}
