package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.NotificationClass;
import io.lintel.driver.zwave.command.NotificationClass.Alarm;
import io.lintel.driver.zwave.command.NotificationUser;
import io.lintel.driver.zwave.command.UserCredentialClass;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;
import java.util.Set;

/**
 * Says an alarm in the old form in the new one. Each maker chose what its alarms mean, so that only
 * makers are believed whose tables are known; Kwikset, Schlage and Yale share one, all but a few
 * numbers. Pure.
 */
final class AlarmNews {
  private static final int KWIKSET = 0x0090;
  private static final int SCHLAGE = 0x003B;
  private static final int YALE = 0x0129;
  private static final Set<Integer> KNOWN_MAKERS = Set.of(KWIKSET, SCHLAGE, YALE);

  /** The command as it is when it is no alarm, and when its meaning is not known. */
  static NodeCommand inNewForm(Optional<Product> product, NodeCommand command) {
    int maker = product.map(Product::maker).filter(KNOWN_MAKERS::contains).orElse(0);
    return command instanceof Alarm alarm && maker != 0 ? known(maker, alarm) : command;
  }

  private static NodeCommand known(int maker, Alarm alarm) {
    return switch (alarm.type()) {
      case 0x09, 0x11 -> access(0x0B);
      case 0x12 -> accessOf(0x05, alarm);
      case 0x13 -> accessOf(0x06, alarm);
      case 0x15 -> access(0x01);
      case 0x16 -> access(0x02);
      case 0x17 -> access(0x08);
      case 0x18 -> access(0x03);
      case 0x19 -> access(0x04);
      case 0x1A -> access(0x0A);
      case 0x1B -> access(0x09);
      case 0x20 -> access(0x0C);
      case 0x21 -> accessOf(0x0D, alarm);
      case 0x0D, 0x70 -> accessOf(0x0E, alarm);
      case 0x22, 0x71 -> accessOf(0x0F, alarm);
      case 0x83 -> access(0x2F);
      case 0x84 -> access(0x30);
      case 0xA1 -> tamper(alarm.level());
      case 0xA7 -> event(NotificationClass.POWER_MANAGEMENT, 0x0A, Octets.NONE);
      case 0xA8, 0xA9 -> event(NotificationClass.POWER_MANAGEMENT, 0x0B, Octets.NONE);
      default -> ofOne(maker, alarm);
    };
  }

  /** A tag at Yale's readers; at Schlage's keypads the same number means that they are busy. */
  private static NodeCommand ofOne(int maker, Alarm alarm) {
    if (maker == YALE && alarm.type() == 0x90) {
      Octets tag = NotificationUser.credential(alarm.level(), UserCredentialClass.RFID);
      return event(NotificationClass.ACCESS_CONTROL, 0x24, tag);
    }
    return maker == SCHLAGE && alarm.type() == 0x60 ? access(0x10) : alarm;
  }

  /** Level 1: too many wrong codes; 2: the front was taken off. */
  private static NodeCommand tamper(int level) {
    return level == 1 ? access(0x13) : event(NotificationClass.HOME_SECURITY, 0x03, Octets.NONE);
  }

  private static NodeCommand access(int event) {
    return event(NotificationClass.ACCESS_CONTROL, event, Octets.NONE);
  }

  /** The level is the user. */
  private static NodeCommand accessOf(int event, Alarm alarm) {
    return event(NotificationClass.ACCESS_CONTROL, event, Octets.of(alarm.level()));
  }

  private static NodeCommand event(int type, int event, Octets parameters) {
    return new NotificationClass.Report(type, event, parameters);
  }

  private AlarmNews() {}
}
