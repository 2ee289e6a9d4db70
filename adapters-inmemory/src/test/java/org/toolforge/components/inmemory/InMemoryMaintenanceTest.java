package org.toolforge.components.inmemory;

import java.time.Instant;
import org.toolforge.components.port.Maintenance;
import org.toolforge.components.port.MaintenanceContract;

class InMemoryMaintenanceTest implements MaintenanceContract {

  private final InMemoryPlatform platform =
      new InMemoryPlatform(new VirtualTimeline(Instant.EPOCH), new Script());

  @Override
  public Maintenance maintenance() {
    return platform.maintenance();
  }

  @Override
  public void begin(String notice) {
    platform.beginMaintenance(notice);
  }

  @Override
  public void end() {
    platform.endMaintenance();
  }
}
