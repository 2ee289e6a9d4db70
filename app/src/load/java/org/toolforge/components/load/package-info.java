/**
 * Measures the server against its goals: how much it answers beside a bare Jetty, how long
 * deployments take that have nothing to wait for, how soon it is up and how much memory it takes.
 */
@NullMarked
package org.toolforge.components.load;

import org.jspecify.annotations.NullMarked;
