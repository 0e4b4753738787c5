//! Killed after any line of its journal, or kept from writing one, the wallet loses nothing and sends nothing twice.

mod disk;
mod kill;
mod wreck;
