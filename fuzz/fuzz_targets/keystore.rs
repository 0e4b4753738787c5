//! Any bytes are taken for a keystore file.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../properties/keystore.rs"]
mod keystore;

fuzz_target!(|file: &[u8]| {
    keystore::examine(file);
});
