//! A Trezor on a USB port. Every use goes through a context of its own, which fails with a word where the machine has no USB.

use super::{
    frames::PACKET,
    wire::{Wire, gone, silent},
};
use crate::{error::Failure, signer::several::Make};
use anyhow::{Context as _, Result, bail, ensure};
use rusb::{Context, Device, DeviceHandle, Error, UsbContext};
use std::time::{Duration, Instant};

/// A Trezor's USB ids. Source: trezor/trezor-firmware, python/src/trezorlib/models.py.
const RUNNING: (u16, u16) = (0x1209, 0x53c1);

/// One that waits for firmware.
const BOOTLOADER: (u16, u16) = (0x1209, 0x53c0);

/// One whose firmware is from before 2019 and speaks HID.
const OLD: (u16, u16) = (0x534c, 0x0001);

/// The interface for wallets, its class, and its endpoints. The others are for debugging and FIDO, and are never opened.
const INTERFACE: u8 = 0;
const VENDOR_SPECIFIC: u8 = 0xff;
const OUT: u8 = 0x01;
const IN: u8 = 0x81;

/// How long a packet may take to leave.
const LEAVES: Duration = Duration::from_secs(5);

/// How long one read lasts before the clock is looked at.
const BEAT: Duration = Duration::from_millis(500);

/// How one of several is chosen.
const TREZOR: Make = Make { name: "Trezor", variable: super::SERIAL, missing: "connect it by USB and unlock it" };

/// An open device.
pub(super) struct Usb(DeviceHandle<Context>);

impl Usb {
    /// Opens the only Trezor that is connected, or the one with this serial number.
    ///
    /// # Errors
    /// When there is no USB, no Trezor, several without a choice, or the system does not let it be opened.
    pub(super) fn open(serial: Option<&str>) -> Result<Self> {
        let unreadable = |error: Error| Failure::failed("device", format!("the USB ports cannot be read: {error}"));
        let context = Context::new().map_err(unreadable)?;
        let devices = context.devices().map_err(unreadable)?;
        let (mut found, mut resting) = (vec![], None);
        for device in devices.iter() {
            let Ok(about) = device.device_descriptor() else { continue };
            match (about.vendor_id(), about.product_id()) {
                RUNNING if is_for_wallets(&device) => found.push(device),
                BOOTLOADER => resting = Some("the Trezor is in bootloader mode"),
                RUNNING | OLD => resting = Some("the Trezor's firmware is too old for this"),
                _ => {}
            }
        }
        if let (true, Some(message)) = (found.is_empty(), resting) {
            bail!(Failure::failed("device", message).hint("reconnect it without pressing anything, or update it with Trezor Suite"));
        }
        let chosen = if let ([_], None) = (&found[..], serial) {
            0
        } else {
            let serials = found.iter().map(serial_of).collect::<Result<Vec<_>>>()?;
            TREZOR.choose(&serials.iter().map(String::as_str).collect::<Vec<_>>(), serial)?
        };
        let handle = found.get(chosen).with_context(|| TREZOR.absent())?.open().map_err(refused)?;
        handle.claim_interface(INTERFACE).map_err(refused)?;
        Ok(Self(handle))
    }
}

fn is_for_wallets(device: &Device<Context>) -> bool {
    let Ok(configuration) = device.config_descriptor(0) else { return false };
    let mut interfaces = configuration.interfaces().filter(|interface| interface.number() == INTERFACE);
    interfaces.any(|interface| interface.descriptors().any(|one| one.setting_number() == 0 && one.class_code() == VENDOR_SPECIFIC))
}

/// The serial number; nothing where the device does not say it, as when another program has it.
///
/// # Errors
/// When this user may open no such device, so that none could be used either.
fn serial_of(device: &Device<Context>) -> Result<String> {
    named(device.device_descriptor().and_then(|about| device.open()?.read_serial_number_string_ascii(&about)))
}

fn named(serial: rusb::Result<String>) -> Result<String> {
    match serial {
        Err(Error::Access) => Err(refused(Error::Access).into()),
        serial => Ok(serial.unwrap_or_default()),
    }
}

/// The device is there and cannot be opened.
fn refused(error: Error) -> Failure {
    let failure = Failure::failed("device", format!("the Trezor cannot be opened: {error}"));
    failure.hint("close other programs that use it; on Linux, install Trezor's udev rules so that your user may open it")
}

impl Wire for Usb {
    fn send(&mut self, packet: &[u8; PACKET]) -> Result<()> {
        let sent = self.0.write_interrupt(OUT, packet, LEAVES).map_err(gone)?;
        ensure!(sent == PACKET, gone("it takes no whole packet"));
        Ok(())
    }

    fn receive(&mut self, patience: Duration) -> Result<[u8; PACKET]> {
        let deadline = Instant::now().checked_add(patience).context("the clock cannot wait so long")?;
        let mut packet = [0; PACKET];
        loop {
            match self.0.read_interrupt(IN, &mut packet, BEAT) {
                Ok(PACKET) => return Ok(packet),
                // What is shorter belongs to no message.
                Ok(_) | Err(Error::Timeout | Error::Interrupted) => ensure!(Instant::now() < deadline, silent()),
                Err(error) => bail!(gone(error)),
            }
        }
    }

    fn drain(&mut self) -> Result<()> {
        /// As many as one answer may have; who sends more is refused by what comes next.
        const MOST_STALE: usize = 512;
        let mut stale = [0; PACKET];
        // What was asked and never read, as by a command that was ended meanwhile, may be answered only now.
        let mut packets = (0..MOST_STALE).map(|_| self.0.read_interrupt(IN, &mut stale, Duration::from_millis(20)));
        match packets.find_map(Result::err) {
            None | Some(Error::Timeout | Error::Interrupted) => Ok(()),
            Some(error) => bail!(gone(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_without_a_trezor_gets_a_sentence() {
        if let Err(error) = Usb::open(Some("no such device")) {
            let failure = error.downcast_ref::<Failure>().unwrap();
            assert!(failure.hint.is_some() || failure.to_string().contains("USB ports"), "{error:#}");
        }
    }

    #[test]
    fn a_device_that_may_not_be_opened_is_not_one_without_a_number() {
        let error = named(Err(Error::Access)).unwrap_err();
        assert!(error.downcast_ref::<Failure>().unwrap().hint.as_ref().unwrap().contains("udev rules"));
        assert_eq!(named(Err(Error::NoDevice)).unwrap(), "");
        assert_eq!(named(Ok("a".into())).unwrap(), "a");
    }

    #[test]
    fn one_of_several_is_named_by_its_variable() {
        let error = TREZOR.choose(&["a", "b"], None).unwrap_err();
        assert_eq!(error.to_string(), "2 Trezors are connected: `a`, `b`");
        assert!(error.downcast_ref::<Failure>().unwrap().hint.as_ref().unwrap().contains("RESTAKE_TREZOR_SERIAL"));
    }
}
