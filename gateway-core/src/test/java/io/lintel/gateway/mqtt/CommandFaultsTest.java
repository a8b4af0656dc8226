package io.lintel.gateway.mqtt;

import static io.lintel.gateway.mqtt.UplinkRig.BASE;
import static io.lintel.gateway.mqtt.UplinkRig.QUICK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.mqtt.broker.Client;
import io.lintel.gateway.mqtt.broker.FakeBroker;
import io.lintel.gateway.mqtt.broker.Packet;
import io.lintel.gateway.mqtt.broker.Packet.Connect;
import io.lintel.gateway.mqtt.broker.Packet.Publish;
import io.lintel.gateway.mqtt.broker.Properties;
import io.lintel.gateway.mqtt.broker.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The same as {@link FaultTableTest} with what comes to the gateway. */
class CommandFaultsTest {
  @Test
  void a_message_with_an_alias_that_was_not_offered_is_neither_taken_nor_acknowledged()
      throws Exception {
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            client.suback(subscribe, 1);
            if (client.number() == 1) {
              var alias = Properties.none().with(Properties.TOPIC_ALIAS, 1);
              client.publish(new Publish("", 5, 1, false, false, alias, Bytes.utf8("x")));
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      broker.await(Connect.class, all -> all.size() == 2);
      assertEquals(List.of(), rig.commands.all());
      assertEquals(List.of(), broker.all(Packet.Puback.class));
    }
  }

  @Test
  void thirty_messages_before_the_suback_neither_block_nor_get_lost() throws Exception {
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            for (int id = 1; id <= 30; id++) {
              client.publish(BASE + "command/door", id, "early " + id);
            }
            client.suback(subscribe, 1);
            client.publish(BASE + "command/door", 31, "late");
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      var commands = rig.commands.await(all -> all.size() == 31, "31 commands");
      assertTrue(commands.subList(0, 30).stream().allMatch(c -> c.message().beforeSubscribed()));
      assertFalse(commands.getLast().message().beforeSubscribed());
      broker.await(Packet.Puback.class, all -> all.size() == 31);
    }
  }

  @Test
  void commands_that_are_not_stored_yet_do_not_end_the_connection() throws Exception {
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            client.suback(subscribe, 1);
            for (int id = 1; id <= QUICK.ourReceiveMaximum(); id++) {
              client.publish(BASE + "command/door", id, "unlock");
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig =
            new UplinkRig(
                UplinkRig.config(broker.url(), Duration.ofSeconds(1)),
                QUICK,
                new FakeStore(),
                CommandIntakes.holding())) {
      rig.commands.await(all -> all.size() == QUICK.ourReceiveMaximum(), "all commands");
      broker.await(Packet.Ping.class, all -> all.size() >= 3);
      rig.publish(1);
      rig.awaitDrained();
      assertEquals(1, broker.connections());
      assertEquals(List.of(), broker.all(Packet.Puback.class));
    }
  }

  @Test
  void a_command_is_acknowledged_only_after_it_was_stored_and_in_order() throws Exception {
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            client.suback(subscribe, 1);
            for (int id = 1; id <= 8; id++) {
              client.publish(BASE + "command/door", 100 + id, "unlock");
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig =
            new UplinkRig(
                UplinkRig.config(broker.url()), QUICK, new FakeStore(), CommandIntakes.holding())) {
      var commands = rig.commands.await(all -> all.size() == 8, "8 commands");
      assertEquals(List.of(), broker.all(Packet.Puback.class));
      commands.forEach(command -> command.acknowledge().run());
      var acks = broker.await(Packet.Puback.class, all -> all.size() == 8);
      assertEquals(
          List.of(101, 102, 103, 104, 105, 106, 107, 108),
          acks.stream().map(Packet.Puback::id).toList());
    }
  }

  @Test
  void a_command_that_came_on_an_old_connection_is_not_acknowledged_on_the_new_one()
      throws Exception {
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            client.suback(subscribe, 1);
            if (client.number() == 1) {
              client.publish(BASE + "command/door", 9, "unlock");
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig =
            new UplinkRig(
                UplinkRig.config(broker.url()), QUICK, new FakeStore(), CommandIntakes.holding())) {
      var command = rig.commands.await(all -> all.size() == 1, "a command").getFirst();
      broker.all().getLast().client().hangUp();
      broker.await(Packet.Subscribe.class, all -> all.size() == 2);
      command.acknowledge().run();
      rig.publish(1);
      rig.awaitDrained();
      assertEquals(List.of(), broker.all(Packet.Puback.class));
    }
  }

  @Test
  void a_handler_that_throws_loses_no_command() throws Exception {
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            client.suback(subscribe, 1);
            var again = client.number() > 1;
            client.publish(
                new Publish(
                    BASE + "command/door", 9, 1, again, false, Properties.none(), Bytes.utf8("")));
          }
        };
    var calls = new AtomicInteger();
    CommandIntakes.Named failingOnce =
        (message, acknowledge) -> {
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("a bug in the intake");
          }
          acknowledge.run();
        };
    try (var broker = FakeBroker.playing(script);
        var rig =
            new UplinkRig(UplinkRig.config(broker.url()), QUICK, new FakeStore(), failingOnce)) {
      var ack = broker.awaitOne(Packet.Puback.class, all -> true);
      assertEquals(9, ack.id());
      assertEquals(2, broker.connections());
      assertTrue(rig.commands.all().getLast().message().duplicate());
    }
  }

  @Test
  void a_packet_larger_than_we_announced_ends_the_connection_and_no_more() throws Exception {
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            client.suback(subscribe, 1);
            if (client.number() == 1) {
              client.publish(BASE + "command/door", 1, "x".repeat(70_000));
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig = new UplinkRig(UplinkRig.config(broker.url()))) {
      broker.await(Packet.Subscribe.class, all -> all.size() == 2);
      assertEquals(List.of(), rig.commands.all());
    }
  }
}
