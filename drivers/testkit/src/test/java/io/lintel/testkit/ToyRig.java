package io.lintel.testkit;

import io.lintel.spi.DriverPlugin;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.UUID;

/** The test bench of {@link ToyLock}. */
record ToyRig(ToyLock toy, VirtualHost host) implements DriverRig {

  @Override
  public DriverPlugin plugin() {
    return toy;
  }

  @Override
  public Settings settings() {
    return MapSettings.none();
  }

  @Override
  public TestDevice device(int n) {
    return TestDevice.numbered(n, MapSettings.none());
  }

  @Override
  public void hang(UUID deviceId) {
    toy.door(deviceId).hung = true;
  }

  @Override
  public void wake(UUID deviceId) {
    toy.door(deviceId).wake();
  }

  @Override
  public void refuse(UUID deviceId) {
    toy.door(deviceId).refuses = true;
  }

  @Override
  public void takeOffline(UUID deviceId) {
    toy.door(deviceId).offline = true;
  }

  @Override
  public void bringOnline(UUID deviceId) {
    toy.door(deviceId).offline = false;
  }

  @Override
  public int movements(UUID deviceId) {
    return toy.door(deviceId).movements;
  }

  @Override
  public Duration answerTakesMax() {
    return Duration.ofMillis(100);
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(2);
  }
}
