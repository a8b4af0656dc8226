package io.lintel.gateway.driver.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds who has a port open, as far as an unprivileged process can see: open files of processes of
 * the same user, lock files, and ModemManager by its name.
 *
 * @param proc {@code /proc}
 * @param locks folders of lock files
 * @param ownPid of the gateway
 */
record PortHolders(Path proc, List<Path> locks, long ownPid) {

  private static final String MODEM_MANAGER = "ModemManager";
  private static final Pattern PID = Pattern.compile("\\d{1,10}");

  private record Program(String name, long pid) {
    @Override
    public String toString() {
      return name + " (pid " + pid + ")";
    }
  }

  static PortHolders ofThisBox() {
    return new PortHolders(
        Path.of("/proc"),
        List.of(Path.of("/run/lock"), Path.of("/var/lock")),
        ProcessHandle.current().pid());
  }

  /** Who has it and what to do. */
  String advice(Path port) {
    Optional<Program> holder = withOpen(port).or(() -> withLock(port));
    if (holder.isPresent()) {
      return words(holder.get());
    }
    String hidden = "another program has it open; sudo fuser -v " + port + " shows which";
    return running(MODEM_MANAGER)
        .map(manager -> hidden + ". " + manager + " is running: " + modemManager())
        .orElse(hidden);
  }

  private String words(Program holder) {
    if (holder.pid == ownPid) {
      return "another link of this gateway has it: give each driver a port of its own";
    }
    return holder.name.equals(MODEM_MANAGER)
        ? holder + " has it open: " + modemManager()
        : holder + " has it open: stop that program";
  }

  private static String modemManager() {
    return "it probes serial ports. Keep it off with a udev rule ENV{ID_MM_DEVICE_IGNORE}=\"1\","
        + " or remove it: sudo systemctl disable --now ModemManager";
  }

  private Optional<Program> withOpen(Path port) {
    return processes().filter(process -> hasOpen(process, port)).map(this::program).findFirst();
  }

  private Optional<Program> running(String name) {
    return processes().map(this::program).filter(it -> it.name.equals(name)).findFirst();
  }

  private Optional<Program> withLock(Path port) {
    return locks.stream()
        .map(folder -> folder.resolve("LCK.." + port.getFileName()))
        .flatMap(lock -> text(lock).stream())
        .filter(pid -> PID.matcher(pid).matches())
        .map(pid -> program(proc.resolve(pid)))
        .findFirst();
  }

  private static boolean hasOpen(Path process, Path port) {
    return list(process.resolve("fd")).stream().anyMatch(file -> pointsTo(file, port));
  }

  private static boolean pointsTo(Path file, Path port) {
    try {
      return Files.readSymbolicLink(file).equals(port);
    } catch (IOException gone) {
      return false; // processes come and go while we look
    }
  }

  private Stream<Path> processes() {
    return list(proc).stream()
        .filter(entry -> PID.matcher(entry.getFileName().toString()).matches());
  }

  private Program program(Path process) {
    return new Program(
        text(process.resolve("comm")).orElse("a program"),
        Long.parseLong(process.getFileName().toString()));
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException hidden) {
      return List.of(); // other users' processes
    }
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException absent) {
      return Optional.empty();
    }
  }
}
