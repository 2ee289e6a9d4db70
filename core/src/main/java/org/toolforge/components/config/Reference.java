package org.toolforge.components.config;

/**
 * The name of another component, where a component mentions it.
 *
 * @param name as written, perhaps of nothing that exists
 */
record Reference(Place place, String name) {}
