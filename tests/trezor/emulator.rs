//! What the soft device is signed with, signed with a real emulator, whose buttons are pressed through its debug link.

use std::{
    env,
    net::UdpSocket,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use protobuf::{Enum, Message};
use restake::signer::trezor::{Trezor, Udp};
use trezor_client::{
    TrezorMessage,
    protos::{DebugLinkDecision, debug_link_decision::DebugButton},
};

use super::{
    person::Scripted,
    protocol::{FIRST, call, orders, path, sign},
};

/// Presses yes until it is dropped.
struct Thumb(Arc<AtomicBool>);

impl Thumb {
    fn new(place: &str) -> Self {
        let (host, port) = place.rsplit_once(':').expect("HOST:PORT");
        let port: u16 = port.parse().expect("a port");
        let socket = UdpSocket::bind(("127.0.0.1", 0)).expect("a port");
        socket.connect((host, port + 1)).expect("the debug link");
        let mut yes = DebugLinkDecision::new();
        yes.set_button(DebugButton::YES);
        let content = yes.write_to_bytes().expect("a message");
        let number = u16::try_from(DebugLinkDecision::MESSAGE_TYPE.value()).expect("a number");
        let length = u32::try_from(content.len()).expect("short");
        let mut packet = [&b"?##"[..], &number.to_be_bytes(), &length.to_be_bytes(), &content].concat();
        packet.resize(64, 0);
        let lifted = Arc::new(AtomicBool::new(false));
        let up = Arc::clone(&lifted);
        thread::spawn(move || {
            while !up.load(Ordering::SeqCst) {
                socket.send(&packet).ok();
                thread::sleep(Duration::from_millis(300));
            }
        });
        Self(lifted)
    }
}

impl Drop for Thumb {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[test]
#[ignore = "needs a Trezor emulator, named by RESTAKE_TREZOR_UDP"]
fn a_real_emulator_signs_the_same() {
    let place = env::var("RESTAKE_TREZOR_UDP").expect("RESTAKE_TREZOR_UDP names an emulator");
    let mut device = Trezor::open(Box::new(Udp::connect(&place).unwrap()), Arc::new(Scripted::default())).unwrap();
    assert_eq!(device.address(&path(), false).unwrap(), FIRST, "the emulator holds the developers' seed");
    let _thumb = Thumb::new(&place);
    device.verify(&path(), FIRST).unwrap();
    for length in [0, 4, 1024, 1025, 8000] {
        sign(&mut device, &call(length));
    }
    let signature = device.sign_message(&path(), b"hello").unwrap();
    assert_eq!(signature.recover_address_from_msg(b"hello").unwrap(), FIRST);
    let data = orders();
    let signature = device.sign_typed(&path(), &data).unwrap();
    assert_eq!(signature.recover_address_from_prehash(&data.eip712_signing_hash().unwrap()).unwrap(), FIRST);
}
