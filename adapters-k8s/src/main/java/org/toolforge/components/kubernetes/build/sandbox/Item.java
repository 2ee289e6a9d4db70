package org.toolforge.components.kubernetes.build.sandbox;

import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/** An object that is wanted in a sandbox. */
record Item(Resource resource, KubeObject object) {}
