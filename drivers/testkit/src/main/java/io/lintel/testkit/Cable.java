package io.lintel.testkit;

import io.lintel.spi.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies between a driver's {@link io.lintel.spi.ByteLink} and the device that a test plays: the
 * test's handle on it. Plugged in and perfect to start with.
 */
public final class Cable {

  private final World world;
  private final String address;
  private final List<byte[]> heard = new ArrayList<>();
  private FarEnd farEnd = bytes -> {};
  private LinkQuality quality = LinkQuality.perfect();
  private @Nullable NearEnd nearEnd;
  private boolean plugged = true;
  private long toNearNanos;
  private long toFarNanos;

  Cable(World world, String address) {
    this.world = world;
    this.address = address;
  }

  /** Puts a device at the far end. */
  public Cable attach(FarEnd device) {
    farEnd = device;
    return this;
  }

  public Cable quality(LinkQuality better) {
    quality = better;
    return this;
  }

  /** Sends bytes from the device to the driver; lost when the link is not open. */
  public void send(byte[] bytes) {
    NearEnd end = nearEnd;
    if (end == null) {
      return;
    }
    int round = end.round();
    for (byte[] chunk : noise().chunks(bytes)) {
      toNearNanos = arrival(toNearNanos);
      world.after(until(toNearNanos), () -> end.arrived(chunk, round));
    }
  }

  /** Pulls the cable: the link goes down, what was under way is lost. */
  public void unplug() {
    plugged = false;
    if (nearEnd != null) {
      nearEnd.fell();
    }
  }

  /** Puts the cable back; the link is reopened at the host's next try. */
  public void plug() {
    plugged = true;
  }

  /** Whether the driver's side has the link open. */
  public boolean isOpen() {
    return nearEnd != null && nearEnd.isUp();
  }

  /** The chunks that reached the far end, oldest first. */
  public List<byte[]> heard() {
    return List.copyOf(heard);
  }

  /** Keeps nothing of what reached the far end so far: for long runs. */
  public void forget() {
    heard.clear();
  }

  boolean isPlugged() {
    return plugged;
  }

  boolean isTaken() {
    return nearEnd != null;
  }

  void taken(NearEnd end) {
    nearEnd = end;
  }

  void freed() {
    nearEnd = null;
  }

  void opened() {
    farEnd.opened();
  }

  void closed() {
    farEnd.closed();
  }

  /** How long a write waits in the queue, this time. */
  Duration writeTakes() {
    return world.upTo(quality.writeTakesMax());
  }

  /** Carries bytes that were taken from the driver's queue. */
  void carry(byte[] bytes) {
    for (byte[] chunk : noise().chunks(bytes)) {
      toFarNanos = arrival(toFarNanos);
      world.after(until(toFarNanos), () -> reached(chunk));
    }
  }

  Fault missing() {
    return Fault.repair(
        "host.link_missing", address + " is not there: check the cable and the configured address");
  }

  private void reached(byte[] chunk) {
    if (plugged) {
      heard.add(chunk.clone());
      farEnd.received(chunk);
    }
  }

  private Noise noise() {
    return new Noise(world.random(), quality);
  }

  /** Never before what was sent earlier in the same direction. */
  private long arrival(long lastNanos) {
    return Math.max(lastNanos, world.nanos() + world.upTo(quality.delayMax()).toNanos());
  }

  private Duration until(long atNanos) {
    return Duration.ofNanos(atNanos - world.nanos());
  }
}
