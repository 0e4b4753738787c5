//! A Ledger on a USB port. Only its interface for apps is ever opened, never the one that speaks FIDO.

use super::{
    frames::{Joiner, REPORT, cut},
    transport::{Answer, Transport, gone},
};
use crate::{error::Failure, signer::several::Make};
use anyhow::Result;
use hidapi::{DeviceInfo, HidApi, HidDevice};
use std::ffi::CStr;

/// Ledger's USB vendor id.
const VENDOR: u16 = 0x2c97;

/// The usage page of the interface for apps.
const APP_PAGE: u16 = 0xffa0;

/// The usage page of the FIDO interface (FIDO CTAP, HID).
const FIDO_PAGE: u16 = 0xf1d0;

/// How one of several is chosen.
const LEDGER: Make = Make { name: "Ledger", variable: super::SERIAL, missing: "connect it by USB, unlock it and open its Ethereum app" };

/// An open device.
pub struct Hid(HidDevice);

impl Hid {
    /// Opens the only Ledger that is connected, or the one with this serial number.
    ///
    /// # Errors
    /// When there is none, several without a choice, or the system does not let it be opened.
    pub fn open(serial: Option<&str>) -> Result<Self> {
        let api = HidApi::new().map_err(|error| Failure::failed("device", format!("the USB ports cannot be read: {error}")))?;
        let mut found: Vec<&DeviceInfo> = vec![];
        for device in api.device_list().filter(|device| is_app(device.vendor_id(), device.usage_page(), device.interface_number())) {
            // A device with several usages is listed once for each.
            if found.iter().all(|other| other.path() != device.path()) {
                found.push(device);
            }
        }
        let chosen = LEDGER.choose(&found.iter().map(|device| device.serial_number().unwrap_or_default()).collect::<Vec<_>>(), serial)?;
        match found.get(chosen) {
            Some(device) => open(&api, device.path()),
            None => Err(LEDGER.absent().into()),
        }
    }
}

fn open(api: &HidApi, path: &CStr) -> Result<Hid> {
    let refused = |error| {
        let failure = Failure::failed("device", format!("the Ledger cannot be opened: {error}"));
        failure.hint("close other programs that use it; on Linux, install Ledger's udev rules so that your user may open it")
    };
    Ok(Hid(api.open_path(path).map_err(refused)?))
}

/// Whether an interface is that for apps. Where the system tells no usage page, it is the first.
fn is_app(vendor: u16, page: u16, interface: i32) -> bool {
    vendor == VENDOR && page != FIDO_PAGE && (page == APP_PAGE || interface == 0)
}

impl Transport for Hid {
    fn exchange(&mut self, apdu: &[u8]) -> Result<Answer> {
        // What was asked and never read, as by a command that was ended meanwhile, may be answered only now.
        let mut stale = [0; REPORT];
        while self.0.read_timeout(&mut stale, 0).map_err(gone)? > 0 {}
        for report in cut(apdu)? {
            // The report's number, which a Ledger does not use, goes first.
            self.0.write(&[&[0], &report[..]].concat()).map_err(gone)?;
        }
        let mut joiner = Joiner::default();
        loop {
            let mut report = [0; REPORT];
            let length = self.0.read(&mut report).map_err(gone)?;
            if let Some(reply) = joiner.take(report.get(..length).unwrap_or_default())? {
                return Answer::split(&reply);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_interface_for_apps_is_opened() {
        assert!(is_app(VENDOR, APP_PAGE, 0));
        assert!(is_app(VENDOR, APP_PAGE, -1));
        assert!(is_app(VENDOR, 0, 0));
        assert!(!is_app(VENDOR, FIDO_PAGE, 0));
        assert!(!is_app(VENDOR, FIDO_PAGE, 1));
        assert!(!is_app(VENDOR, 0, 1));
        assert!(!is_app(0x1050, APP_PAGE, 0));
    }

    #[test]
    fn one_of_several_is_chosen_by_its_serial_number_alone() {
        assert_eq!(LEDGER.choose(&["a"], None).unwrap(), 0);
        assert_eq!(LEDGER.choose(&["a", "b"], Some("b")).unwrap(), 1);
        let several = LEDGER.choose(&["a", "b\u{1b}"], None).unwrap_err();
        assert_eq!(several.to_string(), "2 Ledgers are connected: `a`, `b\\u{1b}`");
        assert!(LEDGER.choose(&["a"], Some("c")).is_err());
        assert_eq!(LEDGER.choose(&[], None).unwrap_err().to_string(), "no Ledger is connected");
    }

    #[test]
    fn a_machine_without_a_ledger_gets_a_sentence() {
        if let Err(error) = Hid::open(Some("no such device")) {
            assert!(error.downcast_ref::<Failure>().is_some_and(|failure| failure.hint.is_some()), "{error:#}");
        }
    }
}
