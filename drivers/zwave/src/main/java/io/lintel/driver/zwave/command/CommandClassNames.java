package io.lintel.driver.zwave.command;

import java.util.Map;
import java.util.stream.Collectors;

/** What the specification calls command classes, understood here or not: for counts and logs. */
public final class CommandClassNames {
  private static final Map<Integer, String> NAMES =
      """
      00 No Operation
      20 Basic
      21 Controller Replication
      22 Application Status
      23 Z/IP
      25 Binary Switch
      26 Multilevel Switch
      27 All Switch
      28 Binary Toggle Switch
      29 Multilevel Toggle Switch
      2B Scene Activation
      2C Scene Actuator Configuration
      2D Scene Controller Configuration
      30 Binary Sensor
      31 Multilevel Sensor
      32 Meter
      33 Color Switch
      34 Network Management Inclusion
      35 Pulse Meter
      36 Basic Tariff Information
      37 HRV Status
      39 HRV Control
      3A Demand Control Plan Configuration
      3B Demand Control Plan Monitor
      3C Meter Table Configuration
      3D Meter Table Monitor
      3E Meter Table Push Configuration
      3F Prepayment
      40 Thermostat Mode
      41 Prepayment Encapsulation
      42 Thermostat Operating State
      43 Thermostat Setpoint
      44 Thermostat Fan Mode
      45 Thermostat Fan State
      46 Climate Control Schedule
      47 Thermostat Setback
      48 Rate Table Configuration
      49 Rate Table Monitor
      4A Tariff Table Configuration
      4B Tariff Table Monitor
      4C Door Lock Logging
      4D Network Management Basic Node
      4E Schedule Entry Lock
      4F Z/IP 6LoWPAN
      50 Basic Window Covering
      51 Move To Position Window Covering
      52 Network Management Proxy
      53 Schedule
      54 Network Management Primary
      55 Transport Service
      56 CRC-16 Encapsulation
      57 Application Capability
      58 Z/IP ND
      59 Association Group Information
      5A Device Reset Locally
      5B Central Scene
      5C IP Association
      5D Anti-Theft
      5E Z-Wave Plus Info
      5F Z/IP Gateway
      60 Multi Channel
      61 Z/IP Portal
      62 Door Lock
      63 User Code
      64 Humidity Control Setpoint
      66 Barrier Operator
      67 Network Management Installation and Maintenance
      68 Z/IP Naming and Location
      69 Mailbox
      6A Window Covering
      6B Irrigation
      6C Supervision
      6D Humidity Control Mode
      6E Humidity Control Operating State
      6F Entry Control
      70 Configuration
      71 Notification
      72 Manufacturer Specific
      73 Powerlevel
      74 Inclusion Controller
      75 Protection
      76 Lock
      77 Node Naming and Location
      78 Node Provisioning
      79 Sound Switch
      7A Firmware Update Meta Data
      7B Grouping Name
      7C Remote Association Activation
      7D Remote Association Configuration
      7E Anti-Theft Unlock
      80 Battery
      81 Clock
      82 Hail
      83 User Credential
      84 Wake Up
      85 Association
      86 Version
      87 Indicator
      88 Proprietary
      89 Language
      8A Time
      8B Time Parameters
      8C Geographic Location
      8E Multi Channel Association
      8F Multi Command
      90 Energy Production
      91 Manufacturer Proprietary
      92 Screen Meta Data
      93 Screen Attributes
      94 Simple AV Control
      98 Security
      9A IP Configuration
      9B Association Command Configuration
      9C Alarm Sensor
      9D Alarm Silence
      9E Sensor Configuration
      9F Security 2
      A0 IR Repeater
      A1 Authentication
      A2 Authentication Media Write
      A3 Generic Schedule
      F100 Security Mark
      """
          .lines()
          .map(line -> line.split(" ", 2))
          .collect(
              Collectors.toUnmodifiableMap(
                  entry -> Integer.parseInt(entry[0], 16), entry -> entry[1]));

  /** The name, or the number of one that has none. */
  public static String of(int commandClass) {
    return NAMES.getOrDefault(commandClass, "class 0x%02X".formatted(commandClass));
  }

  private CommandClassNames() {}
}
