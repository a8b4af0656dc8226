package io.lintel.driver.zwave.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.driver.zwave.command.MultiChannelAssociationClass.Target;
import io.lintel.driver.zwave.command.VersionClass.Release;
import io.lintel.driver.zwave.wire.Octets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What nodes of every kind say; bytes as zwave-js 15.29 writes and reads them. */
class ManagementCommandVectors {
  @Test
  void what_is_sent() {
    assertEquals("8611", VersionClass.get().hex());
    assertEquals("861362", VersionClass.getClass(0x62).hex());
    assertEquals("8615", VersionClass.getCapabilities().hex());
    assertEquals("7204", ManufacturerSpecificClass.get().hex());
    assertEquals("720601", ManufacturerSpecificClass.getDeviceSpecific(1).hex());
    assertEquals("5e01", ZwavePlusInfoClass.get().hex());
    assertEquals("85010101", AssociationClass.add(1, 1).hex());
    assertEquals("850201", AssociationClass.get(1).hex());
    assertEquals("85040105", AssociationClass.remove(1, 5).hex());
    assertEquals("8505", AssociationClass.getGroupCount().hex());
    // group, marker, node, endpoint
    assertEquals("8e0101000100", MultiChannelAssociationClass.add(1, new Target(1, 0)).hex());
    assertEquals("8e0401000203", MultiChannelAssociationClass.remove(1, new Target(2, 3)).hex());
    assertEquals("590101", AssociationGroupInfoClass.getName(1).hex());
    assertEquals("59030001", AssociationGroupInfoClass.getInfo(1).hex());
    assertEquals("59034000", AssociationGroupInfoClass.getAllInfo().hex());
    assertEquals("59058001", AssociationGroupInfoClass.getCommands(1).hex());
    // seconds(3), node
    assertEquals("8404000e1001", WakeUpClass.setInterval(3600, 1).hex());
    assertEquals("8408", WakeUpClass.noMoreInformation().hex());
    assertEquals("7a01", FirmwareUpdateClass.get().hex());
    assertEquals("00", NoOperationClass.ping().hex());
    assertEquals("6007", MultiChannelClass.getEndpoints().hex());
    assertEquals("600902", MultiChannelClass.getCapability(2).hex());
    assertEquals("7502", ProtectionClass.get().hex());
    assertEquals("75010200", ProtectionClass.set(2, 0).hex());
    // value of version 1, count, then indicator, property and value of each
    assertEquals("87010003500308500403500506", IndicatorClass.identify().hex());
  }

  @Test
  void parameters_are_set_in_the_size_that_the_node_reports() {
    assertEquals("70040301ff", ConfigurationClass.set(3, 1, -1).hex());
    assertEquals("7004030200ff", ConfigurationClass.set(3, 2, 255).hex());
    assertEquals("700403040001e240", ConfigurationClass.set(3, 4, 123_456).hex());
    assertEquals("7004038100", ConfigurationClass.reset(3).hex());
    assertEquals(new ConfigurationClass.Report(3, 2, -2), decode("70060302fffe"));
    assertEquals(
        new ConfigurationClass.Properties(5, 1, 0, 10, 3, 7), decode("700f000501000a030007"));
    assertEquals(new ConfigurationClass.Properties(9, 0, 0, 0, 0, 11), decode("700f000900000b"));
  }

  @Test
  void versions() {
    assertEquals(
        new VersionClass.Report(
            3, new Release(7, 18), List.of(new Release(1, 5)), OptionalInt.empty()),
        decode("86120307120105"));
    // hardware 2, one more firmware 2.3
    assertEquals(
        new VersionClass.Report(
            3,
            new Release(7, 18),
            List.of(new Release(1, 5), new Release(2, 3)),
            OptionalInt.of(2)),
        decode("8612030712010502010203"));
    assertEquals(new VersionClass.ClassVersion(0x62, 4), decode("86146204"));
    assertEquals(new VersionClass.Capabilities(true, true, false), decode("861603"));
    assertEquals(new VersionClass.ClassAsked(0x9F), decode("86139f"));
  }

