package org.toolforge.components.http.mapping;

import java.util.List;
import org.toolforge.components.http.model.QuotaWaiting;
import org.toolforge.components.http.model.Quotas;
import org.toolforge.components.status.Quota;

/** Limits and their use as the API shows them. */
public final class QuotaMapping {

  private QuotaMapping() {}

  public static Quotas of(List<Quota> quotas) {
    return new Quotas().quotas(quotas.stream().map(QuotaMapping::of).toList());
  }

  private static org.toolforge.components.http.model.Quota of(Quota quota) {
    return new org.toolforge.components.http.model.Quota()
        .name(quota.name())
        .limit(quota.limit())
        .used(quota.used())
        .available(quota.available())
        .heldBy(quota.heldBy())
        .waiting(
            quota.waiting().stream()
                .map(one -> new QuotaWaiting().name(one.name()).place(one.place()))
                .toList());
  }
}
