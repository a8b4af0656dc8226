package io.lintel.gateway.boot;

import io.lintel.gateway.action.GatewayNews;
import io.lintel.gateway.driver.DriverHost;
import io.lintel.gateway.driver.JobRequest;
import io.lintel.gateway.driver.job.Operation;
import io.lintel.gateway.driver.job.Operator;
import io.lintel.gateway.driver.job.Operator.Shown;
import io.lintel.gateway.driver.plugin.Verb;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import java.util.List;
import java.util.Map;

/**
 * Keeps in the journal who had what done of that which is for root alone: its begin, its end, and
 * that it was refused. Never what was answered, read or written.
 */
record AuditedJobs(Jobs jobs, GatewayNews news) {

  /** Who has jobs done. */
  interface Jobs {
    /** What there is to be done, by instance. */
    Map<String, List<Verb>> verbs();

    /**
     * Begins a job.
     *
     * @throws FaultException when it is refused
     */
    Operation operate(JobRequest request, Operator operator);

    static Jobs of(DriverHost host) {
      return new Jobs() {
        @Override
        public Map<String, List<Verb>> verbs() {
          return host.verbs();
        }

        @Override
        public Operation operate(JobRequest request, Operator operator) {
          return host.operate(request, operator);
        }
      };
    }
  }

  /**
   * Begins a job.
   *
   * @throws FaultException when it is refused
   */
  Operation begin(JobRequest request, String issuedBy, Operator operator) {
    if (!isForRoot(request)) {
      return jobs.operate(request, operator);
    }
    try {
      keep(request, issuedBy, "begins");
      return jobs.operate(
          request,
          shown -> {
            operator.show(shown);
            if (shown instanceof Shown.Ended(var fault, _)) {
              keep(request, issuedBy, fault.map(Fault::code).orElse("done"));
            }
          });
    } catch (FaultException refused) {
      keep(request, issuedBy, refused.fault().code());
      throw refused;
    }
  }

  private boolean isForRoot(JobRequest request) {
    return jobs.verbs().getOrDefault(request.instance(), List.of()).stream()
        .anyMatch(verb -> verb.root() && verb.name().equals(request.verb()));
  }

  private void keep(JobRequest request, String issuedBy, String outcome) {
    news.tell(
        "gateway.job",
        DeliveryClass.GATEWAY,
        Map.of(
            "driver",
            request.instance(),
            "verb",
            request.verb(),
            "issued_by",
            issuedBy,
            "outcome",
            outcome));
  }
}
