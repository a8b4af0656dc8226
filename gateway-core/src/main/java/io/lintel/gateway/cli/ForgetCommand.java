package io.lintel.gateway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "forget",
    description = "Forgets a device that joined and has left its network for good.",
    mixinStandardHelpOptions = true)
final class ForgetCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Sockets sockets = new Sockets();

  @Parameters(index = "0", paramLabel = "DEVICE", description = "its name or id")
  private String device = "";

  @Override
  public void run() {
    try (AdminClient gateway = sockets.connect()) {
      gateway.send(new AdminRequest.Forget(device));
      gateway.next();
      spec.commandLine().getOut().println("forgotten: " + device);
    }
  }
}
