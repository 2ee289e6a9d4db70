/** The server as a program: its options, its log, and its life from start to stop. */
@NullMarked
package org.toolforge.components.app.serve;

import org.jspecify.annotations.NullMarked;
