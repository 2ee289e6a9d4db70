/**
 * Builds as PipelineRuns of Tekton: asking for them within the quotas, understanding how they end,
 * and keeping a record of that which outlives the run. What steps print is read elsewhere.
 */
@NullMarked
package org.toolforge.components.kubernetes.build;

import org.jspecify.annotations.NullMarked;
