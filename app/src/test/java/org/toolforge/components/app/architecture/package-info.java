/** Rules that hold for the code of all modules. */
@NullMarked
package org.toolforge.components.app.architecture;

import org.jspecify.annotations.NullMarked;
