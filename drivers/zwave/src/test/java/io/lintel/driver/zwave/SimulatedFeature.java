package io.lintel.driver.zwave;

import io.lintel.driver.zwave.wire.Octets;
import java.util.List;

/** Something that a {@link SimulatedNode} can do beside its bolt. */
interface SimulatedFeature {
  SimulatedFeature NONE =
      new SimulatedFeature() {
        @Override
        public Octets classes() {
          return Octets.NONE;
        }

        @Override
        public int version(int commandClass) {
          return 1;
        }

        @Override
        public List<Octets> obey(SimulatedNode node, Octets command) {
          return List.of();
        }
      };

  /** Command classes that it adds. */
  Octets classes();

  int version(int commandClass);

  /** Obeys a command of two octets or more; what it then says, in order. */
  List<Octets> obey(SimulatedNode node, Octets command);
}
