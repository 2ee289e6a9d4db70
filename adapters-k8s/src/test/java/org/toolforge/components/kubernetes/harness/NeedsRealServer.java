package org.toolforge.components.kubernetes.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** On tests of what only a real API server does: rights, schemas, conflicts, controllers. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsRealServer.Condition.class)
public @interface NeedsRealServer {

  /** Skips the tests where there is no such server. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return ServerChoice.isReal()
          ? ConditionEvaluationResult.enabled("There is a real API server")
          : ConditionEvaluationResult.disabled(
              "Needs a real API server: adapters-k8s/src/test/kube/kube-test-env install");
    }
  }
}
