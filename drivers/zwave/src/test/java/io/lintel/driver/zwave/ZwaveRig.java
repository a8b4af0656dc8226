package io.lintel.driver.zwave;

import io.lintel.spi.DeviceSetup;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.Settings;
import io.lintel.testkit.DriverRig;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.TestDevice;
import io.lintel.testkit.VirtualHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Two locks behind a simulated stick: a Lock that tells nothing by itself, and a Door Lock. */
class ZwaveRig implements DriverRig {
  static final String LINK = "tcp://stick:5555";

  final SimulatedNode first;
  final SimulatedNode second;
  final SimulatedStick stick;

  ZwaveRig(VirtualHost host) {
    this(host, SimulatedNode.lock(7), SimulatedNode.doorLock(8));
    first.reports = false;
  }

  ZwaveRig(VirtualHost host, SimulatedNode first, SimulatedNode second) {
    this.first = first;
    this.second = second;
    stick = new SimulatedStick(host.world(), host.cable(LINK), first, second);
  }

  @Override
  public DriverPlugin plugin() {
    return new ZwavePlugin();
  }

  @Override
  public Settings settings() {
    return MapSettings.of(Map.of("link", LINK));
  }

  @Override
  public TestDevice device(int n) {
    return TestDevice.numbered(n, at(n == 0 ? first.id : second.id));
  }

  @Override
  public List<Settings> unfitSettings() {
    return List.of(MapSettings.of(Map.of("link", " ")));
  }

  @Override
  public List<DeviceSetup> unfitDevices() {
    return List.of(
        TestDevice.numbered(2, at(240)),
        TestDevice.numbered(3, at(4001)),
        TestDevice.numbered(4, at(first.id)));
  }

  @Override
  public void hang(UUID deviceId) {
    node(deviceId).mood = SimulatedNode.Mood.HUNG;
  }

  @Override
  public void wake(UUID deviceId) {
    node(deviceId).mood = SimulatedNode.Mood.WELL;
  }

  @Override
  public void refuse(UUID deviceId) {
    node(deviceId).mood = SimulatedNode.Mood.JAMMED;
  }

  @Override
  public void takeOffline(UUID deviceId) {
    node(deviceId).mood = SimulatedNode.Mood.OFFLINE;
  }

  @Override
  public void bringOnline(UUID deviceId) {
    node(deviceId).mood = SimulatedNode.Mood.WELL;
  }

  @Override
  public int movements(UUID deviceId) {
    return node(deviceId).movements;
  }

  @Override
  public Duration answerTakesMax() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(2);
  }

  SimulatedNode node(UUID deviceId) {
    return deviceId.equals(device(0).deviceId()) ? first : second;
  }

  private static Settings at(int node) {
    return MapSettings.of(Map.of("node", node));
  }
}
