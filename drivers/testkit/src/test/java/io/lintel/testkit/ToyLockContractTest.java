package io.lintel.testkit;

class ToyLockContractTest extends DriverContract {

  @Override
  protected DriverRig rig(VirtualHost host) {
    return new ToyRig(new ToyLock(), host);
  }
}
