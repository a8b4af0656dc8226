package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Association Group Information (AGI), 0x59, versions 1 to 3. */
public final class AssociationGroupInfoClass {
  public static final int ID = 0x59;

  /** General: lifeline. */
  public static final int LIFELINE_PROFILE = 0x0001;

  private static final int NAME_GET = 0x01;
  private static final int NAME_REPORT = 0x02;
  private static final int INFO_GET = 0x03;
  private static final int INFO_REPORT = 0x04;
  private static final int COMMAND_LIST_GET = 0x05;
  private static final int COMMAND_LIST_REPORT = 0x06;

  private static final int LIST_ALL = 0x40;
  private static final int COUNT = 0x3F;
  private static final int ALLOW_CACHE = 0x80;

  /** Command class ids from here on have two octets. */
  private static final int EXTENDED = 0xF1;

  public static Octets getName(int group) {
    return Octets.of(ID, NAME_GET, group);
  }

  public static Octets getInfo(int group) {
    return Octets.of(ID, INFO_GET, 0, group);
  }

  /** Asks of all groups at once; a node may answer in several reports. */
  public static Octets getAllInfo() {
    return Octets.of(ID, INFO_GET, LIST_ALL, 0);
  }

  public static Octets getCommands(int group) {
    return Octets.of(ID, COMMAND_LIST_GET, ALLOW_CACHE, group);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case NAME_REPORT -> name(reader);
      case INFO_REPORT -> info(reader);
      case COMMAND_LIST_REPORT -> commands(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Name name(OctetReader reader) {
    int group = reader.u8("group");
    Octets text = reader.octets(reader.u8("name length"), "name");
    return new Name(group, new String(text.toArray(), StandardCharsets.UTF_8));
  }

  private static Groups info(OctetReader reader) {
    int count = reader.u8("group count") & COUNT;
    var groups = new ArrayList<Group>();
    for (int i = 0; i < count; i++) {
      groups.add(group(reader));
    }
    return new Groups(groups);
  }

  private static Group group(OctetReader reader) {
    int number = reader.u8("group");
    reader.u8("mode");
    int profile = reader.u16("profile");
    reader.u8("reserved");
    reader.u16("event code");
    return new Group(number, profile);
  }

  private static Commands commands(OctetReader reader) {
    int group = reader.u8("group");
    var list = new OctetReader(reader.octets(reader.u8("list length"), "list"), "command list");
    var sent = new ArrayList<Sent>();
    while (list.left() > 0) {
      sent.add(sent(list, list.u8("class")));
    }
    return new Commands(group, sent);
  }

  private static Sent sent(OctetReader list, int first) {
    int commandClass = first < EXTENDED ? first : first << 8 | list.u8("class");
    return new Sent(commandClass, list.u8("command"));
  }

  /** What a node says of its groups. */
  public sealed interface FromNode extends NodeCommand {}

  /** What the maker calls a group; text from elsewhere. */
  public record Name(int group, String name) implements FromNode {}

  /** What groups are for. */
  public record Groups(List<Group> groups) implements FromNode {
    public Groups {
      groups = List.copyOf(groups);
    }
  }

  /** What one group is for. */
  public record Group(int number, int profile) {}

  /** What is sent to the members of a group. */
  public record Commands(int group, List<Sent> sent) implements FromNode {
    public Commands {
      sent = List.copyOf(sent);
    }
  }

  /** One command. */
  public record Sent(int commandClass, int command) {}

  private AssociationGroupInfoClass() {}
}
