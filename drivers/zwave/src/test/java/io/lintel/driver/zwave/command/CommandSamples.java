package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.stream.Stream;

/** Reports of every command class that is understood, each in its longest form. */
public final class CommandSamples {
  public static final List<Octets> ALL =
      Stream.of(
              "2001ff",
              "2002",
              "200363",
              // Multilevel Sensor: 78.5 dB(A), supported types, scales
              "31051e2a0311",
              "3102110000020000",
              "31061e03",
              // Thermostats
              "400301",
              "40050f08",
              "420301",
              "4303012200e1",
              "430506",
              "430a010105011e",
              "440381",
              "440543",
              "450301",
              // Door Lock Logging: record 3, 2026-11-23 06:50:16, unlocked by code, user 5
              "4c0214",
              "4c040307ea0b1726321002050434373131",
              // Schedule Entry Lock
              "4e0a070304",
              "4e050301000900110a",
              "4e050301ffffffffff",
              "4e0803011a0b170f001a0b190a1e",
              "4e0f03013e09000800",
              "4e0c05003c",
              // Association Group Information: name, info of two groups, commands
              "590201084c6966656c696e65",
              "5904820100000100000002000001000000",
              "59060106620363038003",
              "5a01",
              "5e01",
              "5e0202070001000100",
              // Multi Channel
              "60084003",
              "6008000301",
              "600a0140018560f10131",
              // Door Lock
              "6203ff1105fefeff00",
              "620601fffefe001e000000",
              "62080106030001ff11070f",
              // User Code
              "6303030134373131",
              "63051e001e",
              "6307c103c10108000000000000ff03",
              "630a01",
              "630d020001010434373131012c01063132333435360000",
              "63100431323334",
              "63124178",
              // Configuration, Notification, Manufacturer Specific
              "7006030200ff",
              "700f0003020000ffff00100004",
              "71051501",
              "7105000000ff0606086303030134373131",
              "7105000000ff0602008307000000000001000305",
              "71088201c001",
              "710206026000",
              "7204",
              "720500860001005a",
              "7207000441424344",
              "75030201",
              "760301",
              "7a0200860102abcdff010028020305",
              "800355",
              "8003320a03",
              "8005642200d7",
              "8201",
              // User Credential
              "8302001402140001ff",
              "83048002010300800014000a04010a08001e00020000",
              "8307040006020001000500010100000003416e6e",
              "830c040005010002800434373131020001010003",
              "831101000501000203",
              "8313010002000501",
              "8315abcd",
              "83170005abcd",
              "831901abcd",
              "831c1431323334",
              // Wake Up
              "8407",
              "8406000e1001",
              "840a00003c005460000e1000003c01",
              // Association
              "85030105000102",
              "850601",
              "8e0301050001000201",
              "8e0601",
              // Version
              "8611",
              "861362",
              "8612030712010502010203",
              "86146204",
              "861607",
              // Indicator
              "87030001500301",
              "870550000138",
              // Time
              "8a01",
              "8a03",
              "8a02062810",
              "8b0307ea0b17063210")
          .map(Octets::ofHex)
          .toList();

  private CommandSamples() {}
}
