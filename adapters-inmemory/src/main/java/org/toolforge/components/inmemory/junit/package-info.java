/**
 * What makes a system in memory a parameter of a JUnit test. Only who uses it needs JUnit; nothing
 * else in this module does.
 */
@NullMarked
package org.toolforge.components.inmemory.junit;

import org.jspecify.annotations.NullMarked;