  @Test
  void makers() {
    assertEquals(
        new ManufacturerSpecificClass.Report(0x0086, 0x0001, 0x005A), decode("720500860001005a"));
    // type serial number, binary, 3 octets
    assertEquals(
        new ManufacturerSpecificClass.DeviceSpecific(1, false, Octets.ofHex("c0ffee")),
        decode("72070123c0ffee"));
    assertEquals(
        new ZwavePlusInfoClass.Report(2, 7, 0, 0x0300, 0x0301), decode("5e0202070003000301"));
    assertEquals(
        new FirmwareUpdateClass.MetaData(
            0x0086, List.of(0x0102), 0xABCD, true, OptionalInt.empty()),
        decode("7a0200860102abcd"));
    assertEquals(
        new FirmwareUpdateClass.MetaData(
            0x0086, List.of(0x0102, 0x0203), 0xABCD, false, OptionalInt.of(5)),
        decode("7a0200860102abcd00010028020305"));
  }

  @Test
  void associations() {
    assertEquals(new AssociationClass.Report(1, 5, 0, List.of(1, 2)), decode("85030105000102"));
    assertEquals(new AssociationClass.GroupCount(3), decode("850603"));
    assertEquals(
        new MultiChannelAssociationClass.Report(
            1, 5, 0, List.of(1), List.of(new Target(1, 0), new Target(2, 3))),
        decode("8e03010500010001000203"));
    assertEquals(
        new MultiChannelAssociationClass.Report(1, 5, 0, List.of(), List.of()),
        decode("8e03010500"));
    assertEquals(
        new AssociationGroupInfoClass.Name(1, "Lifeline"), decode("590201084c6966656c696e65"));
    // list mode, one group: number, mode, profile(2), reserved, event(2)
    assertEquals(
        new AssociationGroupInfoClass.Groups(
            List.of(new AssociationGroupInfoClass.Group(1, 0x0001))),
        decode("59048101000001000000"));
    assertEquals(
        new AssociationGroupInfoClass.Commands(
            1,
            List.of(
                new AssociationGroupInfoClass.Sent(0x62, 3),
                new AssociationGroupInfoClass.Sent(0xF101, 4))),
        decode("590601056203f10104"));
  }

  @Test
  void endpoints() {
    assertEquals(new MultiChannelClass.Endpoints(true, false, 3, 0), decode("60088003"));
    assertEquals(new MultiChannelClass.Endpoints(false, true, 2, 1), decode("6008400201"));
    assertEquals(
        new MultiChannelClass.Capability(1, 0x40, 0x01, Set.of(0x85, 0xF101)),
        decode("600a81400185f101"));
  }

  @Test
  void sleep() {
    assertEquals(new WakeUpClass.Interval(3600, 1), decode("8406000e1001"));
    assertEquals(
        new WakeUpClass.Capabilities(60, 21_600, 3_600, 60, false),
        decode("840a00003c005460000e1000003c"));
    assertEquals(new WakeUpClass.Awake(), decode("8407"));
  }

  @Test
  void goodbye_and_small_talk() {
    assertEquals(new DeviceResetLocallyClass.Gone(), decode("5a01"));
    assertEquals(new HailClass.Hail(), decode("8201"));
    assertEquals(new NoOperationClass.Ping(), decode("00"));
    assertEquals(new BasicClass.Told(255), decode("2001ff"));
    assertEquals(new BasicClass.Report(99), decode("200363"));
    assertEquals(new ProtectionClass.Report(2, 0), decode("750302"));
    assertEquals(new ProtectionClass.Report(2, 1), decode("75030201"));
    assertEquals(new IndicatorClass.Report(255, List.of()), decode("8703ff"));
    assertEquals(
        new IndicatorClass.Report(0, List.of(new IndicatorClass.Property(0x50, 3, 1))),
        decode("87030001500301"));
    assertEquals(new IndicatorClass.Supported(0x50, 0, Set.of(3, 4, 5)), decode("870550000138"));
  }

  @Test
  void time() {
    assertEquals("8a02062810", TimeClass.time(LocalTime.of(6, 40, 16)).hex());
    assertEquals("8a0407ea0b17", TimeClass.date(LocalDate.of(2026, 11, 23)).hex());
    assertEquals(
        "8b0107ea0b17062810",
        TimeParametersClass.set(LocalDateTime.of(2026, 11, 23, 6, 40, 16)).hex());
    assertEquals(new TimeClass.Report(false, 6, 40, 16), decode("8a02862810"));
    var clock = (TimeParametersClass.Report) decode("8b0307ea0b17062810");
    assertEquals(Optional.of(16L), clock.aheadSeconds(Instant.parse("2026-11-23T06:40:00Z")));
    // a clock that was never set
    assertEquals(new TimeParametersClass.Report(Optional.empty()), decode("8b0300000000000000"));
  }

  private static NodeCommand decode(String hex) {
    return CommandClasses.decode(Octets.ofHex(hex));
  }
}
