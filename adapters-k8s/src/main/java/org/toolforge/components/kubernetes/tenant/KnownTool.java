package org.toolforge.components.kubernetes.tenant;

import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.store.Mirror;

/** An object of the kind Tool, or a namespace that may be a tool's. */
public record KnownTool(KubeObject object) implements Mirror.Known {}
