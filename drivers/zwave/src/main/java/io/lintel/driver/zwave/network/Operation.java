package io.lintel.driver.zwave.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A long piece of work on the network, as it stands between two inputs. Pure and immutable. Every
 * operation ends, whatever stays away: each wait has a timer.
 */
public sealed interface Operation
    permits Inclusion,
        Admission,
        Exclusion,
        FailedRemoval,
        Replacement,
        NvmBackup,
        NvmRestore,
        Pings,
        HealthCheck,
        NodeListing,
        IdService,
        Operation.Over {

  /** What it wants first. Called once. */
  Step begin();

  Step on(Input input);

  /** Nothing more comes of it. */
  record Over() implements Operation {
    @Override
    public Step begin() {
      return new Step(this, List.of());
    }

    @Override
    public Step on(Input input) {
      return new Step(this, List.of());
    }
  }

  /** How it goes on, and what is to be done now, in this order. */
  record Step(Operation next, List<Effect> effects) {
    public Step {
      effects = List.copyOf(effects);
    }

    static Step of(Operation next, Effect... effects) {
      return new Step(next, List.of(effects));
    }

    static Step end(End end) {
      return of(new Over(), new Effect.Ended(end));
    }

    /** The same, after something else. */
    Step after(Effect... first) {
      List<Effect> all = new ArrayList<>(List.of(first));
      all.addAll(effects);
      return new Step(next, all);
    }
  }
}
